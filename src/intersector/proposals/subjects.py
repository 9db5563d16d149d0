"""What two clauses that ask for alike things ask them for: the subjects of their own instruments.

"To support the work for youth" and "to support the work for women" are alike in form. A title names
the subject of its text; where the words in which two clauses differ are those in which their titles
differ, each clause is about its own.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from intersector.matching import rarity, stem, words
from intersector.model import Clause
from intersector.proposals.case import WORD_FOR_WORD, Case

TELLING: Final = 0.5
"""How rare a word of a title is at the least that tells a subject; "role" and "use" are not."""
NAMED: Final = 3.2
"""From this rarity on, a word that both clauses have is a matter that they share, whatever their
titles: an index, a programme."""
SMALL: Final = 3
"""Letters of "the" and "and", and of the shortest name made of first letters that is told."""
Told = Mapping[str, str]
"""Words as printed, by what they count as."""


def own_subjects(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words by which each clause tells that it is about the subject of its own instrument.

    Both are empty where the clauses share a subject, or where nothing tells. Of clauses in nearly
    the same words, one word that differs and stands in a title tells enough; so it does where the
    other clause names its own text ("the work described above").
    """
    if case.foreign:
        return (), ()
    kept, other = (_told(clause.words) for clause in (case.kept, case.other))
    titles = [_subjects(clause.document.title) for clause in (case.kept, case.other)]
    first = tuple(_only(kept, other, titles[0], titles[1], case.kept))
    second = tuple(_only(other, kept, titles[1], titles[0], case.other))
    apart = (first or case.turned.names_itself) and (second or case.names_itself)
    if apart or case.overlap.kind in WORD_FOR_WORD:
        return first, second
    both = kept.keys() & other.keys()
    shared = both & (titles[0].keys() | titles[1].keys())
    named = any(rarity(kept[each]) >= NAMED for each in both)
    return ((), ()) if shared or named else (first, second)


@lru_cache(maxsize=1 << 11)
def _told(text: str) -> Told:
    """Each clause and each title stands in many cases."""
    return {stem(word.form): word.form for word in reversed(words(text)) if len(word.form) > 1}


@lru_cache(maxsize=1 << 14)
def _subjects(title: str) -> Told:
    """The words of a title that tell what the instrument is about."""
    return {key: form for key, form in _told(title).items() if rarity(form) > TELLING}


def _only(own: Told, other: Told, title: Told, others: Told, clause: Clause) -> Iterator[str]:
    """The words of a clause that only its own title and not the other clause has."""
    for key, form in own.items():
        names = key in title or _shortens(form, clause.document.title)
        if names and key not in other and key not in others:
            yield form


def _shortens(form: str, title: str) -> bool:
    """Whether a word is made of first letters of the title, small words counted or not: "IoT"."""
    short = form.removesuffix("s")
    made = len(short) >= SMALL and any(short in letters for letters in _first_letters(title))
    return made and rarity(form) > TELLING


@lru_cache(maxsize=1 << 14)
def _first_letters(title: str) -> tuple[str, str]:
    """Those of all words, and those of all but the small ones."""
    forms = [word.form for word in words(title)]
    every = "".join(form[0] for form in forms)
    return every, "".join(form[0] for form in forms if len(form) > SMALL)

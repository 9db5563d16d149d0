"""What a theme is called: in the reader's language, in its members' own words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from intersector.languages import knowledge
from intersector.matching import Formula, words
from intersector.model import Clause, Document, Language

KEYWORDS: Final = 6
_LEAST_RARE: Final = 1.5
_LEAST_LETTERS: Final = 2


def label(members: Sequence[Document], language: Language) -> str:
    """The title of the first member that has one in `language`, else of the first that has one.

    Members come the most central first; those that are known by a number are preferred.
    """
    known = [document for document in members if document.id is not None]
    titled = [document for document in (*known, *members) if document.title]
    own = [document for document in titled if document.language == language]
    chosen = next(iter(own or titled), None)
    return " ".join(chosen.title.split()) if chosen is not None else members[0].source


def keywords(
    members: Sequence[Document], clauses: Iterable[Clause], formula: Formula, language: Language
) -> tuple[str, ...]:
    """The words that tell the members from other documents: rare elsewhere, used by half of them.

    Of the members in `language` if there are any, else of all; most telling first. Of forms of one
    word, as singular and plural, the most telling; words that only bind others are none.
    """
    own = [document for document in members if document.language == language] or list(members)
    spoken = {document.source: document.language for document in own}
    used: dict[str, Counter[str]] = {document.source: Counter() for document in own}
    for document in own:
        used[document.source].update(_forms(document.title, document.language, times=3))
    for clause in clauses:
        if clause.document.source in used:
            used[clause.document.source].update(_forms(clause.words, clause.document.language))
    score: Counter[str] = Counter()
    for source, counts in used.items():
        most = max(counts.values(), default=1)
        for form, count in counts.items():
            rare = formula.idf(form, spoken[source])
            if rare >= _LEAST_RARE:
                score[form] += rare * (count / most) ** 0.5
    shared = [form for form in score if 2 * sum(form in each for each in used.values()) >= len(own)]
    return _first(sorted(shared, key=lambda form: (-round(score[form], 6), form)))


def _first(forms: Iterable[str]) -> tuple[str, ...]:
    """The first `KEYWORDS`, less those that only lengthen or shorten an earlier one."""
    chosen: list[str] = []
    for form in forms:
        if not any(form.startswith(other) or other.startswith(form) for other in chosen):
            chosen.append(form)
    return tuple(chosen[:KEYWORDS])


def _forms(text: str, language: Language | None, *, times: int = 1) -> list[str]:
    forms = [word.form for word in words(text)]
    named = (form for form in forms if form.isalpha() and len(form) > _LEAST_LETTERS)
    return [form for form in named if form not in _binding(language)] * times


@cache
def _binding(language: Language | None) -> frozenset[str]:
    """The words of a language that only bind others."""
    return frozenset(knowledge(language)["searching"]["functions"] if language else ())

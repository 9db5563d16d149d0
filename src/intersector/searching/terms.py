"""What words count as when they are searched for: the same in whatever form a language gives them.

Case, accents and vowel marks are set aside; endings too, by the stemmer that the file of the
language names or by its own list of beginnings and endings; of Chinese, which writes no spaces
between words, every two neighbouring characters count as one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final
from unicodedata import category, name, normalize

import snowballstemmer

from intersector.languages import LANGUAGES, knowledge
from intersector.matching import Word, words
from intersector.model import Language

_LEAST: Final = 2
"""Letters that are left of a word at least when an ending falls off; one more for a beginning."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something that can be searched for: how it is written without its marks, what it counts as
    in each language that it may be of, and where it stands."""

    plain: str
    stems: tuple[str, ...]
    start: int
    end: int


def terms(text: str, language: Language | None = None) -> tuple[Term, ...]:
    """The terms of `text`, in order; neighbouring Chinese characters make terms that overlap.

    A word counts as one thing in a text of `language`, and as one in each language of its script
    where that is not known.
    """
    return tuple(_terms(words(text), language))


def plain_words(text: str) -> list[str]:
    """The words of `text` in order, without marks and with their endings; Chinese by character."""
    return [plain(word.form) for word in words(text)]


@lru_cache(maxsize=1 << 17)
def plain(form: str) -> str:
    """A word without accents, vowel marks and hamzas.

    >>> plain("Résolution")
    'resolution'
    """
    bare = "".join(c for c in normalize("NFD", form.casefold()) if category(c) != "Mn")
    return bare.translate(_letters())


def is_function(term: Term) -> bool:
    """Whether it binds other words and names nothing."""
    return term.plain in _functions()


def _terms(cut: Sequence[Word], language: Language | None) -> Iterator[Term]:
    right_of = {a.start: b for a, b in pairwise(cut) if a.end == b.start and _han(a) and _han(b)}
    paired = {word.start for word in right_of.values()}
    for word in cut:
        if (right := right_of.get(word.start)) is not None:
            both = word.form + right.form
            yield Term(both, (both,), word.start, right.end)
        elif word.start not in paired:
            yield Term(plain(word.form), _stems(word.form, language), word.start, word.end)


def _han(word: Word) -> bool:
    return "\u3400" <= word.form[0] <= "\u9fff"


@lru_cache(maxsize=1 << 17)
def _stems(form: str, language: Language | None) -> tuple[str, ...]:
    of_script = _languages(name(form[0], "").partition(" ")[0])
    if language is not None:
        of_script = (language,) if language in of_script else of_script[:1]
    return tuple(dict.fromkeys(_stem(form, each) for each in of_script)) or (plain(form),)


def _stem(form: str, language: Language) -> str:
    known = _known(language)
    if "stemmer" in known:
        return plain(_stemmer(known["stemmer"]).stemWord(form))
    return _light(plain(form), known.get("prefixes", ()), known.get("suffixes", ()))


def _light(word: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> str:
    """The word without the first of the beginnings that it has and without every ending."""
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) > len(prefix) + _LEAST:
            word = word.removeprefix(prefix)
            break
    for suffix in suffixes:
        if len(word) >= len(suffix) + _LEAST:
            word = word.removesuffix(suffix)
    return word


def _known(language: Language) -> dict[str, Any]:
    known: dict[str, Any] = knowledge(language)["searching"]
    return known


@cache
def _languages(script: str) -> tuple[Language, ...]:
    """The languages of a script; English first, where a word may be a name in any of them."""
    found = (code for code in LANGUAGES if _known(code)["script"] == script)
    return tuple(sorted(found, key=lambda code: (code != "en", code)))


@cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)


@cache
def _letters() -> dict[int, str]:
    pairs = [pair for code in LANGUAGES for pair in _known(code).get("letters", {}).items()]
    return {ord(letter): alike for letter, alike in pairs}


@cache
def _functions() -> frozenset[str]:
    return frozenset(plain(word) for code in LANGUAGES for word in _known(code)["functions"])

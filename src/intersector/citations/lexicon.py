"""Words and what each stands for, as one compiled pattern."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from intersector.model import Language

T = TypeVar("T")
Found = list[tuple["re.Match[str]", T]]
"""Words found in a text, in order, each with what it stands for."""

_ACRONYM: Final = re.compile(r"[A-ZА-Я][A-ZА-Я-]{0,6}s?")
_NEVER: Final = r"(?!)"


class Lexicon(Generic[T]):
    """Finds the longest known word or phrase at a place, and says what it stands for.

    Of a word given twice, the later meaning holds.
    """

    def __init__(self, language: Language, meanings: Iterable[tuple[T, Iterable[str]]]) -> None:
        known = {word: meaning for meaning, listed in meanings for word in listed}
        pattern, order = _compiled(known, language)
        self._pattern = re.compile(pattern)
        self._values = [known[word] for word in order]

    def value(self, match: "re.Match[str]") -> T:
        """What the words of a `match` stand for."""
        return self._values[(match.lastindex or 1) - 1]

    def match(self, text: str, at: int) -> "re.Match[str] | None":
        """The longest phrase that begins exactly there."""
        return self._pattern.match(text, at)

    def find(self, text: str) -> Iterator["re.Match[str]"]:
        """Every phrase, left to right, without overlaps."""
        return self._pattern.finditer(text)

    def last(self, text: str, start: int, end: int) -> "re.Match[str] | None":
        """The last phrase between two places."""
        found = None
        for found in self._pattern.finditer(text, max(0, start), end):  # noqa: B007
            pass
        return found


def words(listed: Iterable[str], language: Language) -> str:
    """A pattern for any of the words, the longest first; it never matches when there are none."""
    opening = r"(?<![^\W\d])" if language != "zh" else ""  # a digit may stand before: "307and"
    return (
        "|".join(
            f"{opening if word[0].isalnum() else ''}{_case(word, _body(word, language))}"
            for word in _longest_first(listed)
        )
        or _NEVER
    )


def _compiled(known: Iterable[str], language: Language) -> tuple[str, list[str]]:
    """A pattern with one group a word, and the words in the order of their groups.

    Every branch opens with a literal character, in either case: `re` then skips what cannot begin
    a word without trying the branches, which makes the search several times faster; so does a look
    at the second character before all else.
    """
    branches: dict[str, list[str]] = defaultdict(list)
    for word in _longest_first(known):
        first = word[0]
        either = {first} if _ACRONYM.fullmatch(word) else {first, first.lower(), first.upper()}
        for letter in either:
            branches[letter].append(word)
    pieces, order = [], []
    for letter in sorted(branches):
        rest = "|".join(
            _case(w, f"({_body(w, language)[len(re.escape(w[0])) :]})") for w in branches[letter]
        )
        second = _second(branches[letter])
        pieces.append(f"{re.escape(letter)}{second}{_opening(letter, language)}(?:{rest})")
        order += branches[letter]
    return "|".join(pieces) or _NEVER, order


def _second(listed: Iterable[str]) -> str:
    """That one of the second letters of the words follows, where all have one."""
    seconds = {word[1:2] for word in listed}
    if not all(second.isalpha() for second in seconds):
        return ""
    either = sorted({case for second in seconds for case in (second.lower(), second.upper())})
    return f"(?=[{''.join(either)}])"


def _longest_first(listed: Iterable[str]) -> list[str]:
    return sorted(set(listed), key=lambda word: (-len(word), word))


def _opening(letter: str, language: Language) -> str:
    """That the letter just read opens a word."""
    if language == "zh" or not letter.isalnum():
        return ""
    # A digit may stand before it, in flattened tracked changes: "2010ПУСАН, 2014"
    alone = rf"(?<![^\W\d]{letter})"
    # Arabic writes conjunctions and prepositions onto the word: "والقرار"
    return rf"(?:{alone}|(?<=(?<!\w)[وبفلك]{letter}))" if language == "ar" else alone


def _case(word: str, pattern: str) -> str:
    return pattern if _ACRONYM.fullmatch(word) else f"(?i:{pattern})"


def _body(word: str, language: Language) -> str:
    """Any space and apostrophe, `~` any ending; closed by a word's end or a footnote's number."""
    body = re.escape(word).replace(r"\ ", r"\s+").replace(r"\~", r"\w*").replace("~", r"\w*")
    body = body.replace("'", "['’]").replace(r"\-", "[-‑‐]")
    return body + (r"(?![^\W\d])" if word[-1].isalnum() and language != "zh" else "")

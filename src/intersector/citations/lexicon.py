"""Words and what each stands for, as one compiled pattern."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from intersector.model import Language

T = TypeVar("T")

# Arabic writes conjunctions and prepositions onto the word ("والقرار"); Chinese has no spaces.
_OPENING: Final[dict[str, str]] = {"zh": "", "ar": r"(?:(?<!\w)|(?<=(?<!\w)[وبفلك]))"}
_ACRONYM: Final = re.compile(r"[A-ZА-Я][A-ZА-Я-]{0,6}s?")


class Lexicon(Generic[T]):
    """Finds the longest known word or phrase, and says what it stands for."""

    def __init__(self, language: Language, meanings: Iterable[tuple[T, Iterable[str]]]) -> None:
        words = {word: meaning for meaning, listed in meanings for word in listed}
        ordered = sorted(words, key=lambda word: (-len(word), word))
        self._values = [words[word] for word in ordered]
        self.alternatives = "|".join(_pattern(word, language) for word in ordered) or r"(?!)"
        self._pattern = re.compile(
            "|".join(f"({_pattern(word, language)})" for word in ordered) or r"(?!)"
        )

    def value(self, match: "re.Match[str]") -> T:
        """What the words of a `match` stand for."""
        return self._values[(match.lastindex or 1) - 1]

    def match(self, text: str, at: int) -> "re.Match[str] | None":
        """The longest phrase that begins exactly there."""
        return self._pattern.match(text, at)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator["re.Match[str]"]:
        """Every phrase, left to right, without overlaps."""
        return self._pattern.finditer(text, start, len(text) if end is None else end)

    def last(self, text: str, start: int, end: int) -> "re.Match[str] | None":
        """The last phrase that lies wholly before `end`."""
        found = None
        for found in self._pattern.finditer(text, max(0, start), end):  # noqa: B007
            pass
        return found


def words(listed: Iterable[str], language: Language) -> str:
    """A pattern for any of the words, the longest first; it never matches when there are none."""
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return "|".join(_pattern(word, language) for word in ordered) or r"(?!)"


def _pattern(word: str, language: Language) -> str:
    """One word or phrase: any space and apostrophe, `~` any ending, acronyms in capitals only."""
    body = re.escape(word).replace(r"\ ", r"\s+").replace("~", r"\w*").replace(r"\~", r"\w*")
    body = body.replace("'", "['’]").replace(r"\-", "[-‑‐]")
    opening = _OPENING.get(language, r"(?<!\w)") if word[0].isalnum() else ""
    closing = r"(?!\w)" if word[-1].isalnum() and language != "zh" else ""
    case = body if _ACRONYM.fullmatch(word) else f"(?i:{body})"
    return f"{opening}{case}{closing}"

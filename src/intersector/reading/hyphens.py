"""Words that the end of a line broke in two: "Reso-" and "lution" are one, "ITU-" and "T" are not.

One rule for lines of a PDF and of plain text. The hyphen goes where a small letter follows it, or
where the whole word stands elsewhere in the text; it stays where the text has the word with it, in
addresses, after an acronym or a single letter, and before a capital or a digit.
"""

import re
from typing import Final

HYPHENS: Final = "-\u2010\xad"
"""What a broken word ends its line with; the last of them is unseen elsewhere."""
_BROKEN: Final = re.compile(rf"([\w-]*\w)[{HYPHENS}]$")
_WORD: Final = re.compile(r"\w{1,60}")
_COMPOUND: Final = re.compile(r"\w+(?:-\w+)*")
_ADDRESS: Final = re.compile(r"(?:://|www\.|@)\S*$")
_LONGEST: Final = 60


def known_words(text: str) -> frozenset[str]:
    """The words of a text, compounds as they are written, in small letters."""
    return frozenset(_COMPOUND.findall(text.casefold()))


def broken(line: str, following: str) -> tuple[str, str] | None:
    """The two parts of a word that the end of `line` breaks; None when it breaks none."""
    first, rest = _BROKEN.search(line[-_LONGEST:]), _WORD.match(following)
    return (first[1], rest[0]) if first and rest else None


def is_compound(parts: tuple[str, str], words: frozenset[str]) -> bool:
    """Whether the text has elsewhere the two parts joined by a hyphen."""
    return "-".join(parts).casefold() in words


def keeps_hyphen(line: str, parts: tuple[str, str], words: frozenset[str]) -> bool:
    """Whether the hyphen that ends `line` belongs to the word, by the `words` of the text."""
    first, rest = parts
    if _ADDRESS.search(line[-2 * _LONGEST :]) or is_compound(parts, words):
        return True
    if len(first) == 1 or (first.isupper() and rest[0].islower()):  # e-health, ICT-related
        return True
    return not rest[0].islower() and f"{first}{rest}".casefold() not in words

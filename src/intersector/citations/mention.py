"""What was found in the words, before it is known which instrument it names."""

import re
from dataclasses import dataclass
from typing import Final

from intersector.identifiers import InstrumentId, latin
from intersector.model import Span

_LABEL: Final = re.compile(r"\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as the words give it; what they leave out is None.

    `body` is the code told by the words beside it; `code` the identifier's first part where that
    differs (a Constitution is cited as ``Constitution``, its provisions are ``CS/...``);
    `unit` says what part of a standing text is meant (``provision``, ``article``, ...);
    `beside` is the body that the paragraph named last before it, where none is told;
    `candidates` are the identifiers it can name, where the words tell them: one is the answer.
    """

    span: Span
    kind: str
    number: str | None
    body: str | None = None
    place: str | None = None
    year: int | None = None
    code: str | None = None
    unit: str | None = None
    beside: str | None = None
    candidates: tuple[InstrumentId, ...] = ()


def plain(number: str) -> str:
    """Western digits, Latin letters and a plain hyphen."""
    if number.isascii():
        return number
    digits = "".join(str(int(c)) if c.isdigit() else c for c in number)
    return latin(digits).replace("‑", "-")


def opens_line(text: str, joined: "re.Match[str]") -> bool:
    """Whether what a list would go on with is the label of the next line: "SDG 9, / 1. Declare"."""
    return "\n" in joined[0] and _LABEL.match(text, joined.end()) is not None

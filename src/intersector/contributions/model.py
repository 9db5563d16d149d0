"""What a contribution is made of."""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from intersector.errors import DataError
from intersector.model import Document, Edit, Language
from intersector.proposals.redline import Signature

Mark = Literal["ADD", "MOD", "(MOD)", "SUP", "NOC"]
"""What is proposed for an instrument, in the marks of conferences: it is new ("ADD"); its text is
amended ("MOD"), or mended editorially only ("(MOD)"); it is suppressed ("SUP"), or kept as it is
("NOC")."""

_NUMBERED: Final = re.compile(r"(?P<series>.+/)(?P<first>[1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the proposals, and who signs the changes; an empty text leaves a line out.

    `number` is the first proposal's (``EUR/44A7/1``); the next ones count on from it. `reasons`
    stand in for those of the proposals. All is said in `language`, else in that of the first
    instrument.
    """

    signature: Signature
    source: str = ""
    destination: str = ""
    agenda_item: str = ""
    number: str = ""
    reasons: str = ""
    language: Language | None = None

    def numbers(self, count: int) -> list[str]:
        """The numbers of the first `count` proposals; empty where none are given.

        Raises DataError when `number` does not end in one.
        """
        if not self.number:
            return [""] * count
        match = _NUMBERED.fullmatch(self.number)
        if match is None:
            raise DataError(
                self.number,
                "is no number of a proposal.",
                mend="Write source, document and running number, such as EUR/44A7/1.",
            )
        return [f"{match['series']}{int(match['first']) + step}" for step in range(count)]

    def after(self, count: int) -> "Frame":
        """The frame of the contribution that follows one with `count` proposals."""
        return replace(self, number=self.numbers(count + 1)[-1])


@dataclass(frozen=True, slots=True)
class Statement:
    """A proposal that reproduces no text: the instrument is named, with the reasons."""

    mark: Mark
    name: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposal that shows an instrument with its edits, or a new one without any.

    `data` is its own .docx, None where it is of another format; spans are of `document`'s text.
    """

    mark: Mark
    document: Document
    edits: tuple[Edit, ...]
    data: bytes | None
    reasons: str

"""What the reader of a format hands back, and the pen it is written with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from intersector.model import Block, BlockKind, Change, Comment, Span

Reading = Literal["original", "proposed"]
"""Which side of tracked changes to read: as it stood, or as it is proposed."""

INVISIBLE: Final = re.compile(
    # control characters, soft hyphens, joiners and marks of direction: unseen in print, but they
    # part words and numbers that belong together
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a file with its blocks, before its language is known.

    Blocks are ordered by where they start, a longer one before a shorter one. They do not overlap,
    but for one case: a block of kind "note" may lie wholly inside a block of another kind, where a
    plain text prints its footnote (or the mark of one) in mid-paragraph.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    warnings: tuple[str, ...] = ()
    masthead: str = ""


class Pen:
    """Writes blocks one below the other, each on its own line, keeping count of the characters."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._at = 0
        self.blocks: list[Block] = []

    def write(
        self,
        text: str,
        *,
        kind: BlockKind = "paragraph",
        level: int | None = None,
        number: str | None = None,
        style: str | None = None,
    ) -> Span | None:
        """Append one block without outer white space and invisible characters.

        Return where it stands; an empty one leaves no trace.
        """
        text = INVISIBLE.sub("", text).strip()
        if not text:
            return None
        span = Span(self._at, self._at + len(text))
        self.blocks.append(Block(span, kind, level, number, style))
        self._pieces.append(text)
        self._at = span.end + 1
        return span

    def draft(
        self,
        *,
        changes: Iterable[Change] = (),
        comments: Iterable[Comment] = (),
        warnings: Iterable[str] = (),
        masthead: str = "",
    ) -> Draft:
        """Everything written so far."""
        return Draft(
            "\n".join(self._pieces),
            tuple(self.blocks),
            tuple(changes),
            tuple(comments),
            tuple(warnings),
            masthead,
        )

"""Random edits of documents that organisations published, and what they should come to.

Nobody wrote these documents twice, so what is wanted is what LibreOffice holds of the document as
it was, with the same lines changed. Only lines that it holds once, in the same words, are changed.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trips.changes import SOURCE

from intersector.model import Edit, Span
from intersector.proposals.redline import RedlineError, Signature, redline
from intersector.reading import trace_docx
from intersector.reading.places import Line

SHORTEST = 25
"""Characters of a line that is changed."""


def documents(folders: Sequence[Path]) -> dict[str, bytes]:
    """The .docx files of the folders by their names."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.docx"))
    return {path.stem.replace(" ", "-"): path.read_bytes() for path in paths}


@dataclass(slots=True)
class Trip:
    """Edits of one document that are not refused, and the lines it should come to.

    `before` are the lines that LibreOffice holds of it once all changes in it are accepted.
    """

    name: str
    data: bytes
    before: Sequence[str]
    signature: Signature
    edits: list[Edit] = field(default_factory=list)
    wanted: dict[int, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def choose(self, count: int, seed: int) -> None:
        """Change up to `count` lines at random."""
        chance = random.Random(f"{seed} {self.name}")
        traced = trace_docx(self.data, SOURCE)
        lines = list(self._known(traced.lines, traced.draft.text))
        for line, at in chance.sample(lines, min(count, len(lines))):
            edit, wanted = _change(line, traced.draft.text, chance)
            if self._made([edit]) is not None:
                self.edits.append(edit)
                self.wanted[at] = wanted

    def made(self) -> bytes:
        """The document with all edits; as it is where they are refused together."""
        return self._made(self.edits) or self.data

    def lines(self) -> list[str]:
        """What LibreOffice should hold once all is accepted."""
        return [each for at, line in enumerate(self.before) for each in self.wanted.get(at, [line])]

    def _made(self, edits: Sequence[Edit]) -> bytes | None:
        try:
            return redline(self.data, edits, source=self.name, signature=self.signature)
        except RedlineError as error:
            self.refused.append(str(error))
            return None

    def _known(self, lines: Sequence[Line], text: str) -> Iterator[tuple[Line, int]]:
        """The lines without automatic numbers that LibreOffice holds once, and where."""
        for line in lines:
            words = " ".join(line.span.of(text).split())
            if line.label is None and len(words) >= SHORTEST and self.before.count(words) == 1:
                yield line, self.before.index(words)


def _change(line: Line, text: str, chance: random.Random) -> tuple[Edit, list[str]]:
    """A change of a line, and the lines that stand there then."""
    words, span = line.span.of(text), line.span
    kind = chance.choice(["reword", "reword", "reword", "strike", "after"])
    if kind == "strike":
        end = min(span.end + 1, len(text))
        return Edit(SOURCE, Span(span.start, end), ""), []
    if kind == "after":
        edit = Edit(SOURCE, Span(span.end, span.end), "\nA paragraph put after it;")
        return edit, [" ".join(words.split()), "A paragraph put after it;"]
    first = chance.randrange(len(words) - 1)
    last = chance.randrange(first + 1, len(words))
    rest = words[:first] + "other words" + words[last:]
    edit = Edit(SOURCE, Span(span.start + first, span.start + last), "other words")
    return edit, [" ".join(rest.split())]

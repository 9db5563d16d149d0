"""Tracked changes through LibreOffice: python benchmarks/round_trip.py --documents 200.

Invents documents in six languages with lists, tables, footnotes, links, fields, content controls,
right-to-left text and somebody else's tracked changes; proposes random edits of each; and asks
LibreOffice to accept and to reject all changes. What it then holds as text, numbers included, must
be what it holds of a document that was written that way from the start. The exit code is 1 if any
differs. Changes that are refused are told, and others tried in their place.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from trips.changes import SOURCE, Changes
from trips.documents import Model, invent, settled, written
from trips.office import settle

from intersector.proposals.redline import RedlineError, Signature, redline
from intersector.reading import trace_docx

SIGNATURE = Signature("Delegation", datetime(2026, 1, 2))


def cases(count: int, first: int) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Each case: its documents as they were, as redlined, and as they should come to read."""
    for seed in range(first, first + count):
        model = invent(seed)
        data = written(model)
        traced = trace_docx(data, SOURCE)
        starts = [line.start for line in traced.lines]
        made, wanted = redlined(model, data, traced.draft.text, starts, seed)
        yield (
            f"{seed}-{model.language}",
            {"before": data, "made": made, "wanted": written(settled(wanted))},
        )


def redlined(
    model: Model, data: bytes, text: str, starts: list[int], seed: int
) -> tuple[bytes, Model]:
    """The first random changes that are not refused: in Word, and in the model."""
    for attempt in range(seed, seed + 10_000, 1000):
        changes = Changes(model, text, starts, attempt)
        wanted = changes.made()
        try:
            made = redline(data, changes.edits, source=SOURCE, signature=SIGNATURE)
        except RedlineError as error:
            print(f"{seed}-{model.language}: refused: {error}")
        else:
            return made, wanted
    raise ValueError(f"all changes of document {seed} are refused")


def lines(path: Path) -> list[str]:
    """The lines of a text that LibreOffice wrote."""
    text = path.read_text(encoding="utf-8-sig")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def differences(name: str, folder: Path) -> Iterator[str]:
    """What LibreOffice holds of a case otherwise than it should, on either side."""
    for side, got, wanted in (
        ("accepted", f"{name}-made-Accept", f"{name}-wanted-Accept"),
        ("rejected", f"{name}-made-Reject", f"{name}-before-Reject"),
    ):
        found, meant = lines(folder / f"{got}.txt"), lines(folder / f"{wanted}.txt")
        if found != meant:
            pairs = zip_longest(found, meant, fillvalue="")
            first, second = next((f, m) for f, m in pairs if f != m)
            yield f"{name} {side}:\n  got    {first}\n  wanted {second}"


def main() -> int:
    """Run the cases, print those that differ, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first document")
    parser.add_argument("--keep", type=Path, help="empty folder for all that is written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        named = dict(cases(options.documents, options.first))
        sides = {f"{n}-{side}": data for n, each in named.items() for side, data in each.items()}
        settle(sides, folder)
        wrong = {name: list(differences(name, folder)) for name in named}
    for each in wrong.values():
        print(*each, sep="\n", end="\n" if each else "")
    exact = sum(not each for each in wrong.values())
    print(f"{exact} of {len(wrong)} documents exact, accepted and rejected")
    return int(exact < len(wrong))


if __name__ == "__main__":
    sys.exit(main())

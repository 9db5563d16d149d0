"""Tracked changes through LibreOffice: python benchmarks/round_trip.py --documents 200.

Invents documents in six languages with lists, tables, footnotes, links, fields, content controls,
right-to-left text and somebody else's tracked changes; proposes random edits of each; and asks
LibreOffice to accept and to reject all changes. What it then holds as text, numbers included, must
be what it holds of a document that was written that way from the start. The exit code is 1 if any
differs. `--real FOLDER` tries the .docx of a folder too.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from trips.changes import SOURCE, Changes
from trips.documents import Model, invent, settled, written
from trips.office import settle

from intersector.proposals.redline import Signature, redline
from intersector.reading import trace_docx

SIGNATURE = Signature("Delegation", datetime(2026, 1, 2))


def cases(count: int, first: int) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Each case: its documents as they were, as redlined, and as they should come to read."""
    for seed in range(first, first + count):
        model = invent(seed)
        data = written(model)
        traced = trace_docx(data, SOURCE)
        starts = [line.start for line in traced.lines]
        changes = Changes(model, traced.draft.text, starts, seed)
        wanted = settled(changes.made())
        made = redline(data, changes.edits, source=SOURCE, signature=SIGNATURE)
        yield (
            f"{seed}-{model.language}",
            {"before": data, "made": made, "wanted": written(wanted)},
        )


def lines(path: Path) -> list[str]:
    """The lines of a text that LibreOffice wrote."""
    text = path.read_text(encoding="utf-8-sig")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def main() -> int:
    """Run the cases, print those that differ, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        named = dict(cases(options.documents, options.first))
        settle(
            {f"{name}-{side}": data for name, each in named.items() for side, data in each.items()},
            folder,
        )
        wrong = 0
        for name in named:
            for side, made, wanted in (
                ("accepted", f"{name}-made-Accept", f"{name}-wanted-Accept"),
                ("rejected", f"{name}-made-Reject", f"{name}-before-Reject"),
            ):
                got, want = lines(folder / f"{made}.txt"), lines(folder / f"{wanted}.txt")
                if got != want:
                    wrong += 1
                    print(f"{name} {side}:")
                    for left, right in zip(got, want):
                        if left != right:
                            print("  got   ", left, "\n  wanted", right)
                            break
                    else:
                        print(len(got), len(want), got[-1:], want[-1:])
    print(f"{2 * len(named) - wrong} of {2 * len(named)}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

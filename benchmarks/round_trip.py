"""Tracked changes through LibreOffice: python benchmarks/round_trip.py --documents 200.

Invents documents in six languages with lists, tables, footnotes, links, fields, content controls,
right-to-left text and somebody else's tracked changes; proposes random edits of each; and asks
LibreOffice to accept and to reject all changes. What it then holds as text, numbers included, must
be what it holds of a document that was written that way from the start. The exit code is 1 if any
differs. Changes that are refused are told, and others tried in their place.

With ``--data FOLDER`` the .docx files there are changed instead, each by a few random edits.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from subprocess import CalledProcessError

from trips.changes import SOURCE, Changes
from trips.documents import Model, invent, settled, written
from trips.office import settle
from trips.real import Trip, documents

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
        yield from differing(f"{name} {side}", found, meant)


def differing(side: str, found: list[str], meant: list[str]) -> Iterator[str]:
    """The first line that is not as it was meant, if any."""
    pairs = zip_longest(found, meant, fillvalue="")
    first = next(((f, m) for f, m in pairs if f != m), None)
    if first is not None:
        yield f"{side}:\n  got    {first[0]}\n  wanted {first[1]}"


def real(folders: list[Path], edits: int, seed: int, folder: Path) -> dict[str, list[str]]:
    """Change the documents of the folders; what LibreOffice holds otherwise than it should."""
    wrong = {}
    for name, data in documents(folders).items():
        place = folder / name
        place.mkdir()
        try:
            before, original = both(data, place / "before")
        except CalledProcessError:
            print(f"{name}: left out, LibreOffice fails on it as it is")
            continue
        trip = Trip(name, data, before, SIGNATURE)
        trip.choose(edits, seed)
        print(f"{name}: {len(trip.edits)} edits")
        print(*(f"  refused: {each}\n" for each in trip.refused), sep="", end="", flush=True)
        accepted, rejected = both(trip.made(), place / "made")
        wrong[name] = [
            *differing(f"{name} accepted", accepted, trip.lines()),
            *differing(f"{name} rejected", rejected, original),
        ]
    return wrong


def both(data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """The lines of a document once LibreOffice accepted, and once it rejected, all changes."""
    folder.mkdir()
    settle({"it": data}, folder)
    return lines(folder / "it-Accept.txt"), lines(folder / "it-Reject.txt")


def invented(count: int, first: int, folder: Path) -> dict[str, list[str]]:
    """Change invented documents; what LibreOffice holds otherwise than it should."""
    named = dict(cases(count, first))
    sides = {f"{n}-{side}": data for n, each in named.items() for side, data in each.items()}
    settle(sides, folder)
    return {name: list(differences(name, folder)) for name in named}


def main() -> int:
    """Run the cases, print those that differ, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first document")
    parser.add_argument("--data", type=Path, action="append", help="folder of .docx to change")
    parser.add_argument("--edits", type=int, default=6, help="edits of each document in --data")
    parser.add_argument("--keep", type=Path, help="empty folder for all that is written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        if options.data:
            wrong = real(options.data, options.edits, options.first, folder)
        else:
            wrong = invented(options.documents, options.first, folder)
    for each in wrong.values():
        print(*each, sep="\n", end="\n" if each else "")
    exact = sum(not each for each in wrong.values())
    print(f"{exact} of {len(wrong)} documents exact, accepted and rejected")
    return int(exact < len(wrong))


if __name__ == "__main__":
    sys.exit(main())

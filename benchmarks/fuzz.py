"""Damaged documents through reading: python benchmarks/fuzz.py --inputs 20000 --seed 1.

Each is read, identified, cut into clauses, and its citations and mandates found, in a process
apart. Reported is every error that is not ours, every crash, every input that takes over 10 s or
1 GiB, every write elsewhere and every connection; the exit code is 1 if there was any. The same
seed makes the same inputs: `--first N --inputs 1 --keep FOLDER` writes input N down.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attempt import Outcome, attempt, damaged

from intersector.reading.apart import Apart, Lost

SECONDS = 10.0
HANG = 6 * SECONDS
"""By the clock: other programs may keep the machine busy, but not as long as this."""
GROWTH = 1024**3
MEMORY = 4 * GROWTH
LOST = "crashes, hangs, or fills the memory"
CRASH = "makes the PDF library crash"


def run(seed: int, indices: range, seconds: float) -> Iterator[tuple[int, Outcome]]:
    """Try inputs until the time is over; yield what became of each."""
    process, until = Apart(MEMORY), time.monotonic() + seconds
    for index in indices:
        if time.monotonic() > until:
            break
        try:
            outcome = process.call(HANG, attempt, seed, index)
            yield index, outcome
            if outcome.growth > GROWTH:
                process.stop()  # to see which others take as much
        except Lost:
            yield index, Outcome(damaged(seed, index)[0], None, (LOST,), HANG, 0)
        except Exception as error:
            wrong = f"raises {type(error).__name__}: {error}\n{error.__notes__[0]}"
            yield index, Outcome(damaged(seed, index)[0], None, (wrong,), 0.0, 0)
    process.stop()


def main() -> int:
    """Fuzz, print what was broken, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--keep", type=Path, help="folder for the inputs that broke something")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    most = slowest = 0.0
    indices = range(options.first, options.first + options.inputs)
    for index, outcome in run(options.seed, indices, options.seconds):
        slowest, most = max(slowest, outcome.seconds), max(most, outcome.growth)
        broken = (*outcome.broken, *_excess(outcome))
        for wrong in broken:
            print(f"input {index} ({outcome.name}): {wrong}", flush=True)
        if options.keep and broken:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{index}-{outcome.name}").write_bytes(damaged(options.seed, index)[1])
        counts[_verdict(outcome, broken)] += 1
    print(f"{sum(counts.values()):,} inputs: " + ", ".join(f"{n:,} {w}" for w, n in counts.items()))
    print(f"the slowest took {slowest:.1f} s, the largest {most / 1024**2:.0f} MiB")
    return int(counts["broken"] > 0)


def _excess(outcome: Outcome) -> Iterator[str]:
    if outcome.seconds > SECONDS:
        yield f"takes {outcome.seconds:.0f} s"
    if outcome.growth > GROWTH:
        yield f"takes {outcome.growth / 1024**2:,.0f} MiB"


def _verdict(outcome: Outcome, broken: tuple[str, ...]) -> str:
    if broken:
        return "broken"
    if outcome.refused is None:
        return "read"
    return "lost by the PDF library" if CRASH in outcome.refused else "refused"


if __name__ == "__main__":
    sys.exit(main())

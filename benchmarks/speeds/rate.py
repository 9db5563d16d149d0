"""How much is done in a second of one processor, ours and a peer's."""

import time
from collections.abc import Callable

TRIES = 2

Work = tuple[Callable[[], object], float]
"""What is done, and how much of it that is."""


def report(what: str, works: dict[str, Work]) -> None:
    """Print how much each work does in a second of one processor, and the first by the others."""
    rates = dict.fromkeys(works, 0.0)
    for _ in range(TRIES):
        for name, (work, amount) in works.items():
            rates[name] = max(rates[name], amount / seconds(work))
    for name, rate in rates.items():
        print(f"{rate:16,.0f}  {what}, {name}")
    first, *others = rates
    for other in others:
        print(f"{rates[first] / rates[other]:16.1f}  times {other}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start

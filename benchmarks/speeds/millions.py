"""What ten million clauses take, reckoned from the rates of one processor here.

Reading, encoding and joining are spread over a cluster (`intersector.engines`); what stays on the
machine that asks is told apart. Machines are named with their processors and the price of an hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speeds.clauses import clauses
from benchmarks.speeds.rate import seconds
from threadpoolctl import threadpool_limits

from intersector import organisations, overlap, pipeline
from intersector.engines import LOCAL
from intersector.matching import Formula, default_encoder, judge, nearest, profiles, spread_nearest
from intersector.matching.encoder import UniversalEncoder
from intersector.overlap.candidates import candidates
from intersector.overlap.relations import compared
from intersector.pipeline import Instrument

CLAUSES = 10_000_000
ENCODED, JOINED, JUDGED = 2_000, 16_384, 300
TOP, NEAR = 8, 0.5


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine for hire; the price is that of an hour, in US dollars."""

    name: str
    processors: int
    memory: int
    price: float


MACHINES = (
    Machine("c7i.4xlarge", 16, 32, 0.714),
    Machine("c7i.48xlarge", 192, 384, 8.568),
)
"""Of Amazon, in us-east-1, on demand; processors as it counts them (two to a core), GiB."""


def measure(folder: Path, _most: int) -> None:
    """Print the rates, then the arithmetic."""
    with threadpool_limits(limits=1):
        spread, alone = dict(spread_rates(folder)), dict(rates_alone(folder))
    for name, rate in (spread | alone).items():
        print(f"{rate:16,.0f}  {name} a second of one processor")
    hours = {name: CLAUSES / rate / 3600 for name, rate in (spread | alone).items()}
    hours["pairs joined"] *= CLAUSES
    print(f"{CLAUSES:16,}  clauses")
    for name, time in hours.items():
        print(f"{time:16,.1f}  hours of one processor: {name}")
    together = sum(hours[name] for name in spread)
    vectors = CLAUSES * default_encoder().dimensions * 4 / 2**30
    print(f"{vectors:16,.1f}  GiB of vectors on the machine that asks")
    for machine in MACHINES:
        time = together / machine.processors
        price = time * machine.price
        print(f"{time:16,.1f}  hours on one {machine.name}, {price:,.0f} dollars", flush=True)


def spread_rates(folder: Path) -> Iterator[tuple[str, float]]:
    """Clauses read and encoded, and ordered pairs joined, in a second."""
    known = organisations.shipped()
    read: list[Instrument] = []

    def reading() -> None:
        entries = pipeline.read_instruments([folder], organisations=known)
        read.extend(each for each in entries if isinstance(each, Instrument))

    time = seconds(reading)
    yield "clauses read", sum(len(each.clauses) for each in read) / time
    texts = clauses(folder, JOINED)
    encoder = UniversalEncoder(workers=1)
    encoder.encode(["warm"])
    yield "clauses encoded", ENCODED / seconds(lambda: encoder.encode(texts[:ENCODED]))
    rows = default_encoder().encode(texts)
    joining = seconds(
        lambda: spread_nearest(rows, top=TOP, threshold=NEAR, engine=LOCAL, size=JOINED // 2)
    )
    yield "pairs joined", JOINED**2 / joining


def rates_alone(folder: Path) -> Iterator[tuple[str, float]]:
    """Clauses whose candidates are judged in a second: that stays on the machine that asks."""
    known = organisations.shipped()
    entries = pipeline.read_instruments([folder], organisations=known)
    read = [c for each in entries if isinstance(each, Instrument) for c in each.clauses]
    passages = [overlap.passage(clause) for clause in read]
    encoder = default_encoder()
    whole = encoder.encode([each.text for each in passages])
    formula = Formula.of(passages)
    asked = compared([clause.document for clause in read])
    pairs = candidates(
        passages, whole, asked=asked, encoder=encoder, formula=formula, nearest=nearest
    )
    sides = profiles(passages, encoder=encoder, organisations=known)
    tried = pairs[:: max(1, len(pairs) // JUDGED)]
    time = seconds(lambda: [judge(sides[left], sides[right]) for left, right in tried])
    yield "clauses judged", len(tried) / time * len(passages) / len(pairs)

"""A small Union with a Conference above three Sectors, and what the tests say about it."""

from collections.abc import Callable

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document, Language, Overlap, OverlapKind, Span
from intersector.organisations import Actor, Body, Edition, Organisation, Organisations

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]


@pytest.fixture
def union() -> Organisations:
    """A Conference (rank 1), and the Assemblies of Sectors A, B and C (rank 2)."""
    conference = Body(
        code="CONF", rank=1, names={"en": ("Conference",)}, editions=_editions(2018, 2022)
    )
    assemblies = [
        Body(
            code=f"ASS-{sector}",
            rank=2,
            sector=sector,
            names={"en": (f"Assembly {sector}",)},
            editions=_editions(2020, 2024),
        )
        for sector in ("A", "B", "C")
    ]
    directors = [Actor(name=f"Director {s}", sector=s, names={}) for s in ("A", "B")]
    return Organisations(
        members=(
            Organisation(
                code="U",
                names={},
                bodies=(conference, *assemblies),
                actors=(Actor(name="Secretary-General", names={}), *directors),
                places={"Norport": {"fr": ("Nordport",), "zh": ("北港",)}},
            ),
        )
    )


@pytest.fixture
def write() -> Write:
    """Write a clause of an instrument, ``write("CONF/resolution/1@2022", "to swim")``."""

    def writing(
        instrument: str,
        text: str,
        *,
        key: str = "resolves/1",
        actors: tuple[str, ...] = (),
        role: str = "operative",
        language: Language = "en",
    ) -> Clause:
        named = InstrumentId.parse(instrument)
        document = Document(
            source=f"{named.body}-{named.number}-{named.year}-{language}.txt",
            sha256="",
            language=language,
            text=text,
            id=named,
            body=named.body,
            kind=named.kind,
            year=named.year,
            sector=named.body.partition("-")[2] or None,
        )
        head = key.partition("/")[0]
        span = Span(0, len(text))
        return Clause(document, key, head, "1", role, actors, span, text)  # type: ignore[arg-type]

    return writing


@pytest.fixture
def pair() -> Pair:
    """Say that two clauses overlap."""

    def pairing(
        left: Clause, right: Clause, *, kind: OverlapKind = "near-verbatim", label: str = "same"
    ) -> Overlap:
        return Overlap("o1", left, right, kind, label, 0.9, ())  # type: ignore[arg-type]

    return pairing


def _editions(*years: int) -> tuple[Edition, ...]:
    return tuple(Edition(year=year, place="Norport") for year in years)

"""Instructions to a Sector that its own texts leave out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Language, Mandate, Overlap, Span, Unreflected
from intersector.organisations import Organisations
from intersector.proposals import unreflected

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]


def left_out(
    union: Organisations,
    clauses: Sequence[Clause],
    *overlaps: Overlap,
    citations: Sequence[Citation] = (),
    language: Language | None = None,
) -> list[Unreflected]:
    """What no text of a Sector reflects, when every clause with actors is a duty."""
    found = unreflected(
        clauses=clauses,
        mandates=[Mandate(c, c.span, c.actors, "do") for c in clauses if c.actors],
        overlaps=overlaps,
        citations=citations,
        organisations=union,
        language=language,
    )
    return list(found)


def test_an_instruction_without_an_echo_is_listed(write: Write, union: Organisations) -> None:
    """Once for each Sector that is charged and has a text here; not what a Sector charges."""
    charged = write("CONF/resolution/1@2022", "to dance", actors=("Director A", "Director B"))
    own = write("ASS-A/resolution/3@2024", "to sing", actors=("Director A",))
    (found,) = left_out(union, [charged, own])
    assert (found.mandate.clause, found.sector, found.recalled) == (charged, "A", ())


def test_an_overlap_reflects_it(write: Write, pair: Pair, union: Organisations) -> None:
    """In that Sector, not in another."""
    charged = write("CONF/resolution/1@2022", "to dance", actors=("Director A", "Director B"))
    echo, silent = write("ASS-A/resolution/3@2024", "to dance"), write("ASS-B/resolution/3", "x")
    found = left_out(union, [charged, echo, silent], pair(echo, charged))
    assert [each.sector for each in found] == ["B"]


def test_an_overlap_with_a_language_version_reflects_it_too(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """And what is left out is told once, in the reader's language."""
    name, actors = "CONF/resolution/1@2022", ("Director A",)
    said: list[tuple[Language, str]] = [("en", "to do"), ("fr", "faire")]
    english, french = (
        [write(name, f"{do} {n}", key=f"{do}/{n}", actors=actors, language=told) for n in (1, 2)]
        for told, do in said
    )
    echo = write("ASS-A/resolution/3@2024", "to do")
    clauses = [*english, *french, echo]
    (found,) = left_out(union, clauses, pair(english[0], echo), language="fr")
    assert found.mandate.clause == french[1]


def test_texts_that_recall_the_instrument_are_named(write: Write, union: Organisations) -> None:
    """Citing is not yet taking up."""
    charged = write("CONF/resolution/1@2022", "to dance", actors=("Director A",))
    own = write("ASS-A/resolution/3@2024", "Resolution 1 of the Conference")
    named = InstrumentId("CONF", "resolution", "1", 2018)
    citation = Citation(
        Span(0, 12), "Resolution 1", "resolution", "1", "CONF", None, 2018, named, clause=own
    )
    citation = replace(citation, document=own.document)
    (found,) = left_out(union, [charged, own], citations=[citation])
    assert found.recalled == (own.document,)


def test_nothing_read_nothing_left_out(union: Organisations) -> None:
    """An empty run has an empty list."""
    assert left_out(union, []) == []

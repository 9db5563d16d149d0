"""Two language versions, clause beside clause."""

from dataclasses import replace

from intersector.editions import side_by_side
from intersector.model import Clause

LAMPS = ("that 12 lamps be lit;", "to report to the Council in 2030;", "to paint every buoy;")
LAMPES = ("que 12 lampes soient allumées;", "de rendre compte au Conseil en 2030;", "de peindre;")


def keys(left: tuple[Clause, ...], right: tuple[Clause, ...]) -> list[tuple[str, str]]:
    """The keys of what stands beside each other, ``-`` where nothing does."""
    return [(a.key if a else "-", b.key if b else "-") for a, b in side_by_side(left, right)]


def test_as_many_clauses_correspond_by_their_place(edition) -> None:
    """Whatever they are called in their language."""
    french = edition(*(("décide", text) for text in LAMPES), language="fr")
    assert keys(edition(*LAMPS), french) == [(f"resolves/{n}", f"décide/{n}") for n in (1, 2, 3)]


def test_a_clause_more_stands_alone(edition) -> None:
    """Figures say which: those of the two others are the same in both languages."""
    french = edition(*(("décide", text) for text in (LAMPES[0], "de même 7 fois;", *LAMPES[1:])))
    found = keys(edition(*LAMPS), french)
    assert found[0] == ("resolves/1", "décide/1")
    assert ("-", "décide/2") in found
    assert ("resolves/2", "décide/3") in found


def test_a_recital_never_stands_beside_a_decision(edition) -> None:
    """Whatever else they have in common."""
    english = edition(*LAMPS)
    recital = (replace(edition(LAMPES[0])[0], role="preamble"), *edition(*LAMPES)[1:])
    assert keys(english, recital)[0] in {("resolves/1", "-"), ("-", "resolves/1")}


def test_figures_are_the_same_in_other_digits(edition) -> None:
    """Arabic has digits of its own."""
    arabic = edition("في عام ٢٠٣٠", language="ar")
    english = edition("to rest;", LAMPS[1])
    assert keys(english, arabic) == [("resolves/1", "-"), ("resolves/2", "resolves/1")]


def test_every_clause_is_there_once(edition) -> None:
    """Also beside nothing at all."""
    assert keys(edition(*LAMPS), ()) == [(f"resolves/{n}", "-") for n in (1, 2, 3)]
    assert side_by_side((), ()) == ()

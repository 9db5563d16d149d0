"""Two editions compared."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.editions import Difference, diff
from intersector.model import Clause, Document, Span

LAMP = "that every buoy carry a lamp that is lit at night;"
PAINT = "that every buoy be painted yellow before it is laid out;"
MAP = "that a map of all buoys be published in the official languages;"
COUNT = "that lost buoys be counted by the harbour masters each spring;"

Kinds = list[tuple[str, str | None, str | None]]


def kinds(differences: tuple[Difference, ...]) -> Kinds:
    """Each kind with the keys of both sides."""
    return [(d.kind, d.old and d.old.key, d.new and d.new.key) for d in differences]


def test_a_clause_that_was_only_renumbered_is_kept(edition) -> None:
    """A new first clause moves the others down, and moves none of them."""
    found = diff(edition(LAMP, MAP), edition(PAINT, LAMP, MAP))
    assert kinds(found) == [
        ("added", None, "resolves/1"),
        ("kept", "resolves/1", "resolves/2"),
        ("kept", "resolves/2", "resolves/3"),
    ]


def test_the_fewest_clauses_have_moved(edition) -> None:
    """The longest sequence that both have in order stays where it is."""
    found = diff(edition(LAMP, PAINT, MAP, COUNT), edition(COUNT, LAMP, PAINT, MAP))
    assert [each.kind for each in found] == ["moved", "kept", "kept", "kept"]


def test_a_clause_that_changed_holds_its_place_for_those_that_moved(edition) -> None:
    """Of two ways to tell what moved, the one that leaves more in order."""
    changed = MAP.replace("official", "six official")
    found = diff(edition(LAMP, PAINT, MAP), edition(PAINT, changed, LAMP))
    assert [each.kind for each in found] == ["kept", "changed", "moved"]


def test_a_changed_clause_is_found_under_another_number(edition) -> None:
    """Its words tell, not its number."""
    found = diff(edition(LAMP, MAP, COUNT), edition(MAP.replace("all", "lost"), COUNT))
    assert kinds(found) == [
        ("removed", "resolves/1", None),
        ("changed", "resolves/2", "resolves/1"),
        ("kept", "resolves/3", "resolves/2"),
    ]
    struck = [each.text for each in found[1].words if each.type == "delete"]
    assert struck == ["all"]


def test_the_same_words_addressed_to_somebody_else_are_a_change(edition) -> None:
    """Who is addressed is part of what a clause says; its words are equal."""
    old = edition(("instructs the Secretary-General", COUNT))
    (found,) = diff(old, edition(("instructs the Director", COUNT)))
    assert found.kind == "changed"
    assert found.another_head
    assert [each.type for each in found.words] == ["equal"]


def test_case_and_punctuation_of_a_head_do_not_count(edition) -> None:
    """A comma put behind a head changes nobody's duty."""
    (found,) = diff(edition(("Resolves", MAP)), edition(("resolves,", MAP)))
    assert (found.kind, found.another_head) == ("kept", False)


def test_the_sign_at_the_end_of_a_clause_does_not_count(edition) -> None:
    """It only says whether another clause follows."""
    (found,) = diff(edition("to count ships;"), edition("to count ships."))
    assert found.kind == "kept"


def test_a_removed_clause_follows_the_one_that_it_followed(edition) -> None:
    """At the start when it followed none; several keep their order."""
    found = diff(edition(PAINT, LAMP, COUNT, MAP), edition(LAMP, MAP))
    assert [each.kind for each in found] == ["removed", "kept", "removed", "kept"]
    found = diff(edition(LAMP, PAINT, COUNT), edition(LAMP))
    assert [each.old and each.old.text for each in found] == [LAMP, PAINT, COUNT]


def test_of_a_clause_that_was_split_the_largest_part_is_the_changed_one(edition) -> None:
    """The other part is added."""
    whole = "that buoys be mended within a month by the port that laid them out, and be numbered"
    large = "that buoys be mended within a month by the port that laid them out"
    found = diff(edition(whole), edition(large, "that they be numbered"))
    assert [each.kind for each in found] == ["changed", "added"]


def test_a_formula_alone_makes_no_pair(edition) -> None:
    """Words that many clauses share count little."""
    opening = "requests the harbour masters to report to the next conference on the"
    before = ("whales", "wrecks", "tides", "fog horns", "locks", "piers")
    after = ("wrecks", "fog horns", "locks", "piers", "ferries")
    old, new = (edition(*(f"{opening} {what}" for what in side)) for side in (before, after))
    assert Counter(each.kind for each in diff(old, new)) == Counter(kept=4, removed=2, added=1)


def test_footnotes_and_white_space_do_not_count() -> None:
    """A clause is its words."""
    first, second = "to count¹ ships", "to  count\nships"
    old = Clause(
        Document("a", "", "en", first), "x/1", "x", "1", "operative", (),
        Span(0, 15), first, (Span(8, 9),),
    )  # fmt: skip
    new = Clause(
        Document("b", "", "en", second), "x/1", "x", "1", "operative", (), Span(0, 15), second
    )
    assert [each.kind for each in diff([old], [new])] == ["kept"]


WORDS = ("buoy", "lamp", "map", "report", "every", "year", "the", "harbour", "浮", "标", "سنة", ";")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
PARTS = st.lists(st.tuples(st.sampled_from(("resolves", "instructs")), TEXTS), max_size=8)


@settings(deadline=None)
@given(PARTS)
def test_an_edition_compared_with_itself_is_kept(edition, parts: list[tuple[str, str]]) -> None:
    """All of it, in order."""
    clauses = edition(*parts)
    assert [(d.kind, d.old, d.new) for d in diff(clauses, clauses)] == [
        ("kept", clause, clause) for clause in clauses
    ]


@settings(deadline=None)
@given(PARTS, PARTS)
def test_every_clause_occurs_exactly_once(
    edition, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    """On its side; those of the new edition in their order; kept ones in both orders."""
    old, new = edition(*before), edition(*after)
    found = diff(old, new)
    assert sorted(d.old.key for d in found if d.old) == sorted(clause.key for clause in old)
    assert [d.new for d in found if d.new] == list(new)
    kept = [old.index(d.old) for d in found if d.kind == "kept" and d.old]
    assert kept == sorted(kept)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_swapping_the_editions_swaps_added_and_removed(
    edition, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    """And leaves the pairs as they are."""
    old, new = edition(*before), edition(*after)
    swap = {"added": "removed", "removed": "added"}
    there = {(d.kind, d.old and d.old.key, d.new and d.new.key) for d in diff(old, new)}
    back = {
        (swap.get(d.kind, d.kind), d.new and d.new.key, d.old and d.old.key) for d in diff(new, old)
    }
    assert there == back


@settings(deadline=None)
@given(PARTS, PARTS)
def test_the_words_of_a_change_give_either_side(
    edition, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    """Only a change has words, and joined they are the clause."""
    for each in diff(edition(*before), edition(*after)):
        assert bool(each.words) == (each.kind == "changed")
        if each.kind == "changed" and each.old and each.new:
            old = "".join(x.text for x in each.words if x.type != "insert")
            new = "".join(x.text for x in each.words if x.type != "delete")
            assert (old, new) == (each.old.words, each.new.words)

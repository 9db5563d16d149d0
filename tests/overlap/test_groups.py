"""One clause in many texts makes a pair of every two, and one group."""

from dataclasses import replace
from itertools import combinations

from tests.overlap.test_versions import clauses

from intersector.identifiers import InstrumentId
from intersector.model import Group, Label, Language, Overlap
from intersector.organisations import Body, Organisation, Organisations
from intersector.overlap import groups

Side = tuple[int, Language]


def overlap(name: str, *sides: Side, label: Label = "same") -> Overlap:
    """An overlap between the first clauses of two resolutions."""
    left, right = (clauses(number, language)[0] for number, language in sides)
    return Overlap(name, left, right, "verbatim", label, 0.9, ())


def grouped(*overlaps: Overlap) -> tuple[Group, ...]:
    """The groups of overlaps between resolutions of one body."""
    sides = {side.document for each in overlaps for side in (each.left, each.right)}
    held = [c for d in sides for c in clauses(int(d.id.number if d.id else 0), d.language)]
    return groups(overlaps, held, organisations=Organisations(members=()))


def numbers(group: Group) -> list[str]:
    """The resolutions that a group's clauses stand in."""
    return [clause.document.source for clause in group.clauses]


def pair(left: int, right: int, label: Label = "same") -> Overlap:
    """An overlap of two English resolutions."""
    return overlap(f"{left}{right}", (left, "en"), (right, "en"), label=label)


def test_every_pair_of_three_texts_is_in_the_group() -> None:
    """Under the name of the first; a pair apart is left out."""
    found = [pair(*numbers) for numbers in combinations((3, 1, 2), 2)]
    (group,) = grouped(*found, pair(7, 8))
    assert (group.id, group.overlaps) == ("31", ("31", "32", "12"))
    assert numbers(group) == ["1-en.txt", "2-en.txt", "3-en.txt"]
    assert [link.id for link in group.links] == ["12", "31"]


def test_an_edition_that_a_newer_one_replaces_is_in_no_group() -> None:
    """The newer one is; two editions of one text are no two texts."""
    older = replace(clauses(3, "en")[0].document, source="older.txt")
    older = replace(older, id=InstrumentId("PP", "resolution", "3", 2026))
    before = replace(clauses(3, "en")[0], document=older)
    pairs = [pair(1, 2), pair(1, 3), pair(2, 3)]
    stale = [replace(each, id=f"{each.id}-older", right=before) for each in pairs[1:]]
    held = [clause for number in (1, 2, 3) for clause in clauses(number, "en")]
    (group,) = groups([*stale, *pairs], [before, *held], organisations=Organisations(members=()))
    assert group.overlaps == ("12", "13", "23")
    assert numbers(group) == ["1-en.txt", "2-en.txt", "3-en.txt"]


def test_a_pair_of_texts_is_no_group() -> None:
    """Nor are two pairs that have nothing in common."""
    assert grouped(pair(1, 2), pair(3, 4)) == ()


def test_what_is_said_in_part_joins_nothing() -> None:
    """Yet between two clauses of a group it belongs to it."""
    partly = pair(1, 3, label="overlap")
    assert grouped(pair(1, 2), partly) == ()
    (group,) = grouped(pair(1, 2), pair(2, 3), partly)
    assert group.overlaps == ("12", "23", "13")


def test_nothing_is_joined_by_hearsay() -> None:
    """All say the same as the clause in the middle; what only a neighbour says stays apart."""
    (group,) = grouped(pair(1, 2), pair(2, 3), pair(3, 4))
    assert numbers(group) == ["2-en.txt", "1-en.txt", "3-en.txt"]
    assert group.overlaps == ("12", "23")


def test_two_languages_of_a_text_are_one_text() -> None:
    """So two texts and a translation are no group, and three texts are one in any language."""
    french = overlap("f", (1, "fr"), (2, "en"))
    assert grouped(pair(1, 2), french) == ()
    (group,) = grouped(french, pair(1, 3))
    assert group.overlaps == ("f", "13")


def test_what_one_text_says_twice_is_a_matter_of_its_own() -> None:
    """It is mended in that text, whatever others say."""
    first, second = clauses(1, "en")
    twice = Overlap("t", first, second, "verbatim", "same", 0.9, ())
    (group,) = grouped(pair(1, 2), pair(1, 3), twice)
    assert "t" not in group.overlaps


def test_the_highest_text_stands_first() -> None:
    """Although more texts repeat another."""
    low = [clauses(number, "en")[0] for number in (1, 2, 3)]
    document = replace(low[2].document, source="high.txt", id=InstrumentId("HI", "resolution", "9"))
    high = replace(low[2], document=replace(document, body="HI"))
    sides = [(low[0], low[1]), (low[0], low[2]), (low[0], high), (low[1], high)]
    found = [Overlap(str(at), *two, "verbatim", "same", 0.9, ()) for at, two in enumerate(sides)]
    bodies = (Body(code="HI", names={}, rank=1), Body(code="PP", names={}, rank=2))
    known = Organisations(members=(Organisation(code="U", names={}, bodies=bodies),))
    (group,) = groups(found, [*low, high], organisations=known)
    assert numbers(group) == ["high.txt", "1-en.txt", "2-en.txt"]


def test_what_ranks_lower_gathers_nothing_above_it() -> None:
    """A lower text is not made the measure of a higher one."""
    low = [clauses(number, "en")[0] for number in (1, 2)]
    document = replace(low[0].document, source="high.txt", id=InstrumentId("HI", "resolution", "9"))
    high = replace(low[0], document=replace(document, body="HI"))
    sides = [(low[0], low[1]), (low[0], high)]
    found = [Overlap(str(at), *two, "verbatim", "same", 0.9, ()) for at, two in enumerate(sides)]
    known = Organisations(
        members=(Organisation(code="U", names={}, bodies=(Body(code="HI", names={}, rank=1),)),)
    )
    assert groups(found, [*low, high], organisations=known) == ()

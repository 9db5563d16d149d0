"""One clause in many texts makes a pair of every two, and one group."""

from itertools import combinations

from tests.overlap.test_versions import clauses

from intersector.model import Label, Overlap
from intersector.overlap import groups


def overlap(name: str, *numbers: int, label: Label = "same") -> Overlap:
    """An overlap between the first clauses of two resolutions."""
    left, right = (clauses(number, "en")[0] for number in numbers)
    return Overlap(name, left, right, "verbatim", label, 0.9, ())


def test_every_pair_of_three_texts_is_in_the_group() -> None:
    """Under the name of the first; a pair apart is left out."""
    found = [overlap(f"{a}{b}", a, b) for a, b in combinations((3, 1, 2), 2)]
    assert groups([*found, overlap("apart", 7, 8)]) == dict.fromkeys(("31", "32", "12"), "31")


def test_what_is_said_in_part_joins_nothing() -> None:
    """Yet between two clauses of a group it belongs to it."""
    partly = overlap("13", 1, 3, label="overlap")
    assert groups([overlap("12", 1, 2), partly]) == {}
    assert groups([overlap("12", 1, 2), overlap("23", 2, 3), partly])["13"] == "12"


def test_two_languages_of_a_text_are_one_text() -> None:
    """So two texts and a translation are no group."""
    french = Overlap("f", clauses(1, "fr")[0], clauses(2, "en")[0], "translation", "same", 0.9, ())
    assert groups([overlap("12", 1, 2), french]) == {}

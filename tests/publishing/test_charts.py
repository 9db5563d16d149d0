"""Pictures of the findings."""

from lxml import etree

from intersector.publishing.charts import SHADES, busiest, heat_map, heat_of, shade
from intersector.publishing.translations import words

PAIRS = [("A", "B"), ("B", "A"), ("A", "A"), ("C", "A")]


def test_a_heat_is_a_symmetric_table_of_counts() -> None:
    """(A, B) and (B, A) are one meeting each of the same two."""
    heat = heat_of(PAIRS, labels=["A", "B", "C"])
    assert heat.counts == ((1, 2, 1), (2, 0, 0), (1, 0, 0))
    assert heat.most == 2


def test_the_busiest_labels_come_first() -> None:
    """Ordered by meetings, then by name; the rest is left out."""
    assert busiest(PAIRS, at_most=2) == ("A", "B")


def test_shades_go_from_none_to_most() -> None:
    """Nothing is the first shade, something another, ten times more two steps on."""
    assert [shade(n, 100) for n in (0, 1, 10, 100)] == [0, 1, 3, SHADES - 1]
    assert shade(1, 1) == SHADES - 1


def test_the_picture_is_well_formed_named_and_escaped() -> None:
    """It has a title and a description, and a label cannot become markup."""
    heat = heat_of([("<b>&", "A long label that does not fit the margin")], labels=["<b>&", "B"])
    drawn = heat_map(heat, title="T & t", description="D", name="x", words=words("en"))
    svg = etree.fromstring(drawn)
    assert svg.get("role") == "img"
    assert [child.text for child in svg[:2]] == ["T & t", "D"]
    assert svg.get("aria-labelledby") == svg[0].get("id")


def test_the_picture_is_mirrored_where_reading_begins_on_the_right() -> None:
    """The margin with the labels stands on the right."""
    heat = heat_of([("A", "B")], labels=["A", "B"])
    left, right = (
        etree.fromstring(heat_map(heat, title="", description="", name="x", words=words(code)))
        for code in ("en", "ar")
    )
    width = int(left.get("width", "0"))
    at = "{*}text[@class='label']"
    assert int(left.find(at).get("x")) + int(right.find(at).get("x")) == width  # type: ignore[union-attr,arg-type]

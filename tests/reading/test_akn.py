"""Akoma Ntoso from any hand, as text and blocks."""

import pytest

from intersector.errors import ReadingError
from intersector.model import Block, Span
from intersector.reading.akn import read_akn

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(inner: str) -> bytes:
    """A statement around `inner`."""
    whole = f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution">{inner}</statement>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}</akomaNtoso>'.encode()


INDENTED = akn(
    """
    <meta><identification source="#x"><FRBRWork><FRBRthis value="/akn"/></FRBRWork>
      </identification><proprietary source="#x"><note xmlns="urn:x">not text</note></proprietary>
    </meta>
    <preface><p><docTitle>Lamps</docTitle></p></preface>
    <mainBody>
      <section>
        <num>1</num>
        <heading>Scope</heading>
        <paragraph>
          <num>1.1</num>
          <content>
            <p>Every lamp
               shall <b>burn</b><authorialNote marker="*"><p>Or glow.</p></authorialNote>.</p>
          </content>
        </paragraph>
      </section>
    </mainBody>
    """
)


def test_layout_is_no_text_and_numbers_stand_before_what_they_number() -> None:
    """Where no part keeps its white space, each paragraph is one line."""
    draft = read_akn(INDENTED, "one.akn", "proposed")
    assert draft.text == "Lamps\n1 Scope\n1.1 Every lamp shall burnOr glow..\n"
    assert [(b.kind, b.number, b.span.of(draft.text)) for b in draft.blocks] == [
        ("paragraph", None, "Lamps"),
        ("heading", None, "1 Scope"),
        ("paragraph", None, "1.1 Every lamp shall burnOr glow.."),
        ("note", "*", "Or glow."),
    ]


def test_kept_white_space_is_text() -> None:
    """The lines of one element are one block; its class tells the sort."""
    data = akn(
        '<mainBody xml:space="preserve"><p class="heading-2">Lamps</p>\n\n'
        '<paragraph><num class="item-1">1</num>\t<content><p>to\nburn</p></content></paragraph>'
        "</mainBody>"
    )
    draft = read_akn(data, "one.akn", "proposed")
    assert draft.text == "Lamps\n\n1\tto\nburn"
    assert draft.blocks == (
        Block(Span(0, 5), "heading", 2),
        Block(Span(7, 16), "item", 1),
    )


@pytest.mark.parametrize(("side", "text"), [("original", "at night\n"), ("proposed", "by day\n")])
def test_insertions_and_deletions_are_read_on_one_side(side: str, text: str) -> None:
    """As tracked changes are elsewhere."""
    data = akn("<mainBody><p><del>at night</del><ins>by day</ins></p></mainBody>")
    assert read_akn(data, "one.akn", side).text == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<a>", "is no sound XML"),
        (b"<?xml version='1.0'?><rss/>", "no Akoma Ntoso"),
        (b"<!DOCTYPE a [<!ENTITY e 'x'>]><akomaNtoso>&e;</akomaNtoso>", "document type"),
        (b"<akomaNtoso>" + b"<p>" * 5000 + b"</p>" * 5000 + b"</akomaNtoso>", "is no sound XML"),
        (b"\x00\x01", "is no sound XML"),
    ],
    ids=["broken", "other", "entities", "deep", "binary"],
)
def test_what_is_no_akoma_ntoso_is_refused(data: bytes, message: str) -> None:
    """With our own error, whatever the file holds."""
    with pytest.raises(ReadingError, match=message):
        read_akn(data, "one.akn", "proposed")

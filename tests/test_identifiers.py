"""Identifiers read what they write, and know their editions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.identifiers import InstrumentId

CANONICAL = [
    "PP/resolution/191@2018",
    "WTSA/resolution/44@2016",
    "RA/resolution/7-3@2015",
    "CS/provision/119",
    "CV/provision/215",
    "ITU-D/question/20/1",
    "Council/document/C14/24(Rev.1)",
    "A/RES/70/1",
    "A/RES/1514(XV)",
    "A/RES/66/253B",
    "A/RES/S-30/1",
    "S/RES/1325(2000)",
    "A/HRC/RES/31/14",
    "E/RES/2004/69",
    "S/PRST/2021/1",
    "A/70/123/Add.1",
    "UNEP/EA.5/Res.14",
]

plain = st.builds(
    InstrumentId,
    body=st.from_regex(r"[A-Z][A-Za-z-]{0,8}", fullmatch=True),
    kind=st.sampled_from(["resolution", "decision", "provision", "question"]),
    number=st.from_regex(r"[0-9A-Z][0-9A-Za-z./()-]{0,8}", fullmatch=True),
    year=st.none() | st.integers(1000, 9999),
)


@pytest.mark.parametrize("written", CANONICAL)
def test_a_canonical_form_is_written_as_it_was_read(written: str) -> None:
    assert str(InstrumentId.parse(written)) == written


@given(plain)
def test_an_identifier_reads_back_as_itself(identifier: InstrumentId) -> None:
    assert InstrumentId.parse(str(identifier)) == identifier


@pytest.mark.parametrize("written", ["", "resolution 5", "PP/resolution", "a/b", "PP//5"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        InstrumentId.parse(written)


def test_parts_printed_apart_are_joined() -> None:
    assert str(InstrumentId.parse("A/RES/66/253 B")) == "A/RES/66/253B"


@pytest.mark.parametrize(
    ("written", "work"),
    [
        ("PP/resolution/191@2018", "PP/resolution/191"),
        ("RA/resolution/7-3@2015", "RA/resolution/7"),
        ("ITU-R/question/229-3/5", "ITU-R/question/229/5"),
        ("A/RES/70/1", "A/RES/70/1"),
        ("ST/SGB/2003/13", "ST/SGB/2003/13"),
    ],
)
def test_editions_of_one_work_share_its_name(written: str, work: str) -> None:
    assert str(InstrumentId.parse(written).work) == work


def test_a_later_revision_is_a_later_edition() -> None:
    older, newer = (InstrumentId.parse(f"ITU-R/recommendation/M.1036-{n}") for n in (5, 6))
    assert older.edition < newer.edition


def test_numbers_sort_as_numbers_and_dated_with_undated() -> None:
    written = ["PP/resolution/100", "PP/resolution/9@2018", "PP/resolution/9"]
    ordered = sorted(map(InstrumentId.parse, written))
    assert list(map(str, ordered)) == [
        "PP/resolution/9",
        "PP/resolution/9@2018",
        "PP/resolution/100",
    ]

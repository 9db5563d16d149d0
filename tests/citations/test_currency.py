"""A citation is superseded only by an edition that is known."""

import pytest

from intersector.citations import Register, cite_text
from intersector.citations.register import Entry
from intersector.identifiers import InstrumentId
from intersector.organisations import shipped


def status(text: str, register: Register) -> tuple[str, str]:
    """The status of the one citation in `text`, and the current edition."""
    (citation,) = cite_text(text, language="en", organisations=shipped(), register=register)
    return citation.status, str(citation.current)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolution 191 (Rev. Dubai, 2018)", ("superseded", "PP/resolution/191@2022")),
        ("Resolution 191 (Rev. Bucharest, 2022)", ("current", "None")),
        ("Resolution 72 (Rev. Busan, 2014)", ("suppressed", "None")),
        ("Resolution ITU-R 7-3 (Rev. Geneva, 2015)", ("superseded", "RA/resolution/7-4@2019")),
        ("Resolution 66 (Rev. Dubai, 2018)", ("unknown", "None")),
        ("No. 119 of the Constitution", ("unknown", "None")),
    ],
)
def test_the_shipped_register_tells(text: str, expected: tuple[str, str]) -> None:
    assert status(text, Register.shipped()) == expected


def test_an_unknown_instrument_is_unknown() -> None:
    assert status("Resolution 45 (Rev. Hammamet, 2016) of WTSA", Register()) == ("unknown", "None")


def test_the_newest_edition_is_unknown_when_its_body_has_met_since() -> None:
    known = Register().with_entries([Entry(InstrumentId.parse("WTSA/resolution/45@2016"))])
    assert status("Resolution 45 (Rev. Hammamet, 2016) of WTSA", known) == ("unknown", "None")


def test_the_newest_edition_of_the_last_session_is_current() -> None:
    known = Register().with_entries([Entry(InstrumentId.parse("WTSA/resolution/45@2024"))])
    assert status("Resolution 45 (Rev. New Delhi, 2024)", known) == ("current", "None")


def test_a_suppressed_newest_edition_suppresses_the_older_ones() -> None:
    entry = Entry(InstrumentId.parse("WTSA/resolution/45@2024"), status="suppressed")
    known = Register().with_entries([entry])
    assert status("Resolution 45 (Rev. Hammamet, 2016) of WTSA", known)[0] == "suppressed"


def test_successors_are_followed_to_the_last() -> None:
    chain = ["A/RES/70/1", "A/RES/75/2", "A/RES/79/3"]
    first, second, last = map(InstrumentId.parse, chain)
    known = Register().with_entries([Entry(first, successor=second), Entry(second, successor=last)])
    assert status("General Assembly resolution 70/1", known) == ("superseded", "A/RES/79/3")


def test_an_undated_reference_is_never_superseded() -> None:
    for text in ("Recommendation ITU-R M.1036", "PP Resolution 191", "ITU-R Resolution 67-1"):
        assert status(text, Register.shipped()) == ("unknown", "None")

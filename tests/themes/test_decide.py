"""People's decisions hold, and themes keep their names."""

from intersector.identifiers import InstrumentId
from intersector.model import Decision, Document
from intersector.themes.decide import Settled, settle


def instrument(body: str, number: str) -> Document:
    """A resolution of 2022."""
    identifier = InstrumentId(body, "resolution", number, 2022)
    return Document(f"{identifier}.txt", f"{identifier}", "en", "", id=identifier)


A, B, C = (instrument("PP", number) for number in "123")
NEW_A = instrument("WTSA", "1")
DOCUMENTS = (A, B, C, NEW_A)


def decided(subject: str, theme: str, *, confirmed: bool) -> Decision:
    """What Ana decided."""
    return Decision(subject, theme, confirmed, "Ana", "2026-01-02")


def members(settled: list[Settled]) -> dict[str, tuple[int, ...]]:
    """The rows of each theme."""
    return {each.id: each.members for each in settled}


def test_who_is_confirmed_joins_and_who_is_rejected_leaves() -> None:
    """Whichever edition the decision names; nobody else is touched."""
    settled = settle(
        [("t", (0, 1))],
        DOCUMENTS,
        decisions=[
            decided("PP/resolution/3@2018", "t", confirmed=True),
            decided("PP/resolution/1@2022", "t", confirmed=False),
        ],
        earlier=[],
    )
    assert members(settled) == {"t": (1, 2)}
    assert settled[0].decisions["PP/resolution/1"].who == "Ana"


def test_a_theme_keeps_its_name_when_its_first_member_goes() -> None:
    """The earlier theme with which it shares most members gives its name."""
    before = [(str(each.id), "old") for each in (A, B, C)]
    assert members(settle([("new", (1, 2))], DOCUMENTS, decisions=[], earlier=before)) == {
        "old": (1, 2)
    }
    other = [(str(A.id), "old"), ("PP/resolution/9", "old"), ("PP/resolution/8", "old")]
    assert members(settle([("new", (0, 1))], DOCUMENTS, decisions=[], earlier=other)) == {
        "new": (0, 1)
    }


def test_two_themes_never_take_one_name() -> None:
    """Of two that share members with an earlier one, the nearer takes its name."""
    before = [(str(each.id), "one") for each in (A, B)]
    settled = settle([("one", (2, 3)), ("two", (0, 1))], DOCUMENTS, decisions=[], earlier=before)
    assert members(settled) == {"one-2": (2, 3), "one": (0, 1)}


def test_what_people_confirmed_stays_though_nothing_was_found() -> None:
    """A theme of people's own is made; one that is only rejected is none."""
    own = [decided(str(A.id), "mine", confirmed=True), decided(str(B.id), "no", confirmed=False)]
    assert members(settle([], DOCUMENTS, decisions=own, earlier=[])) == {"mine": (0,)}


def test_a_theme_left_without_members_goes() -> None:
    """Rejecting all but one leaves no theme."""
    settled = settle(
        [("t", (0, 1))],
        DOCUMENTS,
        decisions=[decided(str(A.id), "t", confirmed=False)],
        earlier=[],
    )
    assert settled == []

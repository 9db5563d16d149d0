"""Questions of one Sector are crossed with the groups of another."""

from intersector.identifiers import InstrumentId
from intersector.matching import default_encoder
from intersector.model import Document
from intersector.organisations import shipped
from intersector.themes import crossings


def item(body: str, kind: str, number: str, title: str) -> Document:
    """A line of a list."""
    identifier = InstrumentId(body, kind, number)
    source = f"list.csv#{identifier}"
    return Document(
        source, source, "en", title, id=identifier, title=title, kind=kind, body=body, sector=body
    )


RURAL = item("ITU-D", "question", "5/1", "Telecommunications for rural and remote areas")
RIGHTS = item("ITU-D", "question", "6/1", "Consumer information, protection and rights")
WIRELESS = item(
    "ITU-R", "working-party", "5A", "Wireless telecommunications for rural and remote areas"
)
WAVES = item("ITU-R", "working-party", "3K", "Point-to-area propagation")


def test_what_is_alike_is_paired_and_says_why() -> None:
    """What is like nothing has no pair; the table has all rows and columns."""
    (table,) = crossings((WAVES, RURAL, RIGHTS, WIRELESS), shipped(), encoder=default_encoder())
    assert (table.rows, table.columns) == ((RURAL, RIGHTS), (WAVES, WIRELESS))
    (pair,) = table.pairings
    assert (pair.subject, pair.object) == (str(RURAL.id), str(WIRELESS.id))
    assert pair.justification.startswith("alike in meaning (0.")


def test_no_table_without_both_sides() -> None:
    """Only what is there is crossed."""
    assert crossings((RURAL, RIGHTS), shipped(), encoder=default_encoder()) == ()

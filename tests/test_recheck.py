"""What changed in the mapping since people last looked at it."""

import pytest

from intersector.citations import Register
from intersector.citations.register import Entry
from intersector.identifiers import InstrumentId
from intersector.model import Pairing, PairingChange
from intersector.organisations import shipped
from intersector.pipeline.recheck import checked
from intersector.review import Review

PLACE = Pairing("WTSA/resolution/999@2016", "theme-1")


@pytest.mark.parametrize(
    ("register", "change"),
    [
        (Register({}).with_entries([Entry(InstrumentId.parse(PLACE.subject))]), None),
        (
            Register({}).with_entries(
                [Entry(InstrumentId.parse(PLACE.subject), status="suppressed")]
            ),
            "suppressed",
        ),
        (None, None),
    ],
)
def test_the_register_given_tells_what_is_suppressed(
    register: Register | None, change: PairingChange | None
) -> None:
    """The one shipped, which knows nothing of this instrument, only if none is given."""
    places, tables = checked(Review((PLACE,)), [PLACE], [], [], shipped(), register=register)
    assert [each.change for each in places] == [change]
    assert tables == ()

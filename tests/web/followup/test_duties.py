"""Duties keep their row, and what people said, through analyses and editions."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.core.files.base import ContentFile
from tests.web.followup.conftest import say

from intersector_web.followup import bridge, selectors, services
from intersector_web.followup.models import Duty, Ended, State
from intersector_web.instruments import services as instruments
from intersector_web.instruments import tasks
from intersector_web.instruments.models import Clause, Document, Instrument, Mandate
from intersector_web.layout.words import known_organisations
from intersector_web.overlaps.tasks import analyse

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)
LINES = UUID(int=0)


@pytest.fixture
def work() -> Instrument:
    """A resolution of 2023 that orders two reports and a study."""
    made = Instrument.objects.create(name="OBA/resolution/99", kind="resolution", sector="MU-O")
    edition(made, 2023, ["to report annually on fog", "to study fog", "to report on ice"])
    services.follow()
    return made


def edition(work: Instrument, year: int, orders: list[str], language: str = "en") -> Document:
    """An edition whose clauses order one thing each, of the kind that its verb says."""
    name = f"{work.name}@{year}"
    made = Document.objects.create(
        instrument=work, slug=f"fog-{year}-{language}", source=f"{year}-{language}", year=year,
        identifier=name, language=language, kind="resolution", sha256="", text="",
    )  # fmt: skip
    for at, order in enumerate(orders):
        clause = Clause.objects.create(
            document=made, line=uuid5(LINES, f"{work} {at}"), key=f"instructs/{at + 1}",
            position=at, role="operative", start=0, end=9, text=order,
        )  # fmt: skip
        fields: dict[str, Any] = {"kind": order.split()[1], "actors": ["Director OB"]}
        frequency = "annual" if "annually" in order else None
        Mandate.objects.create(
            clause=clause, start=0, end=9, action=order, reporting="report" in order,
            frequency=frequency, **fields,
        )  # fmt: skip
    return made


def duties(work: Instrument) -> list[Duty]:
    return list(Duty.objects.filter(instrument=work).order_by("pk"))


def test_each_mandate_is_followed_once_whatever_its_languages() -> None:
    """Resolution 5 is there in six; its English text is followed."""
    rows = Duty.objects.filter(instrument__name="GC/resolution/5")
    english = Mandate.objects.filter(clause__document__slug="gc-resolution-5-2023-en")
    assert rows.count() == english.count() > 0
    assert {each.language for each in rows} == {"en"}


def test_the_sectors_are_those_of_the_instrument_and_of_whom_it_orders() -> None:
    """A resolution of the whole Union can order the Director of a Sector."""
    whole = Duty.objects.filter(instrument__sector="")
    assert {row.sectors for row in whole if row.actors == ["Director OB"]} == {"MU-O"}


def test_a_yearly_report_is_due_in_the_year_since_which_it_is_followed(work: Instrument) -> None:
    """Not in all the years before, of which nobody knows."""
    report = duties(work)[0]
    Duty.objects.update(followed=DAY)
    bridge.keep_duties(DAY, known_organisations())
    report.refresh_from_db()
    assert report.dues[:2] == [[2026, None], [2027, None]]


def test_a_new_analysis_keeps_the_rows_and_what_was_said(work: Instrument) -> None:
    """However often it is done."""
    before = duties(work)
    say(before[0], "in-progress", 2026)
    services.follow()
    services.follow()
    assert [each.pk for each in duties(work)] == [each.pk for each in before]
    assert duties(work)[0].state == State.IN_PROGRESS


def test_a_new_edition_takes_the_duties_over_and_asks_to_look_again(work: Instrument) -> None:
    """The same order at the same place; other words ask somebody to look again."""
    first = duties(work)[0]
    say(first, "in-progress", 2026)
    edition(work, 2026, ["to report annually on fog and haze", "to study fog", "to report on ice"])
    services.follow()
    first.refresh_from_db()
    assert (first.state, first.again, first.found) == (State.IN_PROGRESS, True, True)
    assert first.edition == "OBA/resolution/99@2026"
    assert [each.again for each in duties(work)] == [True, False, False]


def test_what_the_newer_edition_no_longer_orders_is_suggested_as_superseded(
    work: Instrument,
) -> None:
    """Another kind of work at the same place is another duty; a person confirms."""
    edition(work, 2026, ["to report annually on fog", "to report on study"])
    services.follow()
    kept, study, ice, fresh = duties(work)
    assert not kept.suggested
    assert [each.ended for each in (study, ice)] == [Ended.NEWER, Ended.NEWER]
    assert study.newer == "OBA/resolution/99@2026"
    assert (study.state, fresh.ended) == (State.NOT_STARTED, "")
    say(study, "superseded")
    assert not study.suggested
    services.follow()
    assert duties(work)[1].state == State.SUPERSEDED


def test_an_edition_that_is_removed_gives_the_duties_back(work: Instrument) -> None:
    """The older one is followed again."""
    newer = edition(work, 2026, ["to report annually on fog"])
    services.follow()
    newer.delete()
    services.follow()
    assert [each.ended for each in duties(work)] == ["", "", ""]


def test_the_language_in_which_people_follow_stays() -> None:
    """An English text that comes later does not change the words under what was said."""
    work = Instrument.objects.create(name="OBA/resolution/98", kind="resolution")
    edition(work, 2020, ["de report"], "fr")
    services.follow()
    edition(work, 2020, ["to report"], "en")
    services.follow()
    assert [each.language for each in duties(work)] == ["fr"]


def test_a_newer_edition_is_followed_in_another_language_where_it_must() -> None:
    """The duty is the same one, and asks to look again."""
    work = Instrument.objects.create(name="OBA/resolution/98", kind="resolution")
    edition(work, 2020, ["de report"], "fr")
    services.follow()
    say(duties(work)[0], "in-progress")
    edition(work, 2023, ["que report"], "es")
    services.follow()
    (row,) = duties(work)
    assert (row.language, row.state, row.again) == ("es", State.IN_PROGRESS, True)


def test_what_was_never_dealt_with_and_is_gone_is_not_shown(work: Instrument) -> None:
    """As when a text is read better; what somebody dealt with stays."""
    said, unsaid, _ice = duties(work)
    say(said, "in-progress", 2026)
    Mandate.objects.filter(clause__document__instrument=work).delete()
    services.follow()
    shown = set(selectors.followed())
    assert said in shown
    assert unsaid not in shown


def test_a_suppressed_instrument_is_told() -> None:
    """By the register that is shipped with the library."""
    made = Instrument.objects.create(name="PP/resolution/72", kind="resolution")
    edition(made, 2014, ["to report on plans"])
    services.follow()
    (row,) = duties(made)
    assert (row.ended, row.suggested, row.found) == (Ended.SUPPRESSED, True, True)


RESOLUTION = """RESOLUTION 77 ({session})

Fog signals

The Signals Assembly ({session}),

considering

that fog is the oldest danger at sea,

instructs the Director of the Signals Bureau

{orders}
"""


def load(year: int, session: str, orders: list[str]) -> None:
    """Give the site an edition, as an officer does, and let the worker do the rest."""
    numbered = "\n\n".join(f"{at}\t{order}" for at, order in enumerate(orders, 1))
    text = RESOLUTION.format(session=f"{session}, {year}", orders=numbered)
    file = ContentFile(text.encode(), name=f"fog-{year}.txt")
    given = instruments.receive([(f"fog-{year}.txt", file)], by=None)
    tasks.read_load.func(given.pk)
    analyse.func()
    services.follow()


def test_a_clause_that_moved_in_the_next_edition_keeps_what_was_said() -> None:
    """Read, compared and followed for real: a new order before it makes 1 into 2."""
    report = "to report annually to the Signals Advisory Group on fog signals in service;"
    horns = "to publish a list of all fog horns and of the hours at which they are sounded;"
    load(2020, "Almarin", [report])
    (row,) = Duty.objects.filter(instrument__name="SIA/resolution/77")
    say(row, "in-progress", row.dues[0][0])
    load(2024, "Kestrelhaven", [horns, report])
    row.refresh_from_db()
    assert row.clause is not None
    assert row.clause.key.endswith("/2")
    assert (row.edition, row.state, row.again, row.ended) == (
        "SIA/resolution/77@2024",
        State.IN_PROGRESS,
        False,
        "",
    )
    assert Duty.objects.filter(instrument__name="SIA/resolution/77").count() == 2

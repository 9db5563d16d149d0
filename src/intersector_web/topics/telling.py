"""A change of a topic as it is told, in the language of the page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intersector.identifiers import InstrumentId
from intersector.model import Language
from intersector.phrases import recall
from intersector.publishing.sentences import tell
from intersector_web.layout.templatetags.library import colon
from intersector_web.layout.words import names
from intersector_web.topics import selectors
from intersector_web.topics.models import Act, Change, Function

Labels = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and what was changed."""

    change: Change
    subject: str

    @property
    def line(self) -> str:
        """All of it in a line of plain text, names apart from the way the line is written."""
        named = [f"\u2068{each}\u2069" for each in (self.change.person, self.subject) if each]
        act = str(self.change.get_act_display())
        return f"{colon(act)} {' – '.join(named)}" if named else act


def told(changes: Iterable[Change]) -> list[Told]:
    """Changes, with what each was about."""
    rows = list(changes)
    labels = selectors.labels(change.about for change in rows)
    return [Told(row, _SUBJECTS.get(row.act, _title)(row, labels)) for row in rows]


def instrument_name(name: str) -> str:
    """What an instrument is called, or its file."""
    try:
        return names().identifier(InstrumentId.parse(name))
    except ValueError:
        return name


def _title(change: Change, _labels: Labels) -> str:
    return change.about


def _after(change: Change, _labels: Labels) -> str:
    return change.after


def _instrument(change: Change, _labels: Labels) -> str:
    return instrument_name(change.about)


def _theme(change: Change, labels: Labels) -> str:
    return tell(recall(labels.get(change.about, "")), names())


def _language(change: Change, _labels: Labels) -> str:
    return names().words.language_name(cast(Language, change.about))


def _sectors(change: Change, _labels: Labels) -> str:
    return f"{change.before} → {change.after}"


def post_title(function: str, sector: str) -> str:
    """What a post is called; one of no Sector is the General Secretariat's."""
    if function == Function.COORDINATOR:
        return str(Function.COORDINATOR.label)
    return _("Focal point, %(sector)s") % {"sector": sector or _("General Secretariat")}


def _post(change: Change, _labels: Labels) -> str:
    days = [date.fromisoformat(day) for day in change.after.split("/") if day != ".."]
    title = post_title(change.before, change.about)
    return f"{title} · {' – '.join(date_format(day) for day in days)}"


_SUBJECTS: Final[Mapping[str, Callable[[Change, Labels], str]]] = {
    **dict.fromkeys((Act.PINNED, Act.BANNED, Act.RELEASED, Act.FOUND, Act.LOST), _instrument),
    **dict.fromkeys((Act.JOINED, Act.GONE, Act.BACK), _theme),
    **dict.fromkeys((Act.MERGED, Act.BECAME, Act.CREATED), _after),
    **dict.fromkeys((Act.TRANSLATED, Act.REWORDED), _language),
    **dict.fromkeys((Act.APPOINTED, Act.ENDED), _post),
    Act.SETTLED: _sectors,
}

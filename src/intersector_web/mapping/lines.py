"""The map of a day as lines of cells, and what is not known of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intersector.identifiers import InstrumentId
from intersector.phrases import recall
from intersector.publishing.atlas import CHANGES, area
from intersector.publishing.sentences import tell
from intersector_web.instruments.models import Document
from intersector_web.layout.words import names, tongue
from intersector_web.mapping import selectors
from intersector_web.mapping.decisions import Said
from intersector_web.mapping.kept import topic_of
from intersector_web.mapping.models import Place
from intersector_web.mapping.selectors import Shown
from intersector_web.overlaps.models import Theme
from intersector_web.topics.models import Topic
from intersector_web.topics.wordings import said as worded


@dataclass(frozen=True, slots=True)
class Held:
    """A place in its cell: what it is called, its text, what was said of it, and what is to be
    known of it.

    `confidence` is a number, empty where the analysis says nothing; `elsewhere` is the edition that
    is in force, but not held.
    """

    place: Place
    label: str
    confidence: str
    text: Document | None
    said: Said | None
    again: bool
    unsure: bool
    elsewhere: str
    change: str

    @property
    def marked(self) -> bool:
        """Whether a mark stands beside its name."""
        marks = (self.change, self.again, self.place.suppressed, self.unsure, self.elsewhere)
        return any(marks)

    @property
    def identified(self) -> bool:
        """Whether it has a number and an edition, and so a short name."""
        return identifier(self.place.edition) is not None

    @property
    def address(self) -> str:
        """Its page, with the reasons; its text where no analysis put it here."""
        if self.place.pk is None and self.text is not None:
            return self.text.get_absolute_url()
        return self.place.get_absolute_url()

    @property
    def refused(self) -> bool:
        """Whether people keep it out."""
        return self.said is not None and not self.said.confirmed


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a topic or a theme, what it is called, and its cells in the order of the columns."""

    themes: tuple[Theme, ...]
    topic: Topic | None
    label: str
    language: str
    notes: tuple[str, ...]
    cells: tuple[tuple[Held, ...], ...]

    @property
    def name(self) -> str:
        """What its address ends with."""
        return self.themes[0].name

    @property
    def held(self) -> list[Held]:
        """All that is in its cells."""
        return [each for cell in self.cells for each in cell]


@dataclass(frozen=True, slots=True)
class Map:
    """The columns (code, name), the lines, and what the day leaves open."""

    columns: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    shown: Shown


def lay_out(rows: Sequence[Theme], on: date | None, bodies: Sequence[str] | None = None) -> Map:
    """Some themes on a day, as lines: those of one topic together, those without anything left
    out, unless they are a topic of today. `bodies` are asked for where they are not given."""
    shown = Shown(rows, on)
    codes = names().in_order(filter(None, selectors.bodies() if bodies is None else bodies))
    stray = any(not row.body for row in shown.places)
    columns = [(code, names().body_in_full(code)) for code in codes] + [("", "")] * stray
    changed = shown.changes() if on is None else {}
    cells: dict[int, list[Held]] = defaultdict(list)
    for row in shown.places:
        cells[row.theme_id].append(held_of(row, shown, changed))
    lines = [_line(group, cells, [code for code, _name in columns]) for group in _grouped(rows)]
    told = (line for line in lines if line.held or (line.topic and on is None))
    return Map(tuple(columns), tuple(told), shown)


def addresses(codes: Sequence[str]) -> list[tuple[str, str]]:
    """What has a column of its own to be looked at: the end of its address, and its name."""
    ordered = [code for code in names().in_order(filter(None, codes)) if code in codes]
    named = [(code, names().body_in_full(code)) for code in ordered]
    return [
        *((code, f"{name} ({code})" if name else code) for code, name in named),
        *[("-", _("No body"))] * ("" in codes),
    ]


def _grouped(rows: Iterable[Theme]) -> list[tuple[Topic | None, list[Theme]]]:
    """The themes of one topic together, where the first of them stands."""
    groups: dict[Any, tuple[Topic | None, list[Theme]]] = {}
    for row in rows:
        topic = topic_of(row)
        groups.setdefault(topic.pk if topic else row.name, (topic, []))[1].append(row)
    return list(groups.values())


def _line(
    group: tuple[Topic | None, list[Theme]],
    cells: Mapping[int, list[Held]],
    codes: Sequence[str],
) -> Line:
    topic, themes = group
    by_body: dict[str, dict[str, Held]] = defaultdict(dict)
    for theme in themes:
        for each in cells[theme.pk]:
            by_body[each.place.body].setdefault(each.place.edition, each)
    label, language = called(topic, themes[0])
    ordered = tuple(tuple(sorted(by_body[code].values(), key=_order)) for code in codes)
    notes = (*notes_of(themes), *_told(topic, themes, ordered))
    return Line(tuple(themes), topic, label, language, notes, ordered)


def _told(
    topic: Topic | None, themes: Iterable[Theme], cells: Iterable[Iterable[Held]]
) -> Iterator[str]:
    """What else is to be known of a row: who keeps it, whose interests it names."""
    if topic is not None and not any(theme.found for theme in themes):
        yield _("A topic that people keep; the latest analysis finds no theme of it.")
    if any(each.place.developing and not each.refused for cell in cells for each in cell):
        yield developing()


def called(topic: Topic | None, theme: Theme) -> tuple[str, str]:
    """What a row is called, and in which language; an empty one is the reader's."""
    if topic is None:
        return tell(recall(theme.label), names()), ""
    found = worded(topic, tongue())
    return found.name, found.language if found.foreign else ""


def notes_of(themes: Sequence[Theme]) -> tuple[str, ...]:
    """The rule that makes a row an area of mutual interest, and of whom; empty where none does."""
    theme = next((each for each in themes if each.mutual), None)
    if theme is None:
        return ()
    return tell(area(theme.concerned), names()), tell(recall(theme.mutual), names())


def developing() -> str:
    """The mark of what names the interests of developing countries."""
    return names().words.say("Names the interests of developing countries")


def _order(held: Held) -> tuple[Any, ...]:
    """What is refused comes last; else by kind and number."""
    found = identifier(held.place.edition)
    return held.refused, found is None, found or InstrumentId("", "", ""), held.place.pk


def identifier(edition: str) -> InstrumentId | None:
    """The library's identifier of an edition; None where it has only a file."""
    try:
        return InstrumentId.parse(edition)
    except ValueError:
        return None


def held_of(row: Place, shown: Shown, changed: Mapping[int, str]) -> Held:
    """A place with what is to be known of it; `changed` is by place."""
    said, mine = shown.of(row), shown.held.get(row.instrument_id)
    change, called, found = changed.get(row.pk), shown.names, identifier(row.edition)
    return Held(
        row,
        called.identifier(found) or row.title or row.edition,
        called.words.score(row.confidence) if row.confidence else "",
        shown.text(row, tongue()),
        said,
        again=bool(said and said.edition and said.edition != row.edition),
        unsure=bool(mine and row.edition in mine.unsure),
        elsewhere=called.identifier(identifier(mine.elsewhere)) if mine and mine.elsewhere else "",
        change=change_in_words(change) if change else "",
    )


def edition_called(row: Place) -> str:
    """An edition by its name: "Resolution 5 (GC-23)", or its title, or its file."""
    return names().identifier(identifier(row.edition)) or row.title or row.edition


def change_in_words(kind: str) -> str:
    """What became of a place."""
    return names().words.say(CHANGES[kind])  # type: ignore[index]


def unknown(shown: Shown, lines: Iterable[Line]) -> list[str]:
    """What the data cannot tell of the day, in sentences."""
    held = [each for line in lines for each in line.held]
    said = [] if shown.on is None else _of_the_past(shown, shown.on)
    if any(each.unsure for each in held):
        said.append(
            _(
                "Of some sessions only the year is known, not the last day. Their editions are "
                "marked: they may have been adopted after the day asked for."
            )
        )
    if any(each.place.suppressed for each in held):
        said.append(_("Since when an instrument is suppressed is not known; such are marked."))
    if shown.missing:
        called = [names().identifier(InstrumentId.parse(each)) for each in shown.missing]
        text = _("In force, but not among the texts held here: %(instruments)s.")
        said.append(text % {"instruments": names().words.listed(called)})
    return said


def _of_the_past(shown: Shown, day: date) -> list[str]:
    """What of a day in the past is of today, and what had not begun."""
    said, run, first = [], selectors.analysed(), selectors.first_word(shown.themes)
    if run is not None and run.finished is not None:
        text = _(
            "Themes, reasons and scores are those of the analysis of %(day)s, applied to the "
            "editions in force on the day asked for."
        )
        said.append(text % {"day": date_format(run.finished, "DATE_FORMAT")})
    if first is None or first > day:
        said.append(_("Nobody had confirmed or refused anything here by then."))
    return said

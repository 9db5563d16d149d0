"""What pages ask of the map: each function a bounded number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from intersector_web.instruments.models import Document
from intersector_web.layout.words import names
from intersector_web.mapping.decisions import Key, Said, decisions
from intersector_web.mapping.in_force import Held, held
from intersector_web.mapping.kept import kept
from intersector_web.mapping.models import Change, Entry, Place, Tie
from intersector_web.overlaps.models import Analysis, Theme
from intersector_web.topics.models import Place as Pinned
from intersector_web.topics.models import Standing

PLACES, MOST_ROWS = 120, 40
OF_A_TOPIC = Q(adoption__isnull=False, adoption__topic__merged_into__isnull=True)
LIGHT = ("slug", "identifier", "source", "language", "title", "year", "instrument")


def themes(*, body: str = "", area: str = "") -> QuerySet[Theme]:
    """The themes that have a row, areas of mutual interest first, with the topics made of them.

    Those of a topic have one whether an analysis finds them or not. `area` is ``mutual`` or
    ``developing``.
    """
    decided = Entry.objects.filter(theme=OuterRef("pk"))
    rows = Theme.objects.annotate(apart=Q(mutual__isnull=True), decided=Exists(decided))
    rows = rows.filter(Q(found=True) | Q(decided=True) | OF_A_TOPIC)
    rows = rows.order_by("apart", "order", "pk")
    here = Place.objects.filter(theme=OuterRef("pk"), found=True)
    if body:
        code = "" if body == "-" else body
        held = Pinned.objects.filter(topic__adoptions__theme=OuterRef("pk"), instrument__body=code)
        rows = rows.filter(
            Exists(here.filter(body=code)) | Exists(held.exclude(standing=Standing.BANNED))
        )
    if area == "mutual":
        rows = rows.filter(mutual__isnull=False)
    if area == "developing":
        rows = rows.filter(Exists(here.filter(developing=True)))
    return rows.select_related("adoption__topic").prefetch_related("adoption__topic__wordings")


def rows_a_page() -> int:
    """As many rows as hold about `PLACES` places: a page is quick however full its rows are."""
    found = Place.objects.filter(found=True).order_by()
    held = found.aggregate(places=Count("pk"), rows=Count("theme", distinct=True))
    places, rows = int(held["places"]), int(held["rows"])
    return max(5, min(MOST_ROWS, PLACES * rows // max(places, 1)))


def theme(name: str) -> list[Theme]:
    """A theme by its name, and those of which the same topic was made."""
    found = list(themes().filter(name=name))
    topics = [each.adoption.topic for each in found if hasattr(each, "adoption")]
    if topics and topics[0].merged_into_id is None:
        return list(themes().filter(adoption__topic=topics[0]))
    return found


class Shown:
    """What the map shows of some themes on a day; each question is asked of the rows once."""

    def __init__(self, rows: Sequence[Theme], on: date | None) -> None:
        self.on = on
        self.names = names()
        self.themes = rows
        self.said: Mapping[Key, Said] = decisions(rows, on=on)
        of_theme = {each.pk: each for each in rows}
        found = list(
            Place.objects.filter(theme__in=rows)
            .select_related("instrument")
            .order_by("order", "pk")
        )
        for row in found:
            row.theme = of_theme[row.theme_id]
        every = [row for row in found if row.found or self.of(row)]
        every += kept(rows, found, every, self._confirms)
        works = {row.instrument_id for row in every}
        texts = list(Document.objects.filter(instrument__in=works).only(*LIGHT))
        self.held: Mapping[int, Held] = held(texts, on)
        self.texts: dict[str, list[Document]] = defaultdict(list)
        for text in texts:
            self.texts[text.identifier or text.source.rpartition("/")[2]].append(text)
        self.places = [row for row in every if self._there(row)]
        self.missing = sorted(
            {
                each.elsewhere
                for row in every
                if (each := self.held.get(row.instrument_id)) and each.elsewhere
            }
        )

    def of(self, row: Place) -> Said | None:
        """What people said of a place."""
        return self.said.get((row.theme_id, row.instrument.name))

    def _confirms(self, theme: Theme, instrument: str) -> bool:
        said = self.said.get((theme.pk, instrument))
        return said is not None and said.confirmed

    def _there(self, row: Place) -> bool:
        """Whether its edition is in force; what is no longer among the texts is shown today."""
        mine = self.held.get(row.instrument_id)
        return mine is None or row.edition in mine.editions

    def text(self, row: Place, language: str) -> Document | None:
        """The text of a place in a language, else in English, else in any."""
        order = {language: 0, "en": 1}
        return min(
            self.texts.get(row.edition, ()),
            key=lambda each: (order.get(each.language, 2), each.language),
            default=None,
        )

    def ties(self) -> list[Tie]:
        """What the places that are shown have in common."""
        there = {row.pk for row in self.places}
        rows = Tie.objects.filter(theme__in=self.themes).order_by("pk")
        return [row for row in rows if {row.one_id, row.other_id} <= there]

    def changes(self) -> Mapping[int, str]:
        """By place what the latest analysis changed."""
        last = Change.objects.order_by("-at").values_list("at", flat=True).first()
        run = analysed()
        if last is None or run is None or run.started is None or last < run.started:
            return {}
        return dict(Change.objects.filter(at=last).values_list("place", "kind"))


def analysed() -> Analysis | None:
    """The latest analysis that came to its end."""
    return Analysis.objects.filter(finished__isnull=False).first()


def bodies() -> list[str]:
    """The bodies that have something on the map; an empty code where none is known."""
    found = Place.objects.filter(found=True).order_by("body").values_list("body", flat=True)
    return list(found.distinct())


def history(row: Place) -> list[Entry]:
    """Everything that was said on the map of the instrument and the theme, the oldest first."""
    entries = Entry.objects.filter(theme=row.theme_id, instrument=row.instrument_id)
    return list(entries.select_related("by", "withdraws", "withdrawal").order_by("pk"))


def changes(kind: str = "") -> QuerySet[Change]:
    """What analyses changed, the latest first."""
    rows = Change.objects.select_related("place__instrument", "place__theme")
    rows = rows.prefetch_related("place__theme__adoption__topic__wordings")
    return rows.filter(kind=kind) if kind else rows


def first_word(themes: Iterable[Theme]) -> date | None:
    """The day on which somebody first decided something on the map."""
    at = Entry.objects.filter(theme__in=list(themes)).order_by("pk").values_list("at", flat=True)
    return first.date() if (first := at.first()) else None

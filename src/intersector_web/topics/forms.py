"""What people write about topics."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from intersector.phrases import recall
from intersector.publishing.sentences import tell
from intersector_web import workspace
from intersector_web.instruments.models import Instrument
from intersector_web.layout.forms import LONGEST, Said, reason
from intersector_web.layout.words import names, tongue
from intersector_web.overlaps.models import Theme
from intersector_web.people.models import Person
from intersector_web.topics.models import LANGUAGES, Appointment, Item, Kind, Standing, Topic
from intersector_web.topics.wordings import said

LARGEST = 64 * 2**20
WEB = URLValidator(schemes=["http", "https"])


def _day(label: Any, *, required: bool = True, **options: Any) -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=picker, **options)


def sectors() -> list[tuple[str, str]]:
    """The Sectors of the organisation, as choices."""
    return [(code, code) for code in workspace.sectors(Path(settings.WORKSPACE))]


class ThemeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A theme, by what it is called."""

    def label_from_instance(self, obj: Any) -> str:
        """As the page says it."""
        return tell(recall(obj.label), names())


class TopicField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A topic, by what it is called."""

    def label_from_instance(self, obj: Any) -> str:
        """As the page says it."""
        return said(obj, tongue()).name


class SectorsForm(Said):
    """Which Sectors a topic concerns, and which of them leads."""

    sectors = forms.MultipleChoiceField(
        label=_("Sectors concerned"), choices=sectors, widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ChoiceField(
        label=_("Lead Sector"), choices=lambda: [("", "—"), *sectors()], required=False
    )
    why = reason(_("Reason"), rows=2)

    def clean(self) -> dict[str, Any]:
        """Refuse a lead that the topic does not concern."""
        said = self.cleaned_data
        if said.get("lead") and said["lead"] not in said.get("sectors", []):
            self.add_error("lead", _("The lead Sector is one of those concerned."))
        return said


class WordsForm(Said):
    """A name and a description."""

    name = forms.CharField(label=_("Name"), max_length=300)
    description = forms.CharField(
        label=_("Description"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TopicForm(SectorsForm, WordsForm):
    """A new topic."""

    source = forms.ChoiceField(label=_("Source language"), choices=LANGUAGES)
    field_order = ("name", "description", "source", "sectors", "lead", "why")


class TermForm(Said):
    """Whom to appoint, and for how long."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    since = _day(_("First day"), initial=date.today)
    until = _day(_("Last day"), required=False)
    why = reason(_("Reason"), required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        people: QuerySet[Person],
        held: Sequence[Appointment],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.held = held
        _choose(self, "person", people)

    def clean(self) -> dict[str, Any]:
        """Refuse a term that ends before it begins, or that the person has already."""
        said = self.cleaned_data
        if self.errors:
            return said
        since, until = said["since"], said["until"] or date.max
        if until < since:
            self.add_error("until", _("The last day is before the first."))
        own = (each for each in self.held if each.person == said["person"])
        if any(each.since <= until and (each.until or date.max) >= since for each in own):
            self.add_error("person", _("This person holds the post then already."))
        return said


class EndForm(Said):
    """When a term ends."""

    until = _day(_("Last day"))
    why = reason(_("Reason"), rows=2)

    def __init__(self, *args: Any, since: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.since = since

    def clean_until(self) -> date:
        """Refuse a day before the first."""
        until: date = self.cleaned_data["until"]
        if until < self.since:
            raise forms.ValidationError(_("The last day is before the first."))
        return until


class PlaceForm(Said):
    """What people say of an instrument's place in a topic."""

    instrument = forms.CharField(
        label=_("Instrument"),
        help_text=_("Begin to write its number or title, or paste the address of its page."),
        widget=forms.TextInput(attrs={"list": "instruments", "autocomplete": "off"}),
    )
    standing = forms.ChoiceField(
        label=_("Its place"),
        required=False,
        initial=Standing.PINNED,
        choices=[
            (Standing.PINNED, _("Belongs to the topic")),
            (Standing.BANNED, _("Does not belong to the topic")),
            ("", _("Leave it to the analysis")),
        ],
    )
    why = reason(_("Reason"), rows=2)

    def clean_instrument(self) -> Instrument:
        """The instrument of that identifier, or of the page at that address."""
        said = self.cleaned_data["instrument"].strip()
        slug = urlsplit(said).path.rstrip("/").rpartition("/")[2]
        named = Q(name=said) | Q(documents__identifier=said) | Q(documents__slug=slug)
        found = Instrument.objects.filter(named).first()
        if found is None:
            raise forms.ValidationError(_("There is no such instrument here."))
        return found


class JoinForm(Said):
    """A found theme that a topic takes in."""

    theme = ThemeField(label=_("Theme"), queryset=Theme.objects.none())
    why = reason(_("Reason"), rows=2)

    def __init__(self, *args: Any, themes: QuerySet[Theme], **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "theme", themes)


class MergeForm(Said):
    """Another topic that a topic takes in."""

    other = TopicField(label=_("Topic"), queryset=Topic.objects.none())
    why = reason(_("Reason"), rows=2)

    def __init__(self, *args: Any, topics: QuerySet[Topic], **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "other", topics)


class ItemForm(Said):
    """An activity or a document, with a link or a file."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    day = _day(_("Date"))
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    link = forms.URLField(
        label=_("Link"), required=False, max_length=500, assume_scheme="https", validators=[WEB]
    )
    file = forms.FileField(label=_("File"), required=False, widget=forms.FileInput)

    def __init__(self, data: Any, files: Any, *, item: Item) -> None:
        known = model_to_dict(item, ["kind", "title", "language", "day", "sector", "link"])
        super().__init__(data, files, initial=known)
        self.item = item
        field = self.fields["sector"]
        assert isinstance(field, forms.ChoiceField)
        own = sorted(item.topic.concerned)
        field.choices = [("", _("General Secretariat")), *((code, code) for code in own)]

    def clean_file(self) -> Any:
        """Refuse what is too large."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 64 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        """A document is somewhere."""
        said = self.cleaned_data
        somewhere = said.get("link") or said.get("file") or self.item.file
        if said.get("kind") == Kind.DOCUMENT and not (somewhere or self.errors):
            self.add_error("link", _("Give a link or a file."))
        return said


class RemoveForm(Said):
    """Why something is taken away."""

    why = reason(_("Reason"), rows=2)


def _choose(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Offer these rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows

"""What people say of duties."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intersector_web.followup.models import Preference, State
from intersector_web.layout.forms import Said, reason
from intersector_web.layout.words import names
from intersector_web.people.models import Person

LARGEST = 20 * 2**20


class OnTime(Said):
    """Something said of the time `period` that a duty falls due: of one of `periods`."""

    period = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, period: int | None, periods: Collection[int | None], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.periods = periods
        self.initial["period"] = self.now = period

    def clean(self) -> dict[str, Any]:
        """Refuse what is said of a time that there is no longer."""
        if self.cleaned_data.get("period") not in self.periods:
            self.read_again(period=self.now)
        return self.cleaned_data

    def read_again(self, **fresh: Any) -> None:
        """Ask somebody to read again, with what is there now in the form."""
        now = {self.add_prefix(name): value for name, value in fresh.items()}
        self.data = {**self.data, **now}
        self.add_error(
            None, _("The text changed while you were reading. Read it again, then answer.")
        )


class AnswerForm(OnTime):
    """How far a duty is, said of the text `seen`."""

    seen = forms.CharField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("State"), choices=[("", "—"), *State.choices])
    why = reason(_("Evidence"), says=_("What was done, where it is recorded, or why it is not."))
    link = forms.URLField(
        label=_("Link to the evidence"), required=False, max_length=1000, assume_scheme="https"
    )
    file = forms.FileField(label=_("File"), required=False, help_text=_("Up to 20 MB."))

    def __init__(self, *args: Any, digest: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["seen"] = self.digest = digest

    def clean_link(self) -> str:
        """Lead to nothing but pages."""
        link: str = self.cleaned_data["link"]
        if link and not link.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Give an address that begins with https://."))
        return link

    def clean_file(self) -> Any:
        """Refuse what is too large to be evidence."""
        file = self.cleaned_data["file"]
        if file is not None and file.size > LARGEST:
            raise forms.ValidationError(_("That file is larger than 20 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        """Refuse what is said of a text that is no longer there."""
        if self.cleaned_data.pop("seen", None) != self.digest:
            self.read_again(seen=self.digest)
        return super().clean()


class AssignForm(Said):
    """Who answers for a duty: a person, an office or the focal points of a Sector."""

    held = forms.ChoiceField(label=_("Responsible"), required=False)
    why = reason(_("Note"), required=False)

    def __init__(
        self, *args: Any, people: Any, offices: list[str], desks: list[str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people = {f"person:{each.pk}": each for each in people}
        field = self.fields["held"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Nobody")),
            (_("Focal points of a Sector"), [(f"desk:{each}", each) for each in desks]),
            (_("Persons"), [(key, str(each)) for key, each in self.people.items()]),
            (_("Offices"), [(f"office:{each}", names().actor(each)) for each in offices]),
        ]

    def clean(self) -> dict[str, Any]:
        """Say which of the three it is."""
        chosen = self.cleaned_data.pop("held", "")
        kind, _colon, value = chosen.partition(":")
        to: Person | None = self.people.get(chosen)
        said = {"to": to} if kind == "person" else {kind: value} if kind else {}
        return {**self.cleaned_data, **said}


class PostponeForm(OnTime):
    """Another day for a duty."""

    due = forms.DateField(label=_("Due date"), widget=forms.DateInput(attrs={"type": "date"}))
    why = reason(_("Reason"))


class WithdrawForm(Said):
    """Why something is undone."""

    why = reason(_("Reason"))


class PreferenceForm(forms.ModelForm[Preference]):
    """How somebody wants to be reminded."""

    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)

    class Meta:
        model = Preference
        fields = ("language", "days")


class DayForm(forms.Form):
    """As of which day, and of what, figures are counted."""

    on = forms.DateField(
        label=_("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def day(self, today: date) -> date:
        """The day that was asked for, never in the future."""
        asked = self.cleaned_data.get("on") if self.is_valid() else None
        return min(asked or today, today)

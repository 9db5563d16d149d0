"""What people ask of the map, and what they say of its places."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from intersector_web.mapping.models import Act

LONGEST = 5000


class AskedForm(forms.Form):
    """The day and the filters of an address; what is no day is told."""

    on = forms.DateField(
        label=_("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class Said(forms.Form):
    """What makes one entry: its token makes it once, however often the form is sent."""

    token = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody can read the reason, with your name and the date."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(Said):
    """Whether an instrument belongs to a theme, of the `edition` that was looked at."""

    field_order = ("token", "edition", "act", "why")

    edition = forms.CharField(widget=forms.HiddenInput)
    act = forms.ChoiceField(
        label=_("Does it belong to this theme?"),
        choices=[("", "—"), (Act.CONFIRMED, _("Yes: confirm")), (Act.REJECTED, _("No: refuse"))],
    )

    def __init__(self, *args: Any, edition: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["edition"] = self.shown = edition

    def clean(self) -> dict[str, Any]:
        """Refuse a word on an edition that is no longer the one shown."""
        if self.cleaned_data.pop("edition", None) != self.shown:
            self.data = {**self.data, self.add_prefix("edition"): self.shown}
            raise forms.ValidationError(
                _("A newer edition came while you were reading. Look at it, then decide.")
            )
        return self.cleaned_data


class WithdrawForm(Said):
    """Why something is undone."""

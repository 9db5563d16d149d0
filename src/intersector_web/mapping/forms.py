"""What people ask of the map, and what they say of its places."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from intersector_web.layout.forms import Said, reason
from intersector_web.mapping.models import Act

ACTS: Final = (
    ("", "—"),
    (Act.CONFIRMED, _("Yes: confirm")),
    (Act.REJECTED, _("No: refuse")),
)


class AskedForm(forms.Form):
    """The day and the filters of an address; what is no day is told."""

    on = forms.DateField(
        label=_("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class Reasoned(Said):
    """A deed with its reason."""

    why = reason(_("Reason"), says=_("Everybody can read the reason, with your name and the date."))


class DecideForm(Reasoned):
    """Whether an instrument belongs to a theme, of the `edition` that was looked at."""

    field_order = ("token", "edition", "act", "why")

    edition = forms.CharField(widget=forms.HiddenInput)
    act = forms.ChoiceField(label=_("Does it belong to this theme?"), choices=ACTS)

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


class RelatedForm(DecideForm):
    """Whether two works are related, of the editions that were looked at."""

    act = forms.ChoiceField(label=_("Are the two on the same subject?"), choices=ACTS)


class WithdrawForm(Reasoned):
    """Why something is undone."""

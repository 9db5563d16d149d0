"""What people write about themselves and others."""

from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intersector_web import workspace
from intersector_web.people.models import Person, Role


class Accept(forms.ModelForm[Person]):
    """Who accepts an invitation says who they are, and chooses a password."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters; a sentence is easy to remember."),
    )

    class Meta:
        model = Person
        fields: ClassVar = ["name", "email"]
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, data: Any, *, invited: str) -> None:
        """Who was invited by mail has that address: that they opened it proves it."""
        super().__init__(data, initial={"email": invited})
        self.fields["email"].disabled = bool(invited)

    def clean(self) -> dict[str, Any]:
        """Refuse passwords that are easily guessed."""
        cleaned = super().clean() or {}
        person = Person(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
        if password := cleaned.get("password"):
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class Erase(forms.Form):
    """Who is about to be forgotten says so."""

    sure = forms.BooleanField(label=_("I understand that this cannot be undone."))


def sectors() -> list[tuple[str, str]]:
    """The Sectors of the organisation, as choices."""
    return [("", "—"), *((code, code) for code in workspace.sectors(Path(settings.WORKSPACE)))]


def _last_day(label: Any, says: Any) -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=picker, help_text=says)


class Office(forms.Form):
    """A role, of which Sector, and until when; a focal point is a Sector's."""

    role = forms.ChoiceField(label=_("Role"))
    sector = forms.ChoiceField(
        label=_("Sector"), choices=sectors, required=False, help_text=_("Of a focal point.")
    )
    until = _last_day(_("Last day"), _("Left empty, the role lasts until somebody ends it."))

    def __init__(self, *data: Any, giver: Person, **options: Any) -> None:
        """Only roles that whoever gives them may give."""
        super().__init__(*data, **options)
        roles = [each for each in Role.choices if giver.may_give(each[0])]
        self.fields["role"].choices = [("", "—"), *roles]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the Sector of a focal point; nobody else is of one. No role is over at once."""
        said = super().clean() or {}
        if said.get("role") == Role.FOCAL_POINT and not said.get("sector"):
            self.add_error("sector", _("Choose the Sector of the focal point."))
        if said.get("role") != Role.FOCAL_POINT:
            said["sector"] = ""
        if said.get("until") and said["until"] < timezone.localdate():
            self.add_error("until", _("This day is over."))
        return said


class Invite(Office):
    """Whom to invite, as what, and in which language."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *data: Any, giver: Person, **options: Any) -> None:
        """The address first."""
        super().__init__(*data, giver=giver, **options)
        self.order_fields(["email"])


class End(forms.Form):
    """When a term ends."""

    until = _last_day(_("Last day"), _("Left empty, the role ends at once."))

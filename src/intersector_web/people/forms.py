"""What people write about themselves and others."""

from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from intersector_web import workspace
from intersector_web.people.models import Invitation, Person, Role


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


class Invite(forms.ModelForm[Invitation]):
    """Whom to invite, as what; a focal point is a Sector's."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", "—"), *Role.choices])
    sector = forms.ChoiceField(
        label=_("Sector"), choices=sectors, required=False, help_text=_("Of a focal point.")
    )

    class Meta:
        model = Invitation
        fields: ClassVar = ["email", "role", "sector"]

    def clean(self) -> dict[str, Any]:
        """Ask for the Sector of a focal point; nobody else is of one."""
        said = super().clean() or {}
        if said.get("role") == Role.FOCAL_POINT and not said.get("sector"):
            self.add_error("sector", _("Choose the Sector of the focal point."))
        if said.get("role") != Role.FOCAL_POINT:
            said["sector"] = ""
        return said

"""What people write about themselves and others."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from intersector_web.people.models import Invitation, Person


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


class Invite(forms.ModelForm[Invitation]):
    """Whom to invite, as what."""

    class Meta:
        model = Invitation
        fields: ClassVar = ["email", "role", "sector"]

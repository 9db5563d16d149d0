"""What people write about their tokens."""

from datetime import date
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intersector_web.api.models import Scope, Token


class TokenForm(forms.ModelForm[Token]):
    """What a new token is for."""

    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Token
        fields: ClassVar = ["name", "scopes", "until"]
        widgets: ClassVar = {"until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_until(self) -> date | None:
        """Refuse a day that is over: the token would never work."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise forms.ValidationError(_("That day is over."))
        return until

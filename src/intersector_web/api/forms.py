"""What people write about their tokens."""

from typing import ClassVar

from django import forms
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

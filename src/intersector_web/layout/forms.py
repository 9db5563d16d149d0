"""Pieces of forms that every room has: what makes one deed, its reason, where a form is sent."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django import forms

LONGEST: Final = 5000
"""Characters of what people write as a reason."""


class Said(forms.Form):
    """What makes one entry: its token makes it once, however often the form is sent."""

    token = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)


def reason(label: Any, *, required: bool = True, says: Any = "", rows: int = 3) -> forms.CharField:
    """A field for why something is done; `says` helps."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=LONGEST, required=required, widget=area, help_text=says
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A form, where it is sent, and what it is about where that is not told beside it."""

    form: forms.Form
    action: str
    label: str = ""

"""What people ask and give."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LARGEST = 64 * 2**20


class SeveralFiles(forms.FileField):
    """Any number of files, each checked."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file, as one alone is cleaned."""
        return [super(SeveralFiles, self).clean(each, initial) for each in data or [None]]


class SeveralInput(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class LoadForm(forms.Form):
    """Documents to read."""

    documents = SeveralFiles(
        label=_("Documents"),
        help_text=_("Word, PDF, HTML, text or Akoma Ntoso; up to 1000 at once."),
        widget=SeveralInput(attrs={"accept": ".docx,.doc,.pdf,.html,.htm,.txt,.akn,.xml"}),
    )

    def clean_documents(self) -> list[Any]:
        """Refuse what no resolution is as large as."""
        files: list[Any] = self.cleaned_data["documents"]
        if len(files) > settings.DATA_UPLOAD_MAX_NUMBER_FILES:
            raise forms.ValidationError(_("That are more than 1000 documents."))
        for file in files:
            if file.size > LARGEST:
                raise forms.ValidationError(
                    _("%(name)s is larger than 64 MB."), params={"name": file.name}
                )
        return files

"""What people ask and give."""

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from intersector.reading.find import is_hidden
from intersector.reading.formats import FORMATS, UNSUPPORTED
from intersector_web.instruments.services import ARCHIVE
from intersector_web.layout.forms import Said, reason

LARGEST: Final = 64
LARGEST_ARCHIVE: Final = 1024
"""Megabytes of a file that is taken."""


class SeveralFiles(forms.FileField):
    """Any number of files, each checked."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file, as one alone is cleaned."""
        return [super(SeveralFiles, self).clean(each, initial) for each in data or [None]]


class SeveralInput(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class LoadForm(forms.Form):
    """Documents to read: files, archives of them, or a folder."""

    documents = SeveralFiles(
        label=_("Documents"),
        help_text=_(
            "Word, PDF, HTML, text or Akoma Ntoso, or .zip archives of them; up to 1000 at once."
        ),
        widget=SeveralInput(attrs={"accept": ",".join((*FORMATS, ARCHIVE))}),
        allow_empty_file=True,
        required=False,
    )
    folder = SeveralFiles(
        label=_("A folder"),
        help_text=_("Everything in it that is a document, with the folders in it."),
        widget=SeveralInput(attrs={"webkitdirectory": True}),
        allow_empty_file=True,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Take something, and nothing that no resolution is as large as."""
        folder = [each for each in self._given("folder") if _is_document(each.name)]
        files = [*self._given("documents"), *folder]
        if not files and not self.errors:
            raise forms.ValidationError(_("Choose documents, or a folder that holds some."))
        for file in files:
            most = LARGEST_ARCHIVE if file.name.lower().endswith(ARCHIVE) else LARGEST
            if file.size > most * 2**20:
                raise forms.ValidationError(
                    _("%(name)s is larger than %(size)s MB."),
                    params={"name": file.name, "size": most},
                )
        return {"files": files}

    def _given(self, field: str) -> list[Any]:
        return [each for each in self.cleaned_data.get(field) or [] if each]


class RemoveForm(Said):
    """Why a document is removed."""

    why = reason(_("Reason"))


def _is_document(name: str) -> bool:
    """Whether a file in a folder is one of the documents that people mean."""
    path = PurePath(name)
    return path.suffix.lower() in {*FORMATS, *UNSUPPORTED, ARCHIVE} and not is_hidden(path)

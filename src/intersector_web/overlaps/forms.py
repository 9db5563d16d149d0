"""What people say of overlaps and proposals."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from intersector.contributions import Frame
from intersector.proposals.redline import Signature
from intersector_web.layout.forms import Said, reason
from intersector_web.overlaps.amending import paragraphs
from intersector_web.overlaps.models import Answer, Verdict
from intersector_web.people.models import Person


class VerdictForm(Said):
    """A verdict on the texts that were `seen`."""

    seen = forms.CharField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Verdict"), choices=[("", "—"), *Verdict.choices])
    why = reason(_("Reason"))

    def __init__(self, *args: Any, digest: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["seen"] = self.digest = digest

    def clean(self) -> dict[str, Any]:
        """Refuse a verdict on a text that is no longer there."""
        if self.cleaned_data.pop("seen", None) != self.digest:
            self.data = {**self.data, self.add_prefix("seen"): self.digest}
            raise forms.ValidationError(
                _("The text changed while you were reading. Read it again, then decide.")
            )
        return self.cleaned_data


class AnswerForm(Said):
    """An answer to a proposal; an amended one has a wording, by clause where the draft has clauses.

    `draft` is how they would read, a paragraph each; empty where a wording stands beside the draft.
    """

    answer = forms.ChoiceField(label=_("Decision"), choices=[("", "—"), *Answer.choices])
    wording = reason(_("Wording, if amended"), required=False)
    why = reason(_("Reason"))

    def __init__(self, *args: Any, draft: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.draft = paragraphs(draft)
        self.initial["wording"] = draft
        self.fields["wording"].help_text = (
            _("As it should read in the end, a paragraph for each clause that changes.")
            if draft
            else _("It is told beside the draft, which changes more than these clauses.")
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the wording of what is amended; leave it out of other answers."""
        said = self.cleaned_data
        if said.get("answer") != Answer.AMENDED:
            return {**said, "wording": ""}
        if wrong := self._wrong(paragraphs(said.get("wording", ""))):
            self.add_error("wording", wrong)
        return said

    def _wrong(self, written: list[str]) -> str:
        """What is wrong with a wording; empty where nothing is."""
        if not written:
            return gettext("Write the amended wording.")
        if written == self.draft:
            return gettext("This is the draft as it is: change it here, or accept it.")
        if self.draft and len(written) != len(self.draft):
            number = len(self.draft)
            said = ngettext(
                "The draft changes %(number)d clause: write %(number)d paragraph.",
                "The draft changes %(number)d clauses: write %(number)d paragraphs.",
                number,
            )
            return said % {"number": number}
        return ""


class AssignForm(Said):
    """To whom an overlap is given."""

    to = forms.ModelChoiceField(
        label=_("Focal point"), queryset=Person.objects.none(), required=False, empty_label="—"
    )
    why = reason(_("Note"), required=False)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people


class CommentForm(Said):
    """A comment."""

    why = reason(_("Comment"))


class FrameForm(forms.Form):
    """What stands around the proposals of a contribution; all but the day can be left empty."""

    source = forms.CharField(label=_("Source"), help_text=_("Who proposes it."), required=False)
    destination = forms.CharField(label=_("Destination"), required=False)
    agenda_item = forms.CharField(label=_("Agenda item"), required=False)
    number = forms.CharField(
        label=_("Number of the first proposal"), help_text="EUR/44A7/1", required=False
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Of the reasons and headings."),
        choices=[
            ("", _("That of the text")),
            *((code[:2], name) for code, name in settings.LANGUAGES),
        ],
        required=False,
    )
    day = forms.DateField(
        label=_("Date of the changes"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def frame(self) -> Frame:
        """What was asked, as the library wants it."""
        said = self.cleaned_data
        moment = datetime.combine(said["day"], time())
        return Frame(
            Signature(said["source"] or "Intersector", moment),
            source=said["source"],
            destination=said["destination"],
            agenda_item=said["agenda_item"],
            number=said["number"],
            language=said["language"] or None,
        )


class WithdrawForm(Said):
    """Why something is undone."""

    why = reason(_("Reason"))

"""What people ask."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from intersector_web.layout.templatetags import library
from intersector_web.layout.words import names
from intersector_web.search import sources

EVERY: Final = [("", _("All"))]
EDITIONS: Final = [
    ("", _("Current editions")),
    ("old", _("Old editions")),
    ("all", _("All editions")),
]
HOLDS: Final = {"citation": _("Citation"), "mandate": _("Mandate")}


SAYINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "sector": lambda code: library.sector(code.strip("-")),
    "body": lambda code: " – ".join(filter(None, (code, names().body_in_full(code)))),
    "kind": library.kind,
    "language": library.language_name,
    "role": library.role,
}
"""What the values of a facet are called in the language of the page."""


class SearchForm(forms.Form):
    """A query and its filters; without a choice of edition, the current ones are searched."""

    q = forms.CharField(
        label=_("Search for"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    what = forms.ChoiceField(label=_("What"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    role = forms.ChoiceField(label=_("Part"), required=False)
    edition = forms.ChoiceField(label=_("Edition"), required=False, choices=EDITIONS)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args: Any, values: Mapping[str, Sequence[str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for facet, say in SAYINGS.items():
            told = sorted(((each, say(each)) for each in values.get(facet, ())), key=lambda x: x[1])
            self._offer(facet, told)
        self._offer("year", [(each, each) for each in sorted(values.get("year", ()), reverse=True)])
        self._offer("what", [*sources.sorts().items(), *HOLDS.items()])

    def filters(self) -> dict[str, str]:
        """What is wanted, by facet; what no filter offers is not asked for."""
        self.full_clean()
        asked = self.cleaned_data
        wanted = {facet: str(asked.get(facet, "")) for facet in (*SAYINGS, "year")}
        what, edition = asked.get("what", ""), asked.get("edition") or "current"
        wanted["holds" if what in HOLDS else "sort"] = what
        wanted["edition"] = "" if edition == "all" else edition
        return {facet: value for facet, value in wanted.items() if value}

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words was chosen."""
        return any(value for name, value in self.data.items() if name not in {"q", "page"})

    def _offer(self, name: str, values: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*EVERY, *values]

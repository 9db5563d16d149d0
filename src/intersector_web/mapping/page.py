"""What the pages of a place and of changes show, put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse

from intersector.publishing.sharing import Tie as Arc
from intersector.publishing.sharing import said as in_words
from intersector_web.layout.forms import Asked
from intersector_web.layout.words import names
from intersector_web.mapping import selectors
from intersector_web.mapping.decisions import Key, Said
from intersector_web.mapping.forms import DecideForm, RelatedForm, WithdrawForm
from intersector_web.mapping.kept import topic_of
from intersector_web.mapping.lines import (
    Held,
    called,
    change_in_words,
    developing,
    edition_called,
    held_of,
    notes_of,
)
from intersector_web.mapping.models import Act, Change, Place, Related
from intersector_web.mapping.selectors import Shown
from intersector_web.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """A change, the place it is of, and what people had said of it."""

    change: Change
    kind: str
    instrument: str
    label: str
    language: str
    said: Said | None
    again: bool


def told(change: Change, decided: Mapping[Key, Said]) -> Told:
    """A change in words."""
    row = change.place
    label, language = called(topic_of(row.theme), row.theme)
    said = decided.get((row.theme_id, row.instrument.name))
    again = bool(said and said.edition and said.edition != row.edition)
    kind = change_in_words(change.kind)
    return Told(change, kind, edition_called(row), label, language, said, again)


def closely_at(row: Place) -> dict[str, Any]:
    """What the page of a place shows beside its decisions."""
    rows = selectors.theme(row.theme.name) or [row.theme]
    shown = Shown(rows, None)
    topic = topic_of(rows[0])
    label, language = called(topic, rows[0])
    same = (each for each in shown.places if each.instrument_id == row.instrument_id)
    newer = next((each for each in same if each.edition != row.edition), None)
    changed = shown.changes()
    return {
        "held": held_of(row, shown, changed),
        "newer": held_of(newer, shown, changed) if newer else None,
        "label": label,
        "language_of": language,
        "topic": topic,
        "notes": notes_of(rows),
        "developing": developing() if row.developing else "",
        "clauses": row.clauses.select_related("document").order_by(
            "document__language", "position"
        ),
        "shares": _shares(row, shown, changed),
    }


def _shares(row: Place, shown: Shown, changed: Mapping[int, str]) -> list[tuple[Held, str]]:
    """With whom a place has something in common, and what."""
    places = {each.pk: each for each in shown.places}
    found = []
    for tie in shown.ties():
        if row.pk in {tie.one_id, tie.other_id}:
            other = places[tie.other_id if tie.one_id == row.pk else tie.one_id]
            what = in_words(Arc(0, 1, tie.likeness, tie.clauses), names().words)  # type: ignore[arg-type]
            found.append((held_of(other, shown, changed), what))
    return found


def decisions(
    row: Place | Related, history: Sequence[Any], person: Any, bound: Form | None
) -> dict[str, Any]:
    """The history of a place or of what is related, with the forms that this person may send."""
    forms = {bound.prefix: bound} if bound else {}
    may = isinstance(person, Person) and person.has_perm("mapping.decide", row)
    decide = forms.get("decide") or decide_form(row)
    return {
        "about": row,
        "may_decide": may,
        "decide": Asked(decide, _address(row, "decide")),
        "history": [(each, _withdrawal(row, each, forms) if may else None) for each in history],
    }


def decide_form(row: Place | Related, *data: Any) -> DecideForm:
    """The form that confirms or refuses."""
    kind = RelatedForm if isinstance(row, Related) else DecideForm
    return kind(*data, prefix="decide", edition=row.edition)


def _address(row: Place | Related, deed: str, *more: int) -> str:
    if isinstance(row, Related):
        return reverse(f"mapping:{deed}_related", args=[row.row_id, row.column_id, *more])
    return reverse(f"mapping:{deed}", args=[row.pk, *more])


def _withdrawal(row: Place | Related, entry: Any, forms: Mapping[Any, Form]) -> Asked | None:
    """The form that undoes an entry, where it can be undone."""
    if entry.act == Act.WITHDRAWN or hasattr(entry, "withdrawal"):
        return None
    prefix = f"withdraw-{entry.pk}"
    place = _address(row, "withdraw", entry.pk)
    return Asked(forms.get(prefix) or WithdrawForm(prefix=prefix), place)

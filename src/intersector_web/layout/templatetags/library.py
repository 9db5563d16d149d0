"""The library's words for templates: ``{{ document.identifier|instrument }}``."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES
from intersector.model import Clause
from intersector.phrases import recall
from intersector.publishing import comparison, labels, sentences
from intersector.publishing.translations import direction
from intersector_web.layout.words import names

register = template.Library()


@register.filter
def colon(said: str) -> str:
    """What leads in what follows, with a colon as the language sets it: "Motif :", "理由："."""
    return _("%(said)s:") % {"said": said}


@register.filter
def isolated(text: object) -> str:
    """A name or a quotation in plain text, whose direction does not turn what is beside it."""
    return sentences.isolated(str(text))


@register.filter
def number(value: int) -> str:
    """A whole number with the separators of the language, as the report writes it."""
    return names().words.number(value)


@register.filter
def instrument(written: str) -> str:
    """What an identifier is called: "Resolution 5 (GC-23)"."""
    return names().identifier(InstrumentId.parse(written)) if written else ""


@register.filter
def called(document: Any) -> str:
    """What a document is called: its identifier, else its title, else its file."""
    name = instrument(document.identifier) or document.title
    return name or document.source.rpartition("/")[2]


@register.filter
def named(document: Any) -> SafeString:
    """What a document is called, as an element: a number on one line, a title in its language."""
    if document.identifier:
        return format_html('<bdi class="name">{}</bdi>', instrument(document.identifier))
    return format_html('<bdi lang="{}">{}</bdi>', document.language, called(document))


@register.filter
def body(code: str) -> str:
    """A body that adopts instruments, in full where that is known."""
    return names().body_in_full(code) or code or names().words.say("No body")


@register.filter
def sector(code: str | None) -> str:
    """The code of a Sector, or what is said of the whole organisation."""
    return code or names().words.say("Whole organisation")


@register.filter
def sectors(codes: str) -> str:
    """Codes of Sectors with a space between, as they are called; ``-`` is the organisation."""
    return " – ".join(sector("" if code == "-" else code) for code in codes.split())


@register.filter
def feature(code: str) -> str:
    """What a sign of an overlap is called."""
    return names().feature(code)


@register.filter
def kind(code: str) -> str:
    """What a kind of instrument is called."""
    known = labels.INSTRUMENTS.get(code)
    return names().words.say(known) if known else code.capitalize()


@register.filter
def role(code: str) -> str:
    """What a part of an instrument is called."""
    return names().words.say(labels.ROLES[code])  # type: ignore[index]


@register.filter
def status(code: str) -> str:
    """What is said of the edition that is cited."""
    return names().words.say(labels.STATUSES[code])  # type: ignore[index]


@register.filter
def actors(codes: Iterable[str]) -> str:
    """Actors as a list in words."""
    return names().actors(codes)


@register.filter
def recipient(code: str | None) -> str:
    """Who receives a report."""
    return names().recipient(code)


@register.filter
def frequency(code: str | None) -> str:
    """How often, in words."""
    return names().frequency(code)


@register.filter
def overlap_kind(code: str) -> str:
    """What a kind of overlap is called."""
    return names().words.say(labels.KINDS[code])  # type: ignore[index]


@register.filter
def action(code: str) -> str:
    """What a proposal comes to."""
    return names().words.say(labels.ACTIONS[code])  # type: ignore[index]


@register.filter
def sureness(score: float) -> str:
    """A score in words."""
    return names().sureness(score)


@register.filter
def language_name(code: str) -> str:
    """What the language of the page calls another."""
    return names().words.language_name(code) if code in LANGUAGES else code


@register.filter
def written(code: str) -> str:
    """Which way a language is written, for the attribute ``dir``."""
    return direction(code)  # type: ignore[arg-type]


@register.filter
def place(clause: Clause) -> str:
    """The path of a clause, its head as printed."""
    return labels.place_of(clause)


@register.filter
def tell(kept: Any) -> SafeString:
    """A sentence of a row, escaped, in the language of the page."""
    return mark_safe(sentences.show(recall(kept), names()))


@register.filter
def tell_plainly(kept: Any) -> str:
    """A sentence of a row where no elements can stand, as in an option."""
    return sentences.tell(recall(kept), names())


@register.filter
def change(code: str) -> str:
    """What became of a clause."""
    return names().words.say(comparison.KINDS[code])  # type: ignore[index]

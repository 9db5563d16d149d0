"""Marks to clauses: a clause is what stands between two marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intersector.model import Clause, Role, Span
from intersector.organisations import Organisations
from intersector.structure.actors import actors_of
from intersector.structure.marks import Mark, Marked, trim


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the structure a clause stands; `turn` counts the heads of the same words."""

    role: Role = "body"
    annex: str | None = None
    head: str | None = None
    turn: int = 1
    number: str | None = None
    path: tuple[str, ...] = ()


def assemble(marked: Marked, *, organisations: Organisations) -> tuple[Clause, ...]:
    """The clauses between the marks, in order, each with the place that the marks gave it."""
    notes = [mark.span for mark in marked.of("note")]
    end = len(marked.text)
    shaping = (mark for mark in marked.marks if mark.kind != "note")
    bounds = (Mark(Span(0, 0), "paragraph"), *shaping, Mark(Span(end, end), "paragraph"))
    place, turns, keys = _Place(), Counter[str](), Counter[str]()
    clauses = []
    for mark, following in pairwise(bounds):
        place = _moved(place, mark, turns)
        span = _without_notes(marked.text, Span(mark.span.end, following.span.start), notes)
        if span.start < span.end:
            key = _key(place)
            keys[key] += 1
            key = key if keys[key] == 1 else f"{key}/p{keys[key]}"
            clauses.append(_clause(marked, place, span, key=key, organisations=organisations))
    return tuple(clauses)


def _moved(place: _Place, mark: Mark, turns: Counter[str]) -> _Place:
    """The place after a mark."""
    if mark.kind == "annex":
        return _Place(role=mark.role or "annex", annex=mark.printed)
    if mark.kind == "enacting":
        return replace(place, role="preamble")
    if mark.kind == "number":
        return replace(place, number=mark.printed, path=mark.path)
    place = replace(place, role=mark.role or place.role, number=None, path=())
    if mark.printed is None:
        return place
    slug = f"{place.annex}/{_slug(mark.printed)}"
    turns[slug] += 1
    return replace(place, head=mark.printed, turn=turns[slug])


def _without_notes(text: str, span: Span, notes: Sequence[Span]) -> Span:
    """The span without white space and footnotes at its ends."""
    span = trim(text, span)
    for note in notes:
        if note.start == span.start:
            span = trim(text, Span(min(note.end, span.end), span.end))
    for note in reversed(notes):
        if span.start <= note.start < span.end <= note.end:
            span = trim(text, Span(span.start, note.start))
    return span


def _clause(
    marked: Marked, place: _Place, span: Span, *, key: str, organisations: Organisations
) -> Clause:
    text = span.of(marked.text)
    notes = (mark.span for mark in marked.of("note"))
    return Clause(
        document=marked.document,
        key=key,
        head=place.head,
        number=place.number,
        role=place.role,
        actors=_actors(marked, place, text, organisations),
        span=span,
        text=text,
        notes=tuple(n for n in notes if span.start <= n.start and n.end <= span.end),
    )


def _actors(
    marked: Marked, place: _Place, text: str, organisations: Organisations
) -> tuple[str, ...]:
    """Those the head addresses; when it names nobody, those whom the clause's opening names."""
    if place.role != "operative" or place.head is None:
        return ()
    language = marked.document.language
    named = actors_of(place.head, language=language, organisations=organisations)
    if named:
        return named
    opener = marked.grammar.opener.search(f"\n{text}", 0, 400)
    opening = text[: max(0, opener.start() - 1)] if opener else ""
    return actors_of(opening, language=language, organisations=organisations)


def _key(place: _Place) -> str:
    head = _slug(place.head or place.role)
    if place.turn > 1:
        head = f"{head}-{place.turn}"
    pieces = ([_slug(place.annex)] if place.annex else []) + [head, *map(_slug, place.path)]
    return "/".join(pieces)


def _slug(words: str) -> str:
    """The words in small letters, joined by hyphens; signs such as bullets stay."""
    return re.sub(r"[^\w.]+", "-", words.casefold()).strip("-.") or words

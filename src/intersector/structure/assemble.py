"""Marks to clauses: a clause is what stands between two marks."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Final

from intersector.model import Clause, Document, Role, Span
from intersector.organisations import Organisations
from intersector.structure.actors import actors_of, find_opening_actors
from intersector.structure.grammar import UNSPACED, Grammar
from intersector.structure.marks import Mark, Marked, trim

_OPENING: Final = 400
"""How far into a clause, in characters, those it addresses can be named."""
_CHAPEAU: Final = re.compile(r"[:：]\d{0,2}\Z")
"""What announces a list, be there the mark of a footnote after it."""


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
        between = Span(mark.span.end, following.span.start)
        first = bisect(notes, between.start, key=_end)
        inside = notes[first : bisect(notes, between.end, key=_start)]
        span = _bare(marked.text, between, inside)
        if span.start < span.end:
            clauses.append(_clause(marked.document, place, span, _key(place, keys), inside))
    return _inherited(_addressed(c, marked.grammar, organisations) for c in clauses)


_start, _end = attrgetter("start"), attrgetter("end")


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


def _bare(text: str, span: Span, notes: Sequence[Span]) -> Span:
    """The span without white space and footnotes at its ends."""
    span = trim(text, span)
    for note in notes:
        if note.start <= span.start:
            span = trim(text, Span(min(max(note.end, span.start), span.end), span.end))
    for note in reversed(notes):
        if span.start <= note.start < span.end <= note.end:
            span = trim(text, Span(span.start, note.start))
    return span


def _clause(
    document: Document, place: _Place, span: Span, key: str, notes: Sequence[Span]
) -> Clause:
    return Clause(
        document=document,
        key=key,
        head=place.head,
        number=place.number,
        role=place.role,
        actors=(),
        span=span,
        text=span.of(document.text),
        notes=tuple(n for n in notes if span.start <= n.start and n.end <= span.end),
    )


def _addressed(clause: Clause, grammar: Grammar, organisations: Organisations) -> Clause:
    """The clause with those its head addresses; or, when it names nobody, those it opens with."""
    if clause.role != "operative" or clause.head is None:
        return clause
    language, speaker = grammar.language, clause.document.body
    named = actors_of(clause.head, language=language, organisations=organisations, speaker=speaker)
    if not named and language in UNSPACED:
        named = _named_first(clause, clause.head, grammar, organisations)
    elif not named:
        opener = grammar.opener.search(f"\n{clause.text[:_OPENING]}")
        chapeau = clause.text[:_OPENING] if _CHAPEAU.search(clause.text) else ""
        opening = clause.text[: max(0, opener.start() - 1)] if opener else chapeau
        named = actors_of(opening, language=language, organisations=organisations, speaker=speaker)
    return replace(clause, actors=named)


def _named_first(
    clause: Clause, head: str, grammar: Grammar, organisations: Organisations
) -> tuple[str, ...]:
    """Those named straight after a verb that orders, where no sign parts them from their duty."""
    said = clause.text.removeprefix(head)
    order = grammar.operative.match(head)
    if order is not None and grammar.plain.fullmatch(order[0]):  # "resolves": who it orders
        order = grammar.operative.match(said)
        said = said[order.end() :] if order is not None else said
    if order is None or grammar.plain.fullmatch(order[0]):
        return ()
    listed = find_opening_actors(
        said,
        language=grammar.language,
        organisations=organisations,
        speaker=clause.document.body,
    )
    names = (name for each in listed if not each.collaborator for name in each.names)
    return tuple(dict.fromkeys(names))


def _inherited(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses; items of a list are addressed to those whom its first words name."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        above = found.get(clause.key.rpartition("/")[0])
        heir = above is not None and not clause.actors and _CHAPEAU.search(above.text)
        found[clause.key] = replace(clause, actors=above.actors) if above and heir else clause
    return tuple(found.values())


def _key(place: _Place, keys: Counter[str]) -> str:
    """The path of a clause; where several have the same, the later ones are told apart."""
    head = _slug(place.head or place.role)
    if place.turn > 1:
        head = f"{head}-{place.turn}"
    annex = [_slug(place.annex)] if place.annex else []
    key = "/".join([*annex, head, *map(_slug, place.path)])
    keys[key] += 1
    return key if keys[key] == 1 else f"{key}/p{keys[key]}"


def _slug(words: str) -> str:
    """The words in small letters, joined by hyphens; signs such as bullets stay."""
    return re.sub(r"[^\w.]+", "-", words.casefold()).strip("-.") or words

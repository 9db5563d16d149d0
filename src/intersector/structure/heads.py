"""Heads in the ITU's style: verb, addressees, and whom they work with, apart from the clauses."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from typing import Final

from intersector.model import Role, Span
from intersector.structure.marks import STOPS, Mark, Marked

_FIRST: Final = re.compile(r"\s*(?<!\w)(?:[(（]?[1aiаأ١][)）]|أ\s\)|1[.．]?(?=\s)|一、|（一）)")
_SECOND: Final = re.compile(r"(?:[(（]?(?:2|b|ii|б|ب|٢)\s?[)）]|2[.．]?\s|二、|（二）)")
_SECOND_INSIDE: Final = re.compile(rf"(?:[;,.؛،]\s|[；，。]\s?)(?:and\s)?{_SECOND.pattern}")
_LABEL: Final = re.compile(r"(?:[(（]?\w{1,4}\s?[)）]|\d{1,2}[.．]?\s|[一二三四五六七八九十]、)")
# "resolves 2 above, the Bureau shall": a head's verb that refers to a clause
_REFERENCE: Final = re.compile(r"\s+\d{1,2}(?:[a-z]?\)|[,;.\s])")
_FAR: Final = 500
"""The longest list of addressees, in characters."""
_FURTHER: Final = 4000
"""How far the second item of a glued list can stand from the first."""


def find_line_heads(marked: Marked) -> tuple[Mark, ...]:
    """Heads that open a paragraph, most of them alone on it."""
    heads = (_line_head(marked, place) for place in marked.places)
    return tuple(head for head in heads if head is not None)


def find_glued_heads(marked: Marked) -> tuple[Mark, ...]:
    """Heads that a conversion glued into the paragraph before them."""
    known = marked.of("head")
    found: list[Mark] = []
    ends = {mark.span.start: mark.span.end for mark in known}
    for place in marked.places:
        for head in _glued(marked, place, ends):
            if not _is_recital(head, known, found):
                found.append(head)
    return tuple(sorted(found, key=lambda mark: mark.span))


def _line_head(marked: Marked, place: int) -> Mark | None:
    span = marked.paragraphs[place].span
    recital = marked.grammar.preamble.match(marked.text, span.start, span.end)
    if recital:
        return _recital(marked, recital, place)
    order = marked.grammar.operative.match(marked.text, span.start, span.end)
    return _operative(marked, order, place) if order else None


def _glued(marked: Marked, place: int, ends: Mapping[int, int]) -> Iterator[Mark]:
    """Heads inside a paragraph, each after a stop; `ends` are those of known heads."""
    at = ends.get(marked.paragraphs[place].span.start, 0)
    for match in _after_stops(marked, marked.grammar.operative, place):
        head = _operative(marked, match, place) if match.start() >= at else None
        if head is not None:
            at = head.span.end
            yield head
    for match in _after_stops(marked, marked.grammar.preamble, place):
        if _heads_list(marked, match.end(), place):
            yield _head(marked, match.start(), match.end(), "preamble")


def _after_stops(marked: Marked, verb: re.Pattern[str], place: int) -> Iterator[re.Match[str]]:
    """Where one of the verbs stands inside a paragraph after a stop, in small letters.

    What says "and" before it goes on with a sentence.
    """
    span = marked.paragraphs[place].span
    for match in verb.finditer(marked.text, span.start + 1, span.end):
        before = marked.text[max(span.start, match.start() - 3) : match.start()].rstrip()
        continues = marked.grammar.continuing.match(match[0])
        if before[-1:] in STOPS and not match[0][0].isupper() and not continues:
            yield match


def _heads_list(marked: Marked, at: int, place: int) -> bool:
    """Whether a lettered list begins here, on this line or in the next paragraph."""
    end = marked.paragraphs[place].span.end
    if marked.text[at : min(end, at + _FAR)].strip(STOPS + " "):
        first = _FIRST.match(marked.text, at, end)
        return first is not None and _second_follows(marked, first.end(), place)
    following = marked.paragraphs[place + 1 : place + 2]
    return any(_FIRST.match(marked.text, p.span.start, p.span.end) for p in following)


def _is_recital(head: Mark, known: tuple[Mark, ...], found: list[Mark]) -> bool:
    """Whether the verb is one in a sentence: of a recital, or after what was decided."""
    at = bisect(known, head.span.start, key=lambda mark: mark.span.start)
    before = max((*known[max(0, at - 1) : at], *found[-1:]), key=lambda m: m.span, default=None)
    if before is None or before.role == "operative":
        return before is None or head.role == "preamble"
    return head.role == "operative" and at < len(known) and known[at].role == "preamble"


def _recital(marked: Marked, match: re.Match[str], place: int) -> Mark | None:
    """A preamble head: alone, before a label, or opening its clause after an ended paragraph."""
    end = marked.paragraphs[place].span.end
    alone = not marked.text[match.end() : end].strip(" " + STOPS)
    label = _FIRST.match(marked.text, match.end(), end)
    flowing = not match[0][0].isupper() and marked.ended_before(place)
    if alone or label or flowing:
        return _head(marked, match.start(), end if alone else match.end(), "preamble")
    return None


def _operative(marked: Marked, match: re.Match[str], place: int) -> Mark | None:
    """An operative head with its addressees; None when it is a verb like any other."""
    span = marked.paragraphs[place].span
    stop = _addressees_end(marked, match[0], match.end(), place)
    if stop > match.end() and _REFERENCE.match(marked.text, match.end(), span.end):
        return None
    if stop == span.end:
        return _unopened(marked, match, place)
    flowing = not match[0][0].isupper()
    if match.start() == span.start and not marked.ended_before(place):
        flowing = False
    return _head(marked, match.start(), stop, "operative") if flowing else None


def _unopened(marked: Marked, match: re.Match[str], place: int) -> Mark | None:
    """A head that ends with its paragraph, or a verb without addressees that opens its clause."""
    span = marked.paragraphs[place].span
    opens_line = match.start() == span.start
    if not opens_line and span.end - match.end() > _FAR:
        return None
    rest = marked.text[match.end() : span.end]
    closed = rest.rstrip(" :：")[-1:] in STOPS and rest.strip(STOPS) != ""
    ended = opens_line and (marked.ended_before(place) or not rest.strip(STOPS + " "))
    if opens_line and rest[-1:] in ",،，" and not match[0][0].isupper():
        closed = not _clause_follows(marked, place)  # "invites the Council, at each session,"
    if len(rest) < _FAR and not closed and (ended or _clause_follows(marked, place)):
        return _head(marked, match.start(), span.end, "operative")
    if ended and not match[0][0].isupper():
        return _head(marked, match.start(), match.end(), "operative")
    return None


def _clause_follows(marked: Marked, place: int) -> bool:
    """Whether the next paragraph opens with a label or as clauses do after addressees."""
    for following in marked.paragraphs[place + 1 : place + 2]:
        start, end = following.span.start, following.span.end
        opened = marked.grammar.opener.match(marked.text, start - 1, end)
        return bool(opened or _LABEL.match(marked.text, start, end))
    return False


def _addressees_end(marked: Marked, verb: str, at: int, place: int) -> int:
    """Where the clause begins: at its first label or opening words, or in the next paragraph."""
    text, end = marked.text, marked.paragraphs[place].span.end
    rest = text[at : min(end, at + _FAR)].strip(STOPS + " ")
    joining = marked.grammar.opener.fullmatch(f" {rest} ") is not None  # "resolves that" alone
    if marked.grammar.plain.fullmatch(verb) and rest and not joining:
        return at
    limit = min(end, at + _FAR)
    opener = marked.grammar.opener.search(text, at, limit)
    stop = opener.start() if opener else end
    until = marked.grammar.until.match(text, stop, limit)
    if until and (until.end() == end or _FIRST.match(text, until.end(), end)):
        return until.end()
    for label in _FIRST.finditer(text, at, min(end, stop + 2)):
        if _second_follows(marked, label.end(), place):
            return label.start()
    return stop


def _second_follows(marked: Marked, at: int, place: int) -> bool:
    """Whether a label just read is followed by the next one: then it was a label indeed."""
    end = marked.paragraphs[place].span.end
    inside = _SECOND_INSIDE.search(marked.text, at, min(end, at + _FURTHER))
    following = marked.paragraphs[place + 1 : place + 2]
    return bool(inside) or any(_SECOND.match(marked.text, p.span.start) for p in following)


def _head(marked: Marked, start: int, end: int, role: Role) -> Mark:
    printed = " ".join(marked.text[start:end].split()).strip(" " + STOPS)
    while end < len(marked.text) and marked.text[end] in STOPS:
        end += 1
    return Mark(Span(start, end), "head", printed=printed, role=role)

"""Who is named: the actors of a head's addressee list, or of any running text, canonically.

What actors are called is data of the organisations (`organisations.Actor`), how names are joined
("of the", "in collaboration with") is data of the languages (table ``mandates.actors``). A name is
written there as it is printed, with three signs: ``~`` stands for any ending of a word (plurals,
cases), ``#`` for a number or a list of numbers, and a hyphen also for a lost one. A name written
with capitals is matched with these capitals, one in small letters in any case.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final

from intersector.languages import knowledge
from intersector.model import Language, Span
from intersector.organisations import Actor, Organisations
from intersector.structure.grammar import grammar

_LETTER: Final = r"[^\W\d_]"
_SIGNS: Final = {
    "~": rf"{_LETTER}{{0,5}}",
    "#": rf"\d+(?:(?:-{_LETTER}{{1,3}})?(?:\W{{1,3}}(?:{_LETTER}{{1,3}}\W?)?|{_LETTER}{{1,2}})"
    r"\d+){0,20}",
    "-": r"[-‐‑–]?\s?",
    "'": r"['’]\s?",
    " ": r"\s+",
}
_CYRILLIC: Final = {"T": "[TТ]", "R": "[RР]"}
"""Russian texts print the Sectors' Latin letters or those that look alike: МСЭ-T, МСЭ-Т."""
_ARABIC: Final = dict.fromkeys("اأإآ", "[اأإآ]") | dict.fromkeys("ىي", "[ىي]")
_ARTICLE: Final = "ال"
"""Loses its first letter after the preposition of "to": للأمين العام."""
_MARKS: Final = "[\u0640\u064b-\u0652]*"
_LONGEST_LIST: Final = 20
"""How many units can share the title after them."""
_NEAR: Final = 60
"""How many characters of words that name nobody known can part one collaborator from the next."""
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mention:
    """Actors named at one place of a text, in the order printed; `span` is in that text.

    `collaborator` when they only work with the one who is addressed ("in consultation with").
    """

    names: tuple[str, ...]
    span: Span
    collaborator: bool = False


@dataclass(frozen=True, slots=True)
class _Term:
    """What one written form can mean.

    `names` actors outright; `title` of the members of these groups ("Director"); `units` the
    (group, actor) that a part stands for ("TSB"); `others` the members of a group not yet named.
    """

    names: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()

    def __add__(self, other: "_Term") -> "_Term":
        return _Term(
            self.names or other.names,
            self.title + other.title,
            self.units + other.units,
            self.others or other.others,
        )


@dataclass(frozen=True, slots=True)
class _Token:
    """A term where it stands in the text."""

    term: _Term
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """All terms of a language as one pattern, and the patterns of what stands between them."""

    terms: tuple[_Term, ...]
    pattern: re.Pattern[str]
    between: re.Pattern[str]
    with_whom: re.Pattern[str]
    stop: re.Pattern[str]
    others: re.Pattern[str]
    whose: re.Pattern[str]
    owner: re.Pattern[str]
    owners: frozenset[str]

    def tokens(self, text: str) -> list[_Token]:
        """Every term of `text`, left to right, the longest at each place.

        One that only ends or begins the name of another is none: the Council of "Youth Council".
        """
        others = [m.span() for m in self.others.finditer(text)]
        return [
            _Token(self.terms[int(m.lastgroup[1:])], Span(*m.span(m.lastgroup)), m[m.lastgroup])
            for m in self.pattern.finditer(text)
            if m.lastgroup is not None and not _is_inside(m.span(m.lastgroup), others)
        ]


def _is_inside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether it is a part of one of these, which stand in order."""
    place = bisect_right(others, span[0], key=itemgetter(0))
    whole = others[place - 1] if place else (-1, -1)
    return span[1] <= whole[1] and span != whole


def actors_of(
    text: str, *, language: Language, organisations: Organisations, speaker: str | None = None
) -> tuple[str, ...]:
    """Canonical names of those whom `text`, a head or the opening of a clause, addresses.

    Collaborators are left out, and for when a head wants it done; the order is that of the text,
    each name once. `speaker` is the code of the body whose text it is.
    """
    text = grammar(language).until.sub("", text)
    mentions = find_actors(text, language=language, organisations=organisations, speaker=speaker)
    return tuple(dict.fromkeys(n for m in mentions if not m.collaborator for n in m.names))


def find_actors(
    text: str, *, language: Language, organisations: Organisations, speaker: str | None = None
) -> tuple[Mention, ...]:
    """Every actor that `text` names, in order; a list that shares one title is one mention."""
    lexicon = _lexicon(language, _Key(organisations, speaker))
    named = _mentions(text, lexicon.tokens(text), lexicon)
    found = _unqualified(text, _without_owners(text, named, lexicon), organisations)
    return tuple(_mark_collaborators(text, _resolve_others(found), lexicon))


def find_opening_actors(
    text: str,
    *,
    language: Language,
    organisations: Organisations,
    speaker: str | None = None,
    within: int = 0,
) -> tuple[Mention, ...]:
    """The list of actors that `text` opens with, not those named further on in it.

    The first stands `within` so many characters, or after words that join names; each other is
    joined to the one before it.
    """
    between = _lexicon(language, _Key(organisations, speaker)).between
    named = find_actors(text, language=language, organisations=organisations, speaker=speaker)
    listed: list[Mention] = []
    for mention in named:
        gap = text[listed[-1].span.end if listed else 0 : mention.span.start]
        near = not listed and len(gap) < within
        if not near and not between.fullmatch(gap):
            break
        listed.append(mention)
    return tuple(listed)


_Draft = tuple[tuple[str, ...], Span, bool]


def _mentions(text: str, tokens: Sequence[_Token], lexicon: _Lexicon) -> Iterator[_Draft]:
    """Read the tokens as names, titles with their units, and units with their title."""
    at = 0
    while at < len(tokens):
        names, last = _titled(text, tokens, at, lexicon)
        if last is None:
            names, last = _entitled(text, tokens, at, lexicon)
        if last is None:
            names, last = _named(tokens[at]), at
        others = tokens[at].term.others
        if names or others:
            yield names or others, Span(tokens[at].span.start, tokens[last].span.end), not names
        at = last + 1


def _titled(
    text: str, tokens: Sequence[_Token], at: int, lexicon: _Lexicon
) -> tuple[tuple[str, ...], int | None]:
    """A title and the units after it: "Directors of TSB and BDT"."""
    names: list[str] = []
    last = None
    for place in range(at + 1, len(tokens)):
        unit = _unit_of(tokens[place].term, tokens[at].term.title)
        if unit is None or not _joined(text, tokens[place - 1], tokens[place], lexicon):
            break
        names.append(unit)
        last = place
    return tuple(names), last


def _entitled(
    text: str, tokens: Sequence[_Token], at: int, lexicon: _Lexicon
) -> tuple[tuple[str, ...], int | None]:
    """Units and the title after them: "ITU-R and ITU-T study groups"."""
    end = at
    while tokens[end].term.units and not tokens[end].term.title:
        end += 1
        if end in (at + _LONGEST_LIST, len(tokens)) or not _joined(
            text, tokens[end - 1], tokens[end], lexicon
        ):
            return (), None
    if end == at or text[tokens[end - 1].span.end : tokens[end].span.start].strip():
        return (), None
    units = [_unit_of(token.term, tokens[end].term.title) for token in tokens[at:end]]
    names = tuple(unit for unit in units if unit is not None)
    return (names, end) if len(names) == len(units) else ((), None)


def _unit_of(term: _Term, groups: Iterable[str]) -> str | None:
    return next((actor for group, actor in term.units if group in groups), None)


def _joined(text: str, left: _Token, right: _Token, lexicon: _Lexicon) -> bool:
    return lexicon.between.fullmatch(text, left.span.end, right.span.start) is not None


def _named(token: _Token) -> tuple[str, ...]:
    """The actors a term names outright, one for each number where it is written with some."""
    numbers = _NUMBER.findall(token.text)
    return tuple(
        full
        for name in token.term.names
        for full in ([name.replace("#", n) for n in numbers] if "#" in name else [name])
    )


def _without_owners(text: str, drafts: Iterable[_Draft], lexicon: _Lexicon) -> list[_Draft]:
    """Without those that only say whose or where others are: "Members from X", "X's Members"."""
    kept: list[_Draft] = []
    for draft in drafts:
        if kept and (one := _joint(text, kept[-1], draft, lexicon)):
            kept[-1] = one
        else:
            kept.append(draft)
    return kept


def _joint(text: str, left: _Draft, right: _Draft, lexicon: _Lexicon) -> _Draft | None:
    """The one that is meant, over the place of both; None when each is."""
    gap, owners = (left[1].end, right[1].start), lexicon.owners
    owned = owners.issuperset(right[0]) and lexicon.whose.fullmatch(text, *gap)
    owning = owners.issuperset(left[0]) and lexicon.owner.fullmatch(text, *gap)
    meant = left if owned else right if owning else None
    return (meant[0], Span(left[1].start, right[1].end), meant[2]) if meant else None


def _unqualified(
    text: str, drafts: Sequence[_Draft], organisations: Organisations
) -> Iterator[_Draft]:
    """Without a Sector or organisation that only says whose the next are: "ITU-D Member States"."""
    parts = _parts(organisations)
    for place, (names, span, rest) in enumerate(drafts):
        follows = drafts[place + 1][1].start if place + 1 < len(drafts) else span.end
        if not (parts.issuperset(names) and text[span.end : follows].isspace()):
            yield names, span, rest


def _parts(organisations: Organisations) -> frozenset[str]:
    """The organisations and their Sectors."""
    known = organisations.members
    return frozenset({o.code for o in known} | {sector.code for o in known for sector in o.sectors})


def _resolve_others(drafts: Iterable[_Draft]) -> Iterator[Mention]:
    """Let "the other Directors" be those not named so far."""
    seen: set[str] = set()
    for names, span, rest in drafts:
        kept = tuple(n for n in dict.fromkeys(names) if not rest or n not in seen)
        seen.update(kept)
        if kept:
            yield Mention(kept, span)


def _mark_collaborators(
    text: str, mentions: Iterable[Mention], lexicon: _Lexicon
) -> Iterator[Mention]:
    """Mark those near after "in collaboration with", and each other, until the duty's verb."""
    opening = [m.end() for m in lexicon.with_whom.finditer(text)]
    reached = -1
    for mention in mentions:
        start = mention.span.start
        place = bisect_right(opening, start)
        before = max(opening[place - 1] if place else -1, reached)
        close = before >= 0 and start - before <= _NEAR
        collaborator = close and lexicon.stop.search(text, before, start) is None
        if collaborator:
            reached = mention.span.end
        yield Mention(mention.names, mention.span, collaborator)


class _Key:
    """Organisations by identity, so that the lexicon of a run is built once.

    `speaker` is None but for bodies in whose texts a short name means an actor of its own.
    """

    def __init__(self, organisations: Organisations, speaker: str | None) -> None:
        self.organisations = organisations
        known = any(speaker in actor.among for actor in organisations.actors.values())
        self.speaker = speaker if known else None

    def __hash__(self) -> int:
        return hash((id(self.organisations), self.speaker))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Key):
            return False
        return other.organisations is self.organisations and other.speaker == self.speaker


@cache
def _lexicon(language: Language, key: _Key) -> _Lexicon:
    joining = knowledge(language)["mandates"]["actors"]
    actors = key.organisations.actors.values()
    written = {
        form: _Term(names=(actor.name,))
        for actor in actors
        if key.speaker in actor.among
        for form in actor.short.get(language, ())
    }
    for actor in actors:
        for form, term in _forms(actor, language, key.organisations):
            written[form] = written.get(form, _Term()) + term
    ordered = sorted(written.items(), key=lambda item: (-len(item[0]), item[0]))
    alternatives = _alternatives([form for form, _ in ordered], language)
    return _Lexicon(
        terms=tuple(term for _, term in ordered),
        pattern=re.compile(_bounded(alternatives, joining.get("prefixes"))),
        between=re.compile(joining["between"]),
        with_whom=re.compile("|".join(joining["collaboration"]), re.IGNORECASE),
        stop=re.compile("|".join(joining["stop"]), re.IGNORECASE),
        others=re.compile(joining["others"]),
        whose=re.compile(joining["whose"]),
        owner=re.compile(joining["owner"]),
        owners=_parts(key.organisations) | {actor.name for actor in actors if actor.whence},
    )


def _forms(
    actor: Actor, language: Language, organisations: Organisations
) -> Iterator[tuple[str, _Term]]:
    """Every written form of one actor with what it means."""
    members = actor.members or (actor.name,)
    yield from ((form, _Term(names=members)) for form in actor.names.get(language, ()))
    yield from ((form, _Term(others=members)) for form in actor.others.get(language, ()))
    yield from ((form, _Term(title=(actor.name,))) for form in actor.title.get(language, ()))
    groups = [g.name for g in organisations.actors.values() if g.title and actor.name in g.members]
    units = tuple((group, actor.name) for group in groups)
    yield from ((form, _Term(units=units)) for form in actor.unit.get(language, ()))


def _alternatives(forms: Iterable[str], language: Language) -> str:
    """The forms as one pattern, group ``t0`` the first of them, parted by their first letter.

    Arabic is not parted, since its article changes the first letter.
    """
    parted: dict[str, list[str]] = {}
    for place, form in enumerate(forms):
        first = "" if language == "ar" else form[0].casefold()
        parted.setdefault(first, []).append(f"(?P<t{place}>{_pattern(form, language)})")
    return "|".join(f"{_begins(c)}(?:{'|'.join(p)})" for c, p in parted.items()) or "(?!)"


def _begins(first: str) -> str:
    if not first:
        return ""
    return r"(?=\d)" if first == "#" else f"(?=[{re.escape(first + first.upper())}])"


def _bounded(alternatives: str, prefixes: str | None) -> str:
    """Whole words only; `prefixes` is None for a script that does not part its words."""
    if prefixes is None:
        return alternatives
    return rf"(?<!\w)(?:{prefixes})(?:{alternatives})(?![-‑]?{_LETTER})"


def _pattern(form: str, language: Language) -> str:
    signs = _SIGNS | {"ar": _ARABIC, "ru": _CYRILLIC}.get(language, {})
    pieces = [signs.get(char, re.escape(char)) for char in form]
    if language == "ar" and form.startswith(_ARTICLE):
        pieces[0] += "?"
    pattern = (_MARKS if language == "ar" else "").join(pieces)
    return pattern if any(c.isupper() for c in form) else f"(?i:{pattern})"

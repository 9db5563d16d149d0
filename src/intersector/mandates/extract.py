"""From an operative clause to the duties it gives: who must do what, for whom, how often."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from intersector.mandates.grammar import Forms, Grammar, grammar
from intersector.model import Clause, Language, Mandate, Span
from intersector.organisations import Organisations
from intersector.structure.actors import Mention, actors_of, find_actors, find_opening_actors

_DEPTH_OF_ITEMS: Final = 1
_OPENINGS: Final = 2
"""How many of a language's patterns of a duty find it at the opening or after a first phrase."""
_OPENING: Final = 25
"""Characters within which the subject of "that X shall" has to be named."""
_LONGEST_NAME: Final = 100
_BEFORE: Final = 80
"""How far before its verb a duty can say how often: "at each of its meetings, to consider"."""
_LIST: Final = re.compile(r"[:：]\s*\Z")
_ANNOUNCING: Final = 12
"""The longest words, in characters, that announce a list after its addressee: "as follows:"."""
_LOOK_BACK: Final = 120
_FIRST_VERBS: Final = 80
"""Characters of a duty within which its first verbs stand."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SPACE: Final = re.compile(r"\s+")
_ASKS: Final = re.compile(r"[?？؟]\W*\Z")
"""A clause that is a question to be studied gives no duty."""
_VOWELS: Final = re.compile("[\u0640\u064b-\u0652]")
"""Marks that Arabic may print on any letter: يكلّف."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause being read: `text` is its own with footnotes blanked, so that offsets hold."""

    clause: Clause
    text: str
    head: str
    language: Language
    grammar: Grammar
    organisations: Organisations

    def actors(self, text: str) -> tuple[str, ...]:
        return actors_of(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return find_actors(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
        )

    def opening(self, text: str) -> tuple[Mention, ...]:
        return find_opening_actors(
            text,
            language=self.language,
            organisations=self.organisations,
            speaker=self.clause.document.body,
            within=_OPENING,
        )


@dataclass(frozen=True, slots=True)
class _Duty:
    """Who has it and where, in the clause's text, its verb phrase begins."""

    actors: tuple[str, ...]
    start: int


def extract_all(clauses: Iterable[Clause], *, organisations: Organisations) -> Iterator[Mandate]:
    """The duties of one document's clauses, in order, each sub-item read with its chapeau."""
    met: dict[str, Clause] = {}
    for clause in clauses:
        met[clause.key] = clause
        chapeau = met.get(clause.key.rpartition("/")[0])
        yield from extract(clause, organisations=organisations, chapeau=chapeau)


def extract(
    clause: Clause, *, organisations: Organisations, chapeau: Clause | None = None
) -> tuple[Mandate, ...]:
    """The duty that an operative clause gives; none when it gives none or is not operative.

    A clause with several verbs is one mandate: its action runs from the first verb to the end,
    and it is a reporting duty when any of them reports. Collaborators ("in consultation with")
    are not actors. Where the text resolves without naming anyone, the actor is the organisation.
    Under a `chapeau` that ends before the verb ("that X should:", "URGES Member States:"), the
    duty is X's and all of the clause; such a chapeau is no duty itself. Under one that ends with
    "including:", a clause is none.
    """
    if clause.role != "operative":
        return ()
    reading = _read(clause, organisations)
    if _ASKS.search(reading.text) or _is_open(reading):
        return ()
    if chapeau is not None and reading.grammar.listing.search(chapeau.text):
        return ()
    duty = _carried(reading, chapeau) or _duty_of(reading)
    if duty is None:
        return ()
    action = reading.text[duty.start :].rstrip(" \t\r\n,;:.،؛；：，。")
    return (_mandate(reading, duty, action),) if action else ()


def _read(clause: Clause, organisations: Organisations) -> _Reading:
    """The clause with footnotes blanked, and its head where it opens the text (UN style)."""
    language, text, head = clause.document.language, _without_notes(clause), clause.head or ""
    if text.startswith(head):
        text = " " * len(head) + text[len(head) :]
    head = _VOWELS.sub("", head)
    return _Reading(clause, text, head, language, grammar(language), organisations)


def _without_notes(clause: Clause) -> str:
    text, offset = clause.text, clause.span.start
    for note in clause.notes:
        start, end = max(note.start - offset, 0), min(note.end - offset, len(text))
        text = text[:start] + " " * (end - start) + text[end:]
    return text


# ------------------------------------------------------------ who, and where the duty begins


def _duty_of(reading: _Reading) -> _Duty | None:
    """The first way of giving a duty that fits the clause."""
    named = reading.actors(reading.head) or _inherited(reading.clause)
    if named:
        start = _duty_start(reading)
        return None if start is None else _Duty(named, start)
    if reading.grammar.resolving.search(reading.head):
        return _resolved(reading)
    return _addressed(reading) if reading.grammar.ordering.search(reading.head) else None


def _carried(reading: _Reading, chapeau: Clause | None) -> _Duty | None:
    """The whole clause as a duty of those whom an open chapeau, or its head, names."""
    above = _read(chapeau, reading.organisations) if chapeau else None
    if above is None or not _is_open(above):
        return None
    duty = _stated(above) if not reading.actors(above.head) else None
    actors = reading.actors(above.head) or (duty.actors if duty else above.clause.actors)
    return _Duty(actors, len(reading.text) - len(reading.text.lstrip())) if actors else None


def _is_open(reading: _Reading) -> bool:
    """Whether a chapeau leaves the verb to its items, or says no more than whom it addresses."""
    if reading.grammar.open.search(reading.text):
        return True
    named = reading.opening(reading.text) if _LIST.search(reading.text) else ()
    return bool(named) and len(reading.text) - named[-1].span.end <= _ANNOUNCING


def _inherited(clause: Clause) -> tuple[str, ...]:
    """Whom the first words of a list address, for an item of it."""
    return clause.actors if clause.key.count("/") > _DEPTH_OF_ITEMS else ()


def _duty_start(reading: _Reading) -> int | None:
    """Where the verb phrase begins; a sub-item must open with it, or its chapeau carries it."""
    patterns = reading.grammar.duty
    subitem = reading.clause.key.count("/") > _DEPTH_OF_ITEMS
    found = (p.search(reading.text) for p in (patterns[:_OPENINGS] if subitem else patterns))
    return next((match.start(1) for match in found if match is not None), None)


def _resolved(reading: _Reading) -> _Duty | None:
    """A duty under "resolves": someone's whom it is delegated to, or the organisation's."""
    text, rules = reading.text, reading.grammar
    if rules.own_act.search(text):
        return None
    order = rules.delegating.search(text)
    verb = rules.resolving.search(reading.head)  # "resolves to invite", above those invited
    headed = verb is not None and rules.delegating.search(reading.head[verb.end() :])
    at = order.end() if order else 0
    delegated = _addressed(reading, at=at) if order or headed else None
    if delegated is not None:
        return delegated
    if rules.stating.search(text):
        return _stated(reading)
    start = _duty_start(reading)
    return None if start is None else _Duty((_organisation(reading),), start)


def _stated(reading: _Reading) -> _Duty | None:
    """What is resolved "that X shall do": X's duty, or the organisation's when X is a thing."""
    modal = reading.grammar.modal.search(reading.text)
    if modal is None:
        return None
    start = len(reading.text) - len(reading.text.lstrip())
    if agents := _agents(reading, reading.text[modal.end() :]):
        return _Duty(_names(agents), start)
    subject = reading.grammar.office.sub("", reading.text[: modal.start()])
    named = (
        reading.opening(subject)
        or reading.opening(subject.rpartition(",")[2])
        or _beginning(reading, reading.text[modal.end() :])
    )
    if named:
        return _Duty(_names(named), modal.start())
    return _Duty((_organisation(reading),), start)


def _agents(reading: _Reading, text: str) -> tuple[Mention, ...]:
    """Who does what a passive says right after its modal: "(shall) be submitted by X (to Y)"."""
    passive = reading.grammar.agent.match(text)
    said = text[passive.end() :] if passive else ""
    received = reading.grammar.before_recipient
    return tuple(
        mention
        for place, mention in enumerate(_beginning(reading, said) if said else ())
        if not place or received.search(said[: mention.span.start]) is None
    )


def _beginning(reading: _Reading, text: str) -> tuple[Mention, ...]:
    """The actors that `text` begins with at once: Arabic puts the verb before its subject."""
    named = reading.opening(text)
    return named if named and not text[: named[0].span.start].strip() else ()


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for m in mentions if not m.collaborator for n in m.names))


def _addressed(reading: _Reading, at: int = 0) -> _Duty | None:
    """A duty whose bearer stands in the clause itself, or in a head that names no known actor.

    A clause that begins with an act or a thing names nobody: it goes on with the duty of those
    whom the paragraph above addresses.
    """
    if reading.grammar.nobody.match(reading.text[at:]):
        start = len(reading.text) - len(reading.text.lstrip())
        return _Duty(reading.clause.actors, start) if reading.clause.actors else None
    found = (pattern.search(reading.text[at:]) for pattern in reading.grammar.duty)
    starts = [at + match.start(1) for match in found if match is not None]
    if not starts:
        return None
    start = min(starts)
    actors = reading.actors(reading.text[at:start])
    if not actors and (listed := reading.opening(reading.text[at:])):
        actors, start = _names(listed), at + listed[-1].span.end
    actors = actors or _as_printed(reading, reading.text[at:start])
    return _Duty(actors, start) if actors else None


def _as_printed(reading: _Reading, opening: str) -> tuple[str, ...]:
    """Those addressed under a name that no organisation knows, in the words of the text."""
    verb = reading.grammar.ordering.search(reading.head)
    addressee = reading.head[verb.end() :] if verb else ""
    printed = _one_line(addressee).strip(" ,:") or _one_line(opening).strip(" ,:")
    return (printed,) if 0 < len(printed) < _LONGEST_NAME else ()


def _organisation(reading: _Reading) -> str:
    """The organisation that the document's body belongs to; the first one known otherwise."""
    body = reading.clause.document.body
    known = reading.organisations.members
    return next((o.code for o in known if any(b.code == body for b in o.bodies)), known[0].code)


# ------------------------------------------------------------ what, for whom, how often


def _mandate(reading: _Reading, duty: _Duty, action: str) -> Mandate:
    rules = reading.grammar
    start = reading.clause.span.start + duty.start
    report = _report_in(action, rules)
    recipients = _recipients(reading, action, report)
    concern = action if report is None else action[report.start() :]
    frequencies = rules.frequency + (rules.occasion if report or recipients else ())
    return Mandate(
        clause=reading.clause,
        span=Span(start, start + len(action)),
        actors=duty.actors,
        action=_one_line(action),
        object=_first(action, rules.object),
        recipient="; ".join(r for r in recipients if r not in duty.actors) or None,
        frequency=_frequency(concern, frequencies)
        or _frequency(action, frequencies)
        or _frequency(reading.text[max(0, duty.start - _BEFORE) : duty.start], rules.frequency),
        deadline=_deadline(reading, action),
        reporting=report is not None,
        collaborators=_collaborators(reading, duty),
        kind=_kind(action, report, rules),
        condition=_first(reading.text, rules.condition) or _first(reading.head, rules.condition),
    )


def _kind(action: str, report: re.Match[str] | None, rules: Grammar) -> str | None:
    """What is to be done, by the first verb that is known; None when none is."""
    found = ((pattern.search(action, 0, _FIRST_VERBS), kind) for kind, pattern in rules.kinds)
    verbs = [(m.start(), m.end(), kind) for m, kind in found if m is not None]
    _, end, kind = min(verbs, key=lambda verb: verb[0], default=(0, len(action), None))
    return "report" if report is not None and report.start() <= end else kind


def _report_in(action: str, rules: Grammar) -> re.Match[str] | None:
    """The first verb phrase that reports, not counting what others are asked to report."""
    elsewhere = [Span(*m.span()) for m in rules.others_report.finditer(action)]
    for found in rules.report.finditer(action):
        if not any(span.start < found.start() < span.end for span in elsewhere):
            return found
    return None


def _recipients(reading: _Reading, action: str, report: re.Match[str] | None) -> tuple[str, ...]:
    """Who receives the report, or what is passed on, up to where its subject or purpose begins."""
    rules = reading.grammar
    passing = report or rules.passing.search(action)
    if passing is None:
        return ()
    beyond = rules.beyond.search(action, passing.end())
    scope = action[passing.start() : beyond.start() if beyond else len(action)]
    received = _received(scope, reading)
    if not received and report and rules.to_speaker.search(action):
        received = _speaker(reading)
    return tuple(dict.fromkeys(received))


def _speaker(reading: _Reading) -> list[str]:
    """The body whose document it is: "requests the Secretary-General to report to it"."""
    body = reading.organisations.bodies.get(reading.clause.document.body or "")
    names = body.names.get(reading.language, ()) if body else ()
    return [actor for name in names[:1] for actor in reading.actors(name)[:1]]


def _received(scope: str, reading: _Reading) -> list[str]:
    """Actors right after "to the", and those listed after them."""
    names: list[str] = []
    last = None
    for mention in reading.mentions(scope):
        before = scope[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
        listed = last is not None and reading.grammar.between.fullmatch(
            scope, last, mention.span.start
        )
        last = None
        if listed or reading.grammar.before_recipient.search(before):
            names.extend(mention.names)
            last = mention.span.end
    return names


def _frequency(text: str, forms: Forms) -> str | None:
    return next((value for value, pattern in forms if pattern.search(text)), None)


def _deadline(reading: _Reading, action: str) -> str | None:
    """The latest date or occasion, unless it lies before the document itself."""
    found = (pattern.search(action) for pattern in reading.grammar.deadline)
    first = min(filter(None, found), key=lambda match: match.start(1), default=None)
    printed = None if first is None else _one_line(first[1]) or None
    years = [int(year) for year in _YEAR.findall(printed or "")]
    adopted = reading.clause.document.year
    past = adopted is not None and years and max(years) < adopted
    return None if past else printed


def _first(action: str, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    """What the first pattern that is found captures, on one line."""
    found = next((m for pattern in patterns if (m := pattern.search(action))), None)
    return None if found is None else _one_line(found[1]) or None


def _collaborators(reading: _Reading, duty: _Duty) -> tuple[str, ...]:
    """Those the head or the clause names as working with the actors."""
    mentions = (*reading.mentions(reading.head), *reading.mentions(reading.text))
    named = (name for m in mentions if m.collaborator for name in m.names)
    apart = {*duty.actors, _organisation(reading)}
    return tuple(dict.fromkeys(name for name in named if name not in apart))


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()

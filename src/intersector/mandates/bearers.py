"""Who has a duty, and where in the clause its verb phrase begins."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from intersector.mandates.reading import Reading, one_line, organisation, read
from intersector.model import Clause
from intersector.structure.actors import Mention

_DEPTH_OF_ITEMS: Final = 1
_OPENINGS: Final = 2
"""How many of a language's patterns of a duty find it at the opening or after a first phrase."""
_LONGEST_NAME: Final = 100
_LIST: Final = re.compile(r"[:：]\s*\Z")
_ANNOUNCING: Final = 12
"""The longest words, in characters, that announce a list after its addressee: "as follows:"."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who has it and where, in the clause's text, its verb phrase begins."""

    actors: tuple[str, ...]
    start: int


def duty_of(reading: Reading) -> Duty | None:
    """The first way of giving a duty that fits the clause."""
    named = reading.actors(reading.head) or _inherited(reading.clause)
    if named:
        headed = reading.grammar.headed.search(reading.head)
        start = _first_word(reading) if headed else _duty_start(reading)
        return None if start is None else Duty(named, start)
    if reading.grammar.resolving.search(reading.head):
        return _resolved(reading)
    return _opined(reading) or _ordered(reading)


def _opined(reading: Reading) -> Duty | None:
    """What an opinion says that a known actor should do, or an order that it does."""
    rules = reading.grammar
    ordering = rules.ordering.search(reading.head)
    if ordering is None:
        return _asked(reading) if rules.opining.search(reading.head) else None
    return (_bare(reading) or _asked(reading)) if rules.that.match(reading.text) else None


def _ordered(reading: Reading) -> Duty | None:
    """The duty of whoever an order addresses; recommending something asks nothing of a thing."""
    rules = reading.grammar
    advised = rules.opining.search(reading.head) and rules.that.match(reading.text)
    if advised or rules.ordering.search(reading.head) is None:
        return None
    return _addressed(reading)


def carried(reading: Reading, chapeau: Clause | None) -> Duty | None:
    """The whole clause as a duty of those whom an open chapeau, or its head, names."""
    above = read(chapeau, reading.organisations) if chapeau else None
    if above is None or not is_open(above):
        return None
    duty = _stated(above) if not reading.actors(above.head) else None
    actors = reading.actors(above.head) or (duty.actors if duty else above.clause.actors)
    return Duty(actors, _first_word(reading)) if actors else None


def is_open(reading: Reading) -> bool:
    """Whether a chapeau leaves the verb to its items, or says no more than whom it addresses."""
    if reading.grammar.open.search(reading.text):
        return True
    named = reading.opening(reading.text) if _LIST.search(reading.text) else ()
    return bool(named) and len(reading.text) - named[-1].span.end <= _ANNOUNCING


def _inherited(clause: Clause) -> tuple[str, ...]:
    """Whom the first words of a list address, for an item of it."""
    return clause.actors if clause.key.count("/") > _DEPTH_OF_ITEMS else ()


def _first_word(reading: Reading) -> int:
    return len(reading.text) - len(reading.text.lstrip())


def _duty_start(reading: Reading) -> int | None:
    """Where the verb phrase begins; a sub-item must open with it, or its chapeau carries it."""
    patterns = reading.grammar.duty
    subitem = reading.clause.key.count("/") > _DEPTH_OF_ITEMS
    found = (p.search(reading.text) for p in (patterns[:_OPENINGS] if subitem else patterns))
    return next((match.start(1) for match in found if match is not None), None)


def _resolved(reading: Reading) -> Duty | None:
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
    if bare := _bare(reading):
        return bare
    if rules.stating.search(text):
        return _stated(reading)
    start = _duty_start(reading)
    return None if start is None else Duty((organisation(reading),), start)


def _asked(reading: Reading) -> Duty | None:
    """The duty of a known actor of whom a sentence says what it should do."""
    modal = reading.grammar.obliging.search(reading.text)
    if modal is None:
        return None
    after = reading.text[modal.end() :]
    said = reading.grammar.that.match(reading.text)
    subject = reading.text[said.end() if said else 0 : modal.start()]
    named = reading.opening(subject, within=0)
    if named and not reading.grammar.after_subject.fullmatch(subject, named[-1].span.end):
        named = ()
    start = modal.start() if named else _first_word(reading)
    actors = _names(named or _agents(reading, after) or _beginning(reading, after))
    return Duty(actors, start) if actors else None


def _bare(reading: Reading) -> Duty | None:
    """The duty of those right before a verb without a modal: "that TSAG examine the results"."""
    said = reading.grammar.office.match(reading.text) or reading.grammar.that.match(reading.text)
    if said is None:
        return None
    rest = reading.text[said.end() :]
    named = reading.opening(rest, within=0)
    actors = _names(named)
    verb = reading.grammar.bare.match(rest, named[-1].span.end) if actors else None
    return Duty(actors, said.end() + verb.start(1)) if verb else None


def _stated(reading: Reading) -> Duty | None:
    """What is resolved "that X shall do": X's duty, or the organisation's when X is a thing."""
    modal = reading.grammar.modal.search(reading.text)
    if modal is None:
        return None
    start = _first_word(reading)
    if agents := _agents(reading, reading.text[modal.end() :]):
        return Duty(_names(agents), start)
    subject = reading.grammar.office.sub("", reading.text[: modal.start()])
    named = (
        reading.opening(subject)
        or reading.opening(subject.rpartition(",")[2])
        or _beginning(reading, reading.text[modal.end() :])
    )
    if named:
        return Duty(_names(named), modal.start())
    return Duty((organisation(reading),), start)


def _agents(reading: Reading, text: str) -> tuple[Mention, ...]:
    """Who does what a passive says right after its modal: "(shall) be submitted by X (to Y)"."""
    passive = reading.grammar.agent.match(text)
    said = text[passive.end() :] if passive else ""
    received = reading.grammar.before_recipient
    return tuple(
        mention
        for place, mention in enumerate(_beginning(reading, said) if said else ())
        if not place or received.search(said[: mention.span.start]) is None
    )


def _beginning(reading: Reading, text: str) -> tuple[Mention, ...]:
    """The actors that `text` begins with at once: Arabic puts the verb before its subject.

    A letter written onto the first one's name is no word before it.
    """
    named = reading.opening(text)
    before = text[: named[0].span.start].lstrip() if named else ""
    return named if len(before) < 2 else ()


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for m in mentions if not m.collaborator for n in m.names))


def _addressed(reading: Reading, at: int = 0) -> Duty | None:
    """A duty whose bearer stands in the clause itself, or in a head that names no known actor.

    A clause that begins with an act or a thing names nobody: it goes on with the duty of those
    whom the paragraph above addresses.
    """
    if reading.grammar.nobody.match(reading.text[at:]):
        start = _first_word(reading)
        return Duty(reading.clause.actors, start) if reading.clause.actors else None
    found = (pattern.search(reading.text[at:]) for pattern in reading.grammar.duty)
    starts = [at + match.start(1) for match in found if match is not None]
    if not starts:
        return None
    start = min(starts)
    actors = reading.actors(reading.text[at:start])
    if not actors and (listed := reading.opening(reading.text[at:])):
        actors, start = _names(listed), at + listed[-1].span.end
    actors = actors or _as_printed(reading, reading.text[at:start])
    return Duty(actors, start) if actors else None


def _as_printed(reading: Reading, opening: str) -> tuple[str, ...]:
    """Those addressed under a name that no organisation knows, in the words of the text."""
    verb = reading.grammar.ordering.search(reading.head)
    addressee = reading.head[verb.end() :] if verb else ""
    that = reading.grammar.stating.match(opening)
    verb = reading.grammar.modal.search(opening) if that else None
    opening = opening[that.end() if that else 0 : verb.start() if verb else None]
    printed = one_line(addressee).strip(" ,:") or one_line(opening).strip(" ,:")
    return (printed,) if 0 < len(printed) < _LONGEST_NAME else ()

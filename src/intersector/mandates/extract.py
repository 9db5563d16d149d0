"""From an operative clause to the duties it gives: who must do what, for whom, how often."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from intersector.mandates.bearers import Duty, carried, duty_of, is_open
from intersector.mandates.grammar import Forms, Grammar
from intersector.mandates.reading import Reading, one_line, organisation, read
from intersector.model import Clause, Mandate, Span
from intersector.organisations import Organisations

_BEFORE: Final = 80
"""How far before its verb a duty can say how often: "at each of its meetings, to consider"."""
_LOOK_BACK: Final = 120
_FIRST_VERBS: Final = 80
"""Characters of a duty within which its first verbs stand."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SESSION: Final = re.compile(r"(?<=[^\W\d_]-)[0-7]\d(?!\w)")
_CENTURY: Final = 2000
_ASKS: Final = re.compile(r"[?？؟]\W*\Z")
"""A clause that is a question to be studied gives no duty."""


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
    reading = read(clause, organisations)
    if _ASKS.search(reading.text) or is_open(reading):
        return ()
    if chapeau is not None and reading.grammar.listing.search(chapeau.text):
        return ()
    duty = carried(reading, chapeau) or duty_of(reading)
    if duty is None:
        return ()
    action = reading.text[duty.start :].rstrip(" \t\r\n,;:.،؛；：，。")
    return (_mandate(reading, duty, action),) if action else ()


def _mandate(reading: Reading, duty: Duty, action: str) -> Mandate:
    rules = reading.grammar
    start, end = duty.start, duty.start + len(action)
    at = reading.clause.span.start
    report = _report_in(action, rules)
    recipients = _recipients(reading, action, report)
    concern = action if report is None else action[report.start() :]
    frequencies = rules.frequency + (rules.occasion if report or recipients else ())
    return Mandate(
        clause=reading.clause,
        span=Span(at + reading.place(start), at + reading.place(end)),
        actors=duty.actors,
        action=reading.printed(start, end),
        object=_first(reading, action, rules.object, start),
        recipient="; ".join(r for r in recipients if r not in duty.actors) or None,
        frequency=_frequency(concern, frequencies)
        or _frequency(action, frequencies)
        or _frequency(reading.text[max(0, duty.start - _BEFORE) : duty.start], rules.frequency),
        deadline=_deadline(reading, action, start) or _headed(reading),
        reporting=report is not None,
        collaborators=_collaborators(reading, duty),
        kind=_kind(action, report, rules),
        condition=_first(reading, reading.text, rules.condition)
        or _first(reading, reading.head, rules.condition, None),
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


def _recipients(reading: Reading, action: str, report: re.Match[str] | None) -> tuple[str, ...]:
    """Who receives the report, or what is passed on, up to where its subject or purpose begins."""
    rules = reading.grammar
    passing = report or rules.passing.search(action)
    if passing is None:
        return tuple(dict.fromkeys(_told(reading, action)))
    beyond = rules.beyond.search(action, passing.end())
    scope = action[passing.start() : beyond.start() if beyond else len(action)]
    received = _received(scope, reading)
    if not received and report and rules.to_speaker.search(action):
        received = _speaker(reading)
    return tuple(dict.fromkeys(received))


def _told(reading: Reading, action: str) -> Iterator[str]:
    """Those who stand right after a verb of telling: "to inform Member States of it"."""
    elsewhere = [Span(*m.span()) for m in reading.grammar.others_report.finditer(action)]
    for verb in reading.grammar.telling.finditer(action):
        if any(span.start < verb.start() < span.end for span in elsewhere):
            continue
        for mention in reading.opening(action[verb.end() :], within=0):
            yield from mention.names


def _speaker(reading: Reading) -> list[str]:
    """The body whose document it is: "requests the Secretary-General to report to it"."""
    body = reading.organisations.bodies.get(reading.clause.document.body or "")
    names = body.names.get(reading.language, ()) if body else ()
    return [actor for name in names[:1] for actor in reading.actors(name)[:1]]


def _received(scope: str, reading: Reading) -> list[str]:
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


def _deadline(reading: Reading, action: str, at: int) -> str | None:
    """The latest date or occasion that is told first, of those not before the document itself."""
    found = (match for pattern in reading.grammar.deadline for match in pattern.finditer(action))
    adopted = reading.clause.document.year
    ahead = (match for match in found if not _is_past(match[1], adopted))
    first = min(ahead, key=lambda match: match.start(1), default=None)
    return (
        None if first is None else reading.printed(at + first.start(1), at + first.end(1)) or None
    )


def _headed(reading: Reading) -> str | None:
    """The occasion that a head gives for all of its list: "to complete in time for WRC-27"."""
    said = reading.grammar.headed.search(reading.head)
    found = (pattern.search(said[0]) for pattern in reading.grammar.deadline) if said else ()
    first = min(filter(None, found), key=lambda match: match.start(1), default=None)
    return None if first is None else one_line(first[1])


def _is_past(printed: str, adopted: int | None) -> bool:
    """Whether the years or the sessions in it, such as WTDC-17, were before the document's year."""
    years = [int(year) for year in _YEAR.findall(printed)]
    years += [_CENTURY + int(year) for year in _SESSION.findall(printed)]
    return adopted is not None and bool(years) and max(years) < adopted


def _first(
    reading: Reading, text: str, patterns: tuple[re.Pattern[str], ...], at: int | None = 0
) -> str | None:
    """What the first pattern that is found captures, on one line.

    `text` stands `at` a place of the clause's own, or in its head when that is None.
    """
    found = next((m for pattern in patterns if (m := pattern.search(text))), None)
    if found is None:
        return None
    start, end = found.span(1)
    return (one_line(found[1]) if at is None else reading.printed(at + start, at + end)) or None


def _collaborators(reading: Reading, duty: Duty) -> tuple[str, ...]:
    """Those the head or the clause names as working with the actors."""
    mentions = (*reading.mentions(reading.head), *reading.mentions(reading.text))
    named = (name for m in mentions if m.collaborator for name in m.names)
    apart = {*duty.actors, organisation(reading)}
    return tuple(dict.fromkeys(name for name in named if name not in apart))

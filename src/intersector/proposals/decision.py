"""Who decides on a proposal, and when they next meet."""

from collections.abc import Iterable, Iterator

from intersector.identifiers import InstrumentId
from intersector.mandates import next_meeting
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term


def decision(targets: Iterable[str], *, organisations: Organisations, since: int) -> str:
    """The bodies that adopted what would change, each with its next meeting after `since`.

    The calendar is the organisation's; meetings that nobody has set yet are reckoned from it.
    Empty when the targets do not tell who adopted them.
    """
    told = tuple(_meets(body, organisations, since) for body in sorted({*_bodies(targets)}))
    return Phrase("{bodies}.", bodies=told) if told else ""


def _bodies(targets: Iterable[str]) -> Iterator[str]:
    for target in targets:
        try:
            yield InstrumentId.parse(target.partition("#")[0]).body
        except ValueError:
            continue


def _meets(code: str, organisations: Organisations, since: int) -> Phrase:
    body = organisations.bodies.get(code)
    due = next_meeting(body, after=since) if body is not None else None
    if due is None:
        return Phrase("{body} decides", body=Term(code))
    meeting = due.occasion or str(due.year)
    return Phrase("{body} decides, next in {meeting}", body=Term(code), meeting=meeting)

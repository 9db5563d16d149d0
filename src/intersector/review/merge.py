"""What a new run found, beside what people decided on an earlier one: only the difference is new.

A pair is known again whatever edition of an instrument is there now: by the same edition if that
is there, else by the newest.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from intersector.identifiers import InstrumentId
from intersector.model import Pairing, PairingChange
from intersector.themes import work


def merged(
    earlier: Sequence[Pairing],
    found: Sequence[Pairing],
    *,
    present: Callable[[str], bool],
    suppressed: Callable[[str], bool],
) -> tuple[Pairing, ...]:
    """The pairs found, each with what people decided on it and how it changed since, then those
    of the earlier ones that were not found again.

    `present` says whether a subject was there in this run, `suppressed` whether it is known to be
    suppressed. What people decided is never dropped; what nobody decided on and was told as gone
    once already is. Nothing has changed where there are no earlier pairs.
    """
    before = {(each.subject, each.object): each for each in earlier}
    newest = {(work(each.subject), each.object): each for each in sorted(earlier, key=_edition)}
    known = {work(each.subject) for each in earlier}
    there = {(work(each.subject), each.object) for each in found}
    rows = []
    for each in found:
        old = before.get((each.subject, each.object))
        old = old or newest.get((work(each.subject), each.object))
        rows.append(_found(each, old, new_to=known if earlier else None, suppressed=suppressed))
    gone = [each for place, each in newest.items() if place not in there]
    left = (_left(each, present=present, suppressed=suppressed) for each in gone)
    return (*rows, *(each for each in left if each is not None))


def _edition(pairing: Pairing) -> tuple[int, int]:
    """The order of editions; what is no identifier has none."""
    try:
        return InstrumentId.parse(pairing.subject).edition
    except ValueError:
        return (0, 0)


def _found(
    pairing: Pairing,
    old: Pairing | None,
    *,
    new_to: set[str] | None,
    suppressed: Callable[[str], bool],
) -> Pairing:
    change: PairingChange | None = None
    if new_to is not None:
        if suppressed(pairing.subject):
            change = "suppressed"
        elif old is None:
            change = "new" if work(pairing.subject) in new_to else "new-instrument"
        elif old.subject != pairing.subject:
            change = "new-edition"
    if old is None:
        return replace(pairing, change=change)
    return replace(pairing, change=change, decision=old.decision, beside=old.beside)


def _left(
    old: Pairing, *, present: Callable[[str], bool], suppressed: Callable[[str], bool]
) -> Pairing | None:
    if suppressed(old.subject):
        change: PairingChange | None = "suppressed"
    elif not present(old.subject):
        change = "gone"
    else:
        change = None if old.decision is not None else "not-found"
    told = old.decision is None and old.change in {"suppressed", "gone", "not-found"}
    return None if told else replace(old, change=change)

"""Links whose words change: where they lead stays, and may no longer be what the words say."""

from intersector.model import Problem
from intersector.proposals.redline.fields import Fields
from intersector.proposals.redline.plan import Plan
from intersector.reading.ooxml import W
from intersector.reading.places import Place


def changed_links(plan: Plan, fields: Fields, text: str, source: str) -> list[Problem]:
    """A notice for every stretch of words that is struck inside a link."""
    notices = []
    for step in plan.steps:
        for line, start, end in plan.touched(step):
            held = [at for at in range(start, end) if _is_link(line.place(at), fields)]
            if held and line not in plan.gone:
                words = text[held[0] : held[-1] + 1]
                notices.append(_notice(words, source))
    return notices


def _is_link(place: Place | None, fields: Fields) -> bool:
    if place is None:
        return False
    inside = next(place.element.iterancestors(W + "hyperlink"), None)
    return inside is not None or any(field.is_link for field in fields.around(place))


def _notice(words: str, source: str) -> Problem:
    return Problem(
        source,
        f"“{words}” is changed inside a link, which still leads where it led.",
        "Look where it should lead now.",
        fatal=False,
    )

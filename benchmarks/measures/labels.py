"""Faults of the UN's editors, told from ours by rules on the words and the links alone.

An editor's link is at fault when the words under it or beside it contradict its symbol; a link is
lacking when the words without one are of a form that is linked everywhere else. What is at fault
counts neither for nor against us.
"""

import re
from collections.abc import Collection
from typing import Any, Final

_SESSION: Final = re.compile(r"(A/HRC|A|E)/(?:RES|DEC)/(\d+)/\d+")
_DATED: Final = re.compile(r"\s*(?:[A-Z] )?of\s+\d{1,2}\s+[A-Z][a-z]+\s+(\d{4})")
_DECISION: Final = re.compile(
    r"decisions?\s+(?:[\w/]+(?:\s+of\s+\d+\s+\w+\s+\d{4})?(?:,| and)\s+)*$"
)
_COUNCIL: Final = re.compile(r"Human Rights Council(?:,? (?:in|by) its)? resolutions?\s+$")
_ITS: Final = re.compile(r"\bits resolutions?\s+$")
_SLASHED: Final = 31
"""The General Assembly's session from which numbers are written with a slash."""
_COUNCIL_SESSIONS: Final = 65


def contradicted(row: dict[str, Any], link: dict[str, Any], symbol: str | None) -> str | None:
    """How the words contradict the symbol of a link, or None."""
    text, start, end = row["text"], link["start"], link["end"]
    words = re.sub(r"\s|,$", "", text[start:end]).upper()
    before = text[max(0, start - 200) : start]
    if symbol is None or not re.match(r"[A-Z]+/", symbol):
        return "the link names no symbol"
    if "/" in words and re.sub(r"[A-Z]$", "", words) not in symbol:
        return "the words give another number"
    if "/RES/" in symbol and _DECISION.search(before):
        return "the words say decision"
    council = _COUNCIL.search(before) or (row["doc"].startswith("A/HRC") and _ITS.search(before))
    if council and "/HRC/" not in symbol:
        return "the words say Human Rights Council"
    return None if _fits(text, end, symbol) else "the session was in another year"


def unlinked(
    row: dict[str, Any], start: int, end: int, symbol: str, linked: Collection[str]
) -> str | None:
    """Why words that bear no link should bear one, or None."""
    text = row["text"]
    if re.sub(r"\s", "", text[start:end]).upper() == symbol:
        return "no link on a symbol as printed"
    if not _fits(text, end, symbol):
        return None
    if "/DEC/" in symbol and _DECISION.search(text[max(0, start - 200) : start]):
        return "no link on a decision, as on no other"
    if symbol in linked:
        return "no link, but elsewhere"
    dated = _DATED.match(text, end) is not None and _SESSION.match(symbol) is not None
    return "no link, but the date is right" if dated else None


def _fits(text: str, end: int, symbol: str) -> bool:
    """Whether the organ's session can have been then; True when no date is given."""
    session, dated = _SESSION.match(symbol), _DATED.match(text, end)
    if session is None:
        return True
    organ, number, year = session[1], int(session[2]), int(dated[1]) if dated else None
    if organ == "E":
        return year is None or number == year or number < 1946
    if organ == "A/HRC":
        opened = 2006 + (number - 1) / 3.2
        return number <= _COUNCIL_SESSIONS and (year is None or abs(opened - year) < 2)
    return number >= _SLASHED and (year is None or year - number in (1945, 1946))

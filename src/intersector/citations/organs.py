"""Which organ of the United Nations adopted a number, by its form, its date and the words."""

import re
from bisect import bisect_right
from typing import Final

from intersector.citations.mention import plain
from intersector.identifiers import InstrumentId

# First session of the year-round numbering; the sessions each organ can have held in a year.
_COUNCIL_OPENED: Final = 2006
_SESSIONS_A_YEAR: Final = 3.2
_LAST_COUNCIL_SESSION: Final = 65
_FIRST_SLASHED_SESSION: Final = 31
_LAST_ENVIRONMENT_SESSION: Final = 7
_ENVIRONMENT_OPENED: Final = 2014
ORGANS: Final = frozenset(
    {"UNGA", "UNSC", "ECOSOC", "HRC", "UNEA", "CHR", "CPD", "CND", "CCPCJ", "CSW"}
    | {"UN-Habitat", "ESCAP", "COP"}
)
"""The bodies whose texts are written in the United Nations' way."""
# The year each special session of the Assembly opened, since the Council has held its own too
_SPECIAL_SESSIONS: Final = {27: 2002, 28: 2005, 29: 2014, 30: 2016, 31: 2020, 32: 2021}
# How many resolutions the Security Council had adopted when a year began
_SECURITY_COUNCIL: Final = (
    (1900, 0), (1946, 0), (1960, 132), (1970, 275), (1980, 461), (1990, 645), (2000, 1283),
    (2010, 1907), (2020, 2504), (2100, 6500),
)  # fmt: skip
_STRAY: Final = 90
MAIN: Final = frozenset({"UNGA", "UNSC", "ECOSOC", "HRC"})
# "the Council", "the Assembly": what each of them calls itself
_SHORT: Final = {"Council": ("HRC", "ECOSOC", "UNSC"), "Assembly": ("UNGA", "UNEA")}
_YEARLY: Final = ("ECOSOC", "CHR", "CPD", "CND")


def adopters(
    number: "re.Match[str]", dated: int | None, hints: list[str], told: str | None
) -> list[str]:
    """The organs that can have adopted it: one when words, form or date tell.

    `hints` are organs in the order of what the words suggest, `told` the one they say outright.
    """
    if told is not None and told not in MAIN and told not in _SHORT:
        return [told]
    possible = _possible(number, dated)
    hints = [one for hint in hints for one in _SHORT.get(hint, (hint,))]
    for hint in hints:
        if hint in possible:
            return [hint]
    lesser = [hint for hint in (*hints[:1], *hints[-1:]) if hint not in MAIN]
    if dated is None and (told is not None or lesser):
        return [told or lesser[0]]
    if not hints and "S-" in (number["session"] or "S-") and "UNGA" in possible:
        return ["UNGA"]  # the other organs' are never cited without their name
    likely = [body for body in possible if dated or body != "UNEA"]
    return likely[:1] if dated or hints else likely


def named(body: str, kind: str, number: "re.Match[str]") -> InstrumentId | None:
    """The identifier, or None for organs whose symbols do not follow from a number."""
    if number["count"] and body == "UNSC":
        return InstrumentId("UNSC", kind, plain(number["count"]), int(number["year"]))
    if body in MAIN and not number["count"]:
        return InstrumentId(body, kind, written(number))
    if body == "UNEA" and number["session"]:
        session, _, order = written(number).partition("/")
        return InstrumentId("UN", "document", f"UNEP/EA.{session}/Res.{order}")
    return None


def written(number: "re.Match[str]") -> str:
    """The number as symbols hold it: ``66/253B``, ``73/102A-B``, ``1514(XV)``, ``1325``."""
    if number["part"]:
        parts = re.findall(r"(?<![a-z])[A-Z](?![a-z])", number["part"])
        return plain(number["session"]) + "-".join(parts)
    held = "".join((number["session"] or number["count"] or number["roman"]).split())
    return plain(held.replace("（", "(").replace("）", ")"))


def _possible(number: "re.Match[str]", dated: int | None) -> list[str]:
    if number["count"]:
        return ["UNSC"] if _counted(int(number["count"]), int(number["year"])) else []
    if not number["session"]:
        return ["UNGA", "ECOSOC"]
    session, _, _ = number["session"].partition("/")
    if session.startswith("ES-"):
        return ["UNGA"]
    if session.startswith("S-"):
        return _special(int(session[2:]), dated)
    count = int(session)
    if count >= 1946:
        return list(_YEARLY)
    return [body for body in ("UNGA", "HRC", "UNEA") if _held(body, count, dated)]


def _counted(count: int, year: int) -> bool:
    """Whether the Security Council had come about that far in that year: not 1305 in 2009."""
    at = bisect_right(_SECURITY_COUNCIL, (year, 10**6)) - 1
    (opened, before), (later, after) = _SECURITY_COUNCIL[at], _SECURITY_COUNCIL[at + 1]
    expected = before + (after - before) * (year + 0.5 - opened) / (later - opened)
    return abs(expected - count) <= _STRAY


def _special(session: int, dated: int | None) -> list[str]:
    """Whose special session it can be: both the Assembly and the Council number theirs S-n."""
    if dated is None:
        return ["UNGA", "HRC"]
    met = _SPECIAL_SESSIONS.get(session)
    assembly = dated - met in (0, 1) if met is not None else dated < _COUNCIL_OPENED
    return ["UNGA"] if assembly else ["HRC"]


def _held(body: str, session: int, year: int | None) -> bool:
    """Whether `body` can have adopted a text in its n-th session, in that year if one is told."""
    if body == "UNGA":
        slashed = session >= _FIRST_SLASHED_SESSION
        return slashed and (year is None or year - session in (1945, 1946))
    if body == "HRC":
        opened = _COUNCIL_OPENED + (session - 1) / _SESSIONS_A_YEAR
        return session <= _LAST_COUNCIL_SESSION and (year is None or abs(opened - year) <= 1.6)
    early = session <= _LAST_ENVIRONMENT_SESSION
    return early and (year is None or year >= _ENVIRONMENT_OPENED)

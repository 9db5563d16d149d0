"""Which organ of the United Nations adopted a number, by its form, its date and the words around."""

import re
from typing import Final

# First session of the year-round numbering; the sessions each organ can have held in a year.
_COUNCIL_OPENED: Final = 2006
_SESSIONS_A_YEAR: Final = 3.2
_LAST_COUNCIL_SESSION: Final = 65
_FIRST_SLASHED_SESSION: Final = 31
_LAST_ENVIRONMENT_SESSION: Final = 7
ORGANS: Final = frozenset(
    {"UNGA", "UNSC", "ECOSOC", "HRC", "UNEA", "CHR", "CPD", "CND", "CCPCJ", "CSW", "UN-Habitat"}
)
"""The bodies whose texts are written in the United Nations' way."""
# "the Council", which each of them calls itself
_COUNCILS: Final = ("HRC", "ECOSOC", "UNSC")
_YEARLY: Final = ("ECOSOC", "CHR", "CPD", "CND")


def adopters(
    number: "re.Match[str]", dated: int | None, hints: list[str], told: str | None
) -> list[str]:
    """The organs that can have adopted it: one when words, form or date tell.

    `hints` are organs in the order of what the words suggest, `told` the one they say outright.
    """
    possible = _possible(number, dated)
    hints = [one for hint in hints for one in (_COUNCILS if hint == "Council" else (hint,))]
    for hint in hints:
        if hint in possible:
            return [hint]
    if told is not None and dated is None:
        return [told]
    likely = [body for body in possible if dated or body != "UNEA"]
    return likely[:1] if dated or ("UNGA" in likely[:1] and hints) else likely


def symbol(body: str, kind: str, number: "re.Match[str]") -> str | None:
    """The symbol of the document, or None for organs whose symbols do not follow from a number."""
    series = {"resolution": "RES", "decision": "DEC"}.get(kind)
    if series is None:
        return None
    if number["count"]:
        return f"S/{series}/{number['count']}({number['year']})"
    if number["roman"]:
        roman = re.sub(r"\s+", "", number["roman"]).replace("（", "(").replace("）", ")")
        return f"{'E' if body == 'ECOSOC' else 'A'}/{series}/{roman}"
    written = number["session"] + letters(number)
    opening = {"UNGA": "A", "HRC": "A/HRC", "ECOSOC": "E"}.get(body)
    if opening is not None:
        return f"{opening}/{series}/{written}"
    if body == "UNEA":
        session, _, order = written.partition("/")
        return f"UNEP/EA.{session}/Res.{order}"
    return None


def letters(number: "re.Match[str]") -> str:
    """The parts of a resolution adopted in parts: "A and B" is ``A-B``."""
    return "-".join(re.findall(r"(?<![a-z])[A-Z](?![a-z])", number["part"] or ""))


def _possible(number: "re.Match[str]", dated: int | None) -> list[str]:
    if number["count"]:
        return ["UNSC"]
    if number["roman"]:
        return ["UNGA", "ECOSOC"]
    session, _, _ = number["session"].partition("/")
    if "S-" in session:
        return ["UNGA"] if session.startswith("E") else ["UNGA", "HRC"]
    count = int(session)
    if count >= 1946:
        return list(_YEARLY)
    if dated is not None:
        return [body for body in ("UNGA", "HRC", "UNEA") if _held(body, count, dated)]
    late = ["HRC"] if count <= _LAST_COUNCIL_SESSION else []
    early = ["UNEA"] if count <= _LAST_ENVIRONMENT_SESSION else []
    return (["UNGA"] if count >= _FIRST_SLASHED_SESSION else []) + late + early


def _held(body: str, session: int, year: int) -> bool:
    """Whether `body` can have been in its n-th session in that year."""
    if body == "UNGA":
        return session >= _FIRST_SLASHED_SESSION and year - session in (1945, 1946)
    if body == "HRC":
        opened = _COUNCIL_OPENED + (session - 1) / _SESSIONS_A_YEAR
        return session <= _LAST_COUNCIL_SESSION and abs(opened - year) <= 1.6
    return session <= _LAST_ENVIRONMENT_SESSION and year >= 2014

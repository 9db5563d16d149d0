"""The identifier of an ITU publication in one form: "ITU-R REC-V.574-5" is ``ITU-R V.574-5``.

The forms are those of ITU's own lists of Recommendations; editions are written ``(07/2003)`` and
parts ``Amd 1``, ``Cor. 1``, ``Annex F2``, as the ITU-T catalogue prints them.
"""

import re
from typing import Final

from intersector.identifiers import latin

# What stands before: "Annex to ", "Rec. ", and the Sector: "ITU-T ", "ITU T-", "МСЭ-R "
_OPENING: Final = re.compile(
    r"(?P<annex>Annex to )?(?:(?:Rec|Рек)\.?\s+|Recommendation\s+|Report\s+)?"
    r"(?:ITU|UIT|МСЭ)[-‑–\s](?P<sector>[RTDТ])[-\s]+(?:REC[-\s])?"
)
# The Operational Bulletin: "OB.1096", "OB No. 1096", "Operational Bulletin No. 1096"
_BULLETIN: Final = re.compile(r"(?:OB|Operational Bulletin)(?:\.|\s+No\.)\s*(?P<bulletin>\d+)")
# The number: "V.574-5", "G.780/Y.1351", "Q.400-Q.490", "SG01.222-200", "20-200", "RR", "A", "T.4-E"
_NUMBER: Final = re.compile(
    r"(?P<number>(?:[A-Z]{1,3}\d{0,2}\.)?(?:Imp|Sup)?(?:[A-Z]+|\d+)(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)?"
    r"(?:-(?:[A-Z]\.\d+(?:\.\d+)*|[EFSRAC](?!\w)|\d{1,3}(?!\d)))?)"
)
# The edition: "(07/2003)", "(2014)", "-200307", "-200307-I", "- 15.III.2016"
_EDITION: Final = re.compile(
    r"\s*(?:\((?:(?P<month>\d{2})/)?(?P<year>\d{4})\)|-(?P<joined>\d{4})(?P<digits>\d{2})(?:-I)?"
    r"|-\s*\d{1,2}\.(?P<roman>[IVX]+)\.(?P<full>\d{4}))"
)
# A part: "Amd 1", "Amend. 1", "Cor. 1", "Add. 1", "Annex F2", "App. II", "Suppl. 2"
_PART: Final = re.compile(
    r"\s+(?P<part>Amd|Amend|Cor|Corr|Add|Annex|App|Suppl|Sup)\.?\s+(?P<which>[A-Z0-9]+\+?)"
)
# The word for a Recommendation after it, in Arabic and Chinese
_CLOSING: Final = re.compile(r"\s*(?:التوصية|建议书)?\s*")
_PARTS: Final = {
    "Amd": "Amd", "Amend": "Amd", "Cor": "Cor.", "Corr": "Cor.", "Add": "Add.",
    "Annex": "Annex", "App": "App.", "Suppl": "Suppl.", "Sup": "Suppl.",
}  # fmt: skip
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def normalise(written: str) -> str | None:
    """The one form of an identifier, or None when `written` is not one.

    >>> normalise("ITU T-REC-T.4-200307-I")
    'ITU-T T.4 (07/2003)'
    """
    text = " ".join(written.replace("‑", "-").split())
    opening = _OPENING.match(text)
    if opening is None:
        return None
    text = latin(text)
    number = _BULLETIN.match(text, opening.end()) or _NUMBER.match(text, opening.end())
    if number is None:
        return None
    pieces, end = _pieces(text, number.end())
    if not _CLOSING.fullmatch(text, end):
        return None
    fields = number.groupdict()
    name = f"OB No. {fields['bulletin']}" if "bulletin" in fields else fields["number"]
    sector = latin(opening["sector"])
    return " ".join([f"{opening['annex'] or ''}ITU-{sector}", name, *pieces])


def _pieces(text: str, at: int) -> tuple[list[str], int]:
    """Editions and parts in the order they are printed, and where they end.

    An edition belongs to the part that follows it unless that has its own: "(2004) Amd 1" is
    ``Amd 1 (2004)``.
    """
    pieces: list[str] = []
    while found := _EDITION.match(text, at) or _PART.match(text, at):
        pieces.append(_part(found) if found.re is _PART else _edition(found))
        at = found.end()
    if len(pieces) == 2 and pieces[0].startswith("("):
        pieces.reverse()
    return pieces, at


def _edition(found: "re.Match[str]") -> str:
    if found["full"]:
        return f"({_number(found['roman']):02}/{found['full']})"
    if found["joined"]:
        return f"({found['digits']}/{found['joined']})"
    return f"({found['month']}/{found['year']})" if found["month"] else f"({found['year']})"


def _part(found: "re.Match[str]") -> str:
    which = found["which"]
    if found["part"] == "App" and set(which) <= set(_ROMAN):
        which = str(_number(which))
    return f"{_PARTS[found['part']]} {which}"


def _number(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(v if v >= max(values[i:]) else -v for i, v in enumerate(values))

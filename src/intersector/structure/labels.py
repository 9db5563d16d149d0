"""Numbers and letters of clauses: where they stand and what each can mean."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intersector.model import Span
from intersector.reading.numerals import numeral
from intersector.structure.marks import trim

Reading = tuple[str, tuple[int, ...]]
"""A series ("letter)" or "decimal") and a place in it; dotted numbers have several parts."""

_ALPHABETS: Final = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "capital": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщэюя",
    "arabic": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "stem": "甲乙丙丁戊己庚辛壬癸",
}
_HAN: Final = "〇一二三四五六七八九"
_SIGNS: Final = "①-⒛Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉"
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_COUNTED: Final = re.compile(f"([{_HAN}]?)十([{_HAN}]?)")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_PRINTED: Final = {"roman": "lowerRoman", "chinese": "chineseCounting"}
_OPERATIVE: Final = 90
"""What OP1 counts as in the one series of a draft's paragraphs, PP1 to PP90 before it."""
_DOTS: Final = ".．–-"
_AGAIN: Final = r"(?:\s?(?:bis|ter|quater|quinquies|مكررًا|مكرراً|مكرر|之二))"

# The brackets decide how sure a label is: "a)" and "(1)" are, "1" needs its neighbours.
_LABEL: Final = re.compile(
    rf"""
    (?P<open>[(（]|[’‘'](?=\d))?
    (?!\d{{1,2}}\s[A-Z][a-z]+\s(?:19|20)\d\d\b)    # "1 January 2025" is a date
    (?P<value>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}      # 1, 1.2; \d is any script's digit
        |[{_SIGNS}]                             # ①, Ⅳ: numbers in one sign
        |(?:PP|OP)\s?\d{{1,3}}                     # of a draft: preambular, operative paragraph
        |[a-z]{{1,6}}?|[A-Z]{{1,4}}|[а-щэюя]      # a, aa, iv, B, б; as short as "bis" lets it be
        |[أبجدهوزحطيكلمنسعفصقرشتثخذضظغا]ـ?|[{_HAN}十]{{1,3}}
        |[{_ALPHABETS["stem"]}])
    {_AGAIN}?\s?(?P<close>[)）.．、–-]|(?<=[’‘']\d)[’‘'])?{_AGAIN}?
    (?=\s|$|(?<=[)）、．{_SIGNS}])[\w《“])
    |(?P<bullet>[–—•·▪●◦*-])(?=\s)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A possible label: its span, what it can mean, and how much its form and place say.

    `sure` when it is bracketed, dotted or a bullet; `opening` when it stands at the start of a
    paragraph or right after a head.
    """

    span: Span
    printed: str
    readings: tuple[Reading, ...]
    sure: bool
    opening: bool
    again: bool


def label_at(text: str, start: int, end: int, *, opening: bool) -> Label | None:
    """The label that stands at `start`, if any."""
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    span, printed = trim(text, Span(*match.span())), match[0].strip()
    if match["bullet"]:
        return Label(span, printed, ((printed, (0,)),), sure=True, opening=opening, again=False)
    value, close = match["value"], match["close"] or ""
    readings = tuple(_readings(value, (match["open"] or "") + close))
    counted = value[-1].isdigit() or _SIGN.match(value) is not None
    if not readings or (not close and not counted):
        return None
    sure = (close != "" and (close not in _DOTS or counted)) or (
        "." in value and "0" not in value.split(".")
    )
    again = len(printed.strip("()（）.．、 –-’‘'")) > len(value)
    return Label(span, printed, readings, sure=sure, opening=opening, again=again)


def after_label(text: str, span: Span) -> Span:
    """A paragraph without the label that opens it."""
    label = label_at(text, span.start, span.end, opening=True)
    return span if label is None else trim(text, Span(label.span.end, span.end))


def readings(printed: str) -> tuple[Reading, ...]:
    """Every series and place that a printed label can mean, the likelier first.

    >>> readings("i)")
    (('roman)', (1,)), ('latin)', (9,)))
    """
    label = label_at(printed, 0, len(printed), opening=True)
    return label.readings if label is not None else ()


def following(printed: str, place: int) -> str:
    """The label after the one printed at `place` of its series, written alike.

    >>> following("b)", 2), following("1", 1), following("i)", 1), following("i)", 9)
    ('c)', '2', 'ii)', 'j)')
    """
    counted = re.search(r"\d+(?=\D*$)", printed)
    if counted is not None:
        number = str(int(counted[0]) + 1)
        return printed[: counted.start()] + number + printed[counted.end() :]
    value = re.search(r"[^\W\d_]+", printed)
    readings = list(_readings(value[0], "")) if value is not None else []
    if value is None or not readings:
        return printed
    series, (at, *_) = next((each for each in readings if each[1][0] == place), readings[0])
    if series in _PRINTED:
        letters = numeral(at + 1, _PRINTED[series])
    else:
        turns, rest = divmod(at, len(_ALPHABETS[series]))
        letters = _ALPHABETS[series][rest] * (turns + 1)
    return printed[: value.start()] + letters + printed[value.end() :]


def _readings(value: str, shape: str) -> Iterator[Reading]:
    """Every series the value can belong to, the likelier first: "ii" is a numeral, "c" a letter."""
    if _SIGN.match(value):
        place = int(unicodedata.numeric(value))
        yield f"sign{ord(value) - place}", (place,)
        return
    if value[0].isdigit():
        parts = tuple(int(part) for part in value.split("."))
        yield f"decimal{len(parts)}{shape}", parts
        return
    if value[-1].isdigit():
        yield "draft", (int(value[2:]) + (_OPERATIVE if value[0] == "O" else 0),)
        return
    lower = value.lower()
    if value[0] in _HAN + "十":
        if number := _han(value):
            yield f"chinese{shape}", (number,)
        return
    numeral = all(char in _ROMAN for char in lower)
    if numeral and (len(value) > 1 or value == "i"):
        yield f"roman{shape}", (_roman(lower),)
    letter = value.rstrip("ـ").replace("ا", "أ")
    for name, alphabet in _ALPHABETS.items():
        if letter[0] in alphabet and letter == letter[0] * len(letter):
            turn = (len(letter) - 1) * len(alphabet)
            yield f"{name}{shape}", (alphabet.index(letter[0]) + 1 + turn,)
    if numeral and len(value) == 1 and value != "i":
        yield f"roman{shape}", (_roman(lower),)


def _han(value: str) -> int:
    """三 is 3, 十 is 10, 二十一 is 21, and so is 二一; what is none of them is 0."""
    counted = _COUNTED.fullmatch(value)
    digits = (counted[1] or "一") + (counted[2] or "〇") if counted else value
    places = [_HAN.find(digit) for digit in digits]
    return 0 if -1 in places else int("".join(map(str, places)))


def _roman(value: str) -> int:
    """A numeral of small letters; 4 and 9 are written by subtraction."""
    digits = [_ROMAN[char] for char in value]
    signed = (-d if d < n else d for d, n in zip(digits, [*digits[1:], 0], strict=True))
    return sum(signed)

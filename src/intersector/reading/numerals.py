"""Numbers as a word processor prints them in lists (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable, Mapping
from typing import Final

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN: Final = "〇一二三四五六七八九"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST: Final = 9_999


def numeral(number: int, style: str) -> str:
    """Print `number` in the format named `style`; in decimal digits when it has no such form."""
    if style == "none":
        return ""
    if not 1 <= number <= _MOST:
        return str(number)
    return _STYLES.get(style, str)(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """a, b, ... z, aa, bb, ...: past its end the alphabet is run through again, doubled."""

    def print_(number: int) -> str:
        turns, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (turns + 1)

    return print_


def _roman(number: int) -> str:
    pieces = []
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        pieces.append(letters * count)
    return "".join(pieces)


def _han(number: int) -> str:
    """Chinese counting numbers: 十二, 二十, 一百〇三."""
    if number < 10:
        return _HAN[number]
    pieces, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            pieces += ("〇" if gap and pieces else "") + _HAN[digit] + unit
        gap = not digit
    return pieces.removeprefix("一") if pieces.startswith("一十") else pieces


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _upper(print_: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: print_(number).upper()


_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _upper(_letters(_LATIN)),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "russianLower": _letters(_CYRILLIC),
    "russianUpper": _upper(_letters(_CYRILLIC)),
    "arabicAlpha": _letters(_ARABIC),
    "arabicAbjad": _letters(_ABJAD),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "ideographDigital": _han,
    "japaneseCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "numberInDash": lambda number: f"- {number} -",
}

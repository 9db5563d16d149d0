"""Numbers as a word processor prints them in lists (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable, Mapping
from typing import Final

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN: Final = "〇一二三四五六七八九"
_SMALL: Final = ("千", "百", "十", "")
_HAN_OF_LAW: Final = "零壹贰叁肆伍陆柒捌玖"
_HAN_OF_LAW_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_OF_LAW: Final = ("仟", "佰", "拾", "")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
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


def _digits(digits: str) -> Callable[[int], str]:
    """Each decimal digit in another script: 一〇 for 10."""
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _counting(digits: str, units: tuple[str, ...]) -> Callable[[int], str]:
    """Chinese counting numbers: 二十, 一百〇三."""

    def print_(number: int) -> str:
        pieces, gap = "", False
        for size, unit in zip((1000, 100, 10, 1), units, strict=True):
            digit = number // size % 10
            if digit:
                pieces += (digits[0] if gap and pieces else "") + digits[digit] + unit
            gap = not digit
        return pieces

    return print_


def _han(number: int) -> str:
    """As they are said: 十二, not 一十二."""
    pieces = _counting(_HAN, _SMALL)(number)
    return pieces.removeprefix("一") if pieces.startswith("一十") else pieces


def _signs(signs: str) -> Callable[[int], str]:
    """One sign for a number; past the last of them decimal digits."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _run(first: str, count: int) -> str:
    """Signs that stand one after the other in Unicode."""
    return "".join(chr(ord(first) + place) for place in range(count))


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
    "chineseLegalSimplified": _counting(_HAN_OF_LAW, _OF_LAW),
    "ideographLegalTraditional": _counting(_HAN_OF_LAW_TRADITIONAL, _OF_LAW),
    "ideographDigital": _digits(_HAN),
    "taiwaneseDigital": _digits(_HAN),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographEnclosedCircle": _signs(_run("㊀", 10)),
    "japaneseCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "decimalFullWidth": _digits(_run("０", 10)),
    "decimalFullWidth2": _digits(_run("０", 10)),
    "decimalEnclosedCircle": _signs(_run("①", 20)),
    "decimalEnclosedCircleChinese": _signs(_run("①", 20)),
    "decimalEnclosedParen": _signs(_run("⑴", 20)),
    "decimalEnclosedFullstop": _signs(_run("⒈", 20)),
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * ((number + 3) // 4),
    "numberInDash": lambda number: f"- {number} -",
}

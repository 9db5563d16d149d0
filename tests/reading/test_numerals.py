"""List numbers are printed as word processors print them."""

import pytest

from intersector.reading.numerals import numeral


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (3, "lowerLetter", "c"),
        (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"),
        (14, "lowerRoman", "xiv"),
        (1949, "upperRoman", "MCMXLIX"),
        (2, "arabicAlpha", "ب"),
        (3, "arabicAbjad", "ج"),
        (10, "russianLower", "к"),
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (103, "chineseCounting", "一百〇三"),
        (5, "decimalEnclosedCircle", "⑤"),
        (21, "decimalEnclosedCircle", "21"),
        (5, "decimalEnclosedParen", "⑸"),
        (5, "decimalEnclosedFullstop", "⒌"),
        (12, "decimalFullWidth", "１２"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographLegalTraditional", "參"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (12, "ideographZodiac", "亥"),
        (2, "ideographEnclosedCircle", "㊁"),
        (6, "chicago", "††"),
        (5, "none", ""),
        (5, "someFutureFormat", "5"),
        (0, "lowerLetter", "0"),
    ],
)
def test_number_in_style(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed

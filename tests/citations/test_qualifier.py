"""The brackets after a number tell place, year and session, or nothing."""

import pytest

from intersector.citations.grammar import grammar
from intersector.citations.qualifier import qualifier
from intersector.model import Language
from intersector.organisations import shipped

Told = tuple[str | None, int | None, str | None]


@pytest.mark.parametrize(
    ("language", "brackets", "told"),
    [
        ("en", "(Rev. Bucharest, 2022)", ("Bucharest", 2022, None)),
        ("en", "(Dubai, 2018)", ("Dubai", 2018, None)),
        ("en", "(Springfield, 2031)", ("Springfield", 2031, None)),
        ("en", "(Rev.WRC-15)", (None, 2015, "WRC")),
        ("en", "(C-1996)", (None, 1996, "Council")),
        ("en", "(Modified 2017)", (None, 2017, None)),
        ("fr", "(Rév. Charm El-Cheikh, 2019)", ("Charm El-Cheikh", 2019, None)),
        ("es", "(Rev. CMR-15)", (None, 2015, "WRC")),
        ("ru", "(Пересм. Пусан, 2014 г.)", ("Пусан", 2014, None)),
        ("ar", "(المراجَع في بوخارست، 2022)", ("بوخارست", 2022, None)),
        ("zh", "（2018年，迪拜，修订版）", ("迪拜", 2018, None)),
    ],
)
def test_brackets_tell_the_edition(language: Language, brackets: str, told: Told) -> None:
    read = qualifier(brackets, 0, grammar(language, shipped()))
    assert read is not None
    assert (read.place, read.year, read.body) == told


@pytest.mark.parametrize("brackets", ["(see page 5)", "(Revenue and expenses)", "(a)", "2018"])
def test_other_brackets_tell_nothing(brackets: str) -> None:
    assert qualifier(brackets, 0, grammar("en", shipped())) is None

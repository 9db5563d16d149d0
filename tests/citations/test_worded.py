"""Editions told in words instead of brackets, in six languages."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

DUBAI: list[tuple[Language, str]] = [
    ("en", "Resolution 140, as revised in Dubai in 2018"),
    ("en", "Resolution 140 as revised at Dubai (2018)"),
    ("en", "Resolution 140, as revised by the Plenipotentiary Conference (Dubai, 2018)"),
    ("en", "Resolution 140 (Rev. Antalya, 2006), as last revised in Dubai in 2018"),
    ("en", "Resolution 140 of the Plenipotentiary Conference, as revised in Dubai in 2018"),
    ("en", "Resolution 140 as revised\nby PP-18"),
    ("fr", "Résolution 140, telle que révisée à Dubaï en 2018"),
    ("fr", "Résolution 140 dans sa version révisée à Dubaï (2018)"),
    ("es", "Resolución 140, revisada por la Conferencia de Plenipotenciarios (Dubái, 2018)"),
    ("es", "Resolución 140, en su versión revisada en Dubái en 2018"),
    ("ru", "Резолюция 140, пересмотренная в Дубае в 2018 году"),
    ("ru", "Резолюция 140, пересмотренная Полномочной конференцией (Дубай, 2018 г.)"),
    ("ar", "القرار 140 بصيغته المراجعة في دبي عام 2018"),
    ("ar", "القرار 140، بصيغته المراجعة من مؤتمر المندوبين المفوضين (دبي، 2018)"),
    ("zh", "2018年在迪拜修订的第140号决议"),
    ("zh", "全权代表大会（2018年，迪拜）修订的第140号决议"),
    ("zh", "第140号决议，2018年在迪拜修订"),
]


@pytest.mark.parametrize(("language", "text"), DUBAI)
def test_words_tell_the_edition(found: Found, language: Language, text: str) -> None:
    assert found(text, language) == [(text, "PP/resolution/140@2018")]


def test_the_bracket_around_a_citation_is_no_part_of_it(found: Found) -> None:
    (citation,) = found("(see Resolution 140, as revised in Dubai in 2018)", "en")
    assert citation[0] == "Resolution 140, as revised in Dubai in 2018"


def test_words_that_close_a_list_hold_for_all_of_it(found: Found) -> None:
    text = "Resolutions 71 and 140, as revised in Bucharest in 2022"
    targets = [target for _, target in found(text, "en")]
    assert targets == ["PP/resolution/71@2022", "PP/resolution/140@2022"]


def test_an_amendment_keeps_the_body_of_what_it_amends(found: Found) -> None:
    text = "Resolution 750 (Rev.WRC-19), as amended at Dubai (2023)"
    assert found(text, "en") == [(text, "WRC/resolution/750@2023")]


@pytest.mark.parametrize("words", ["as revised", "revised from time to time"])
def test_other_words_tell_none(found: Found, words: str) -> None:
    assert found(f"PP Resolution 140, {words}", "en") == [
        ("PP Resolution 140", "PP/resolution/140")
    ]


def test_the_last_of_several_editions_holds(found: Found) -> None:
    text = "Resolution 37, adopted in Istanbul in 2002 and last revised in Kigali in 2022"
    assert found(text, "en") == [(text, "WTDC/resolution/37@2022")]


def test_chinese_words_before_a_number_tell_its_own_edition_only(found: Found) -> None:
    text = "第91号决议（2010年，瓜达拉哈拉，修订版）和2022年在布加勒斯特修订的第5号决定"
    targets = [target for _, target in found(text, "zh")]
    assert targets == ["PP/resolution/91@2010", "PP/decision/5@2022"]

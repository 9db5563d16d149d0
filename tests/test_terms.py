"""The report and the site call one thing by one word, and set each language as it is set."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from babel.messages.pofile import read_po

ROOT: Final = Path(__file__).parents[1]
TERMS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    (ROOT / "tools" / "terms.toml").read_text(encoding="utf-8")
)
BLANK: Final = re.compile(r"%\(\w+\)[sd]|\{\w+[^}]*\}|</?\w+>|https?://\S*")
MISPRINTS: Final = {
    "ar": r"[,;?\"]",
    "es": r"^[^¿]*\?|\"",
    "fr": "(?<![\u00a0\u202f])[:;?!»]|«(?!\u00a0)|\"|'",
    "ru": r"\"|\s-\s",
    "zh": r"[\u4e00-\u9fff][,;:?!()]|[,;:?!(][\u4e00-\u9fff]|\"",
}
"""Marks of another language, and French ones without the space that no line is broken at."""


@cache
def told(language: str) -> tuple[tuple[str, str], ...]:
    """Each message of the report and the site in English, with each form of its translation."""
    folders = sorted(ROOT.glob("src/*/*/locale"))
    paths = [path for folder in folders for path in folder.glob(f"{language}*/*/*.po")]
    return tuple(pair for path in paths for pair in _messages(path))


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        held = [message for message in read_po(file) if message.id]
    for message in held:
        english = " / ".join(message.id) if isinstance(message.id, tuple) else message.id
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        yield from ((BLANK.sub("", english), BLANK.sub("·", str(form))) for form in forms)


@pytest.mark.parametrize("language", MISPRINTS)
@pytest.mark.parametrize("term", TERMS)
def test_one_thing_has_one_name(term: str, language: str) -> None:
    """Who reads the report and then the site meets the same word, and no other for the same."""
    known, word = TERMS[term], TERMS[term][language]
    about = [
        translation
        for english, translation in told(language)
        if re.search(known["english"], english, re.IGNORECASE)
        and not re.search(known.get("unless", "(?!)"), english, re.IGNORECASE)
    ]
    assert any(word["said"] in each.casefold() for each in about)
    assert not [each for each in about if re.search(word["never"], each, re.IGNORECASE)]


@pytest.mark.parametrize("language", MISPRINTS)
def test_marks_are_those_of_the_language(language: str) -> None:
    """Arabic has its own comma and question mark, Spanish opens a question, French sets spaces."""
    wrong = re.compile(MISPRINTS[language])
    assert not [each for _, each in told(language) if wrong.search(each)]

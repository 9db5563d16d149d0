"""The report of the example Union, in each language: whatever is not quoted is translated."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from lxml import html

import intersector
from intersector.languages import LANGUAGES
from intersector.model import Findings, Language, Problem
from intersector.organisations import shipped
from intersector.pipeline import read_instruments
from intersector.publishing.report import render
from intersector.publishing.translations import words

BLANK = re.compile(r"\{[^}]*\}|%\(\w+\)s")
TRANSLATED = [language for language in LANGUAGES if language != "en"]
QUOTED = (
    "//script | //style | //bdi | //body//*[@lang] | //*[contains(@class, 'draft')]"
    " | //select[@name='theme']/option"
)
UNREADABLE = {
    "empty.txt": b"",
    "old.rtf": b"{\\rtf1}",
    "named.pdf": b"PK\3\4",
    "short.txt": b"Rain.",
}


@cache
def sentences() -> frozenset[str]:
    """Every message of the code and the templates, in English."""
    found = extract_from_dir(
        str(Path(intersector.__file__).parent),
        method_map=[("**.py", "python"), ("**/templates/**.j2", "jinja2")],
        keywords={"Phrase": None, "mark": None, "say": None},
    )
    return frozenset(message for _, _, message, _, _ in found)


def english(language: Language) -> set[str]:
    """Runs of words that stand in a message, and in none that is the same in `language`."""
    said = words(language)
    changed = [message for message in sentences() if said.say(message) != message]
    runs = {run.strip() for message in changed for run in BLANK.split(message)}
    return {run for run in runs if len(re.findall(r"[A-Za-z]{2,}", run)) > 1}


def shown(page: str) -> str:
    """What a report says in its own words: its text and the labels of its parts."""
    read = html.document_fromstring(page)
    for quoted in read.xpath(QUOTED):
        quoted.drop_tree()
    labels = read.xpath("//@aria-label | //@title | //@data-message")
    return " ".join(" ".join([read.text_content(), *labels]).split())


@pytest.fixture(scope="session")
def troubled(findings: Findings, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """The findings of the Union, with files that could not be read."""
    folder = tmp_path_factory.mktemp("unreadable")
    for name, data in UNREADABLE.items():
        (folder / name).write_bytes(data)
    paths = [folder, folder / "missing.txt"]
    read = read_instruments(paths, organisations=shipped())
    problems = tuple(each for each in read if isinstance(each, Problem))
    return replace(findings, problems=problems)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_in_a_report(troubled: Findings, language: Language) -> None:
    """Neither the page nor a sentence of the analysis says anything in English words."""
    text = shown(render(troubled, language=language, organisations=shipped()))
    left = (run for run in english(language) if re.search(rf"\b{re.escape(run)}\b", text))
    assert sorted(left) == []  # whole words: "is in" stands in "trois instruments" too


def test_the_english_report_has_the_sentences_that_the_others_translate(
    troubled: Findings,
) -> None:
    """The test above looks for words that are there to be found."""
    text = shown(render(troubled, language="en", organisations=shipped()))
    assert len([run for run in english("fr") if run in text]) > 100

"""The report speaks six languages, all of it."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from intersector import publishing
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.proposals import accomplished, instruments, reports, rules, tidy, titled, together
from intersector.publishing.translations import words
from intersector.reporting.wording import read_wording

PACKAGE = Path(publishing.__file__).parent
KEYWORDS = {"say": None, "count": (1, 2), "mark": None}
METHODS = [("**.py", "python"), ("**/templates/**.j2", "jinja2")]
TRANSLATED = [language for language in LANGUAGES if language != "en"]
RULES = {
    " ".join((rule.__doc__ or "").split())
    for rule in (
        *rules.RULES,
        *together.RULES,
        *instruments.WHOLES,
        accomplished.accomplished,
        reports.one_report,
        tidy.rested_on,
        tidy.referred_already,
        titled.by_title,
        titled.into_rules,
        titled.reported,
    )
}
Message = str | tuple[str, str]


def used() -> set[Message]:
    """Every message that the code and the templates say."""
    found = [
        message
        for package in (PACKAGE, PACKAGE.parent / "reporting")
        for _, _, message, _, _ in extract_from_dir(package, method_map=METHODS, keywords=KEYWORDS)
    ]
    said: set[Message] = {m if isinstance(m, str) else (m[0], m[1]) for m in found}
    return said | TEMPLATES | set(wordings())


def wordings() -> Iterator[Message]:
    """Every sentence of the reports' wordings that has words of its own."""
    for name in ("council", "advisory-group", "study-group"):
        for text in read_wording(name).texts():
            if re.search(r"\w", re.sub(r"\{\w+\}", "", text.one)):
                yield text.one if text.many is None else (text.one, text.many)


def templates() -> Iterator[str]:
    """The template of every phrase in the code; each is written where it is used."""
    for path in sorted(PACKAGE.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase":
                if path.parent.name == "corpus" or path.name == "phrases.py":
                    continue  # puts together again what was said elsewhere
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}"
                yield node.args[0].value


def blanks(message: str) -> set[str]:
    """What a template wants to be filled in."""
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def catalogue(language: Language) -> Catalog:
    """The catalogue of a language, as it is shipped."""
    path = files(publishing) / "locale" / language / "LC_MESSAGES" / "intersector.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


TEMPLATES = frozenset(templates())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: Language) -> None:
    """None is missing, none is empty in any plural, none is fuzzy."""
    held = {message.id: message for message in catalogue(language) if message.id}
    assert sorted(map(str, used() - set(held))) == []
    for message in held.values():
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        assert not list(message.check()), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translated_sentence_has_the_same_blanks(language: Language) -> None:
    """What is filled in is lost in no language."""
    said = words(language)
    sentences = TEMPLATES | {each for each in wordings() if isinstance(each, str)}
    assert [x for x in sorted(sentences) if blanks(said.say(x)) != blanks(x)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_rules_behind_proposals_are_translated(language: Language) -> None:
    """A rule is shown in the language of the report, word for word as the rule states it."""
    said = words(language)
    assert [sentence for sentence in sorted(RULES) if said.say(sentence) == sentence] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_behind(language: Language) -> None:
    """A message that nothing says any more is removed from the catalogues."""
    held = {message.id for message in catalogue(language) if message.id}
    assert held - used() - RULES == set()


@pytest.mark.parametrize(
    ("language", "num", "said"),
    [
        ("en", 1, "1 clause"),
        ("en", 2500, "2,500 clauses"),
        ("fr", 0, "0 paragraphe"),
        ("fr", 2500, "2\u202f500 paragraphes"),
        ("ru", 3, "3 пункта"),
        ("ru", 11, "11 пунктов"),
        ("ar", 2, "فقرتان"),
        ("ar", 5, "5 فقرات"),
        ("ar", 11, "11 فقرة"),
        ("zh", 7, "7 个条款"),
    ],
)
def test_numbers_and_plurals_follow_the_language(language: Language, num: int, said: str) -> None:
    """Each language has its own plurals and separators."""
    assert words(language).count("%(num)s clause", "%(num)s clauses", num) == said


def test_arabic_counts_eleven_and_a_hundred_in_their_own_ways() -> None:
    """The thing counted is in the accusative from 11 to 99, and in the genitive from 100 on."""
    forms = "%(num)s overlap", "%(num)s overlaps"
    assert words("ar").count(*forms, 16) == "16 تداخلاً"
    assert words("ar").count(*forms, 100) == "100 تداخل"


def test_what_has_no_translation_is_said_as_it_is() -> None:
    """Sentences of the analysis may be unknown; an empty one stays empty."""
    assert words("ru").say("No such sentence.") == "No such sentence."
    assert words("ru").say("") == ""


def test_a_score_is_only_one_when_nothing_is_left_open() -> None:
    """0.999 is not shown as 1.00."""
    assert words("en").score(0.999) == "0.99"
    assert words("fr").score(1.0) == "1,00"


def test_reasons_carry_their_sign() -> None:
    """What speaks against an overlap is seen as such."""
    assert words("en").weight(1.234) == "+1.23"
    assert words("en").weight(-0.5) == "−0.50"

"""How instruments are named in a draft."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Clause, Language
from intersector.organisations import Organisations, shipped
from intersector.proposals.wording import QUOTED, instrument_name, name, quote, seen, spot

Write = Callable[..., Clause]


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", "Resolution 3 (Rev. Norport, 2024)"),
        ("fr", "Résolution 3 (Rév. Nordport, 2024)"),
        ("ru", "Резолюция 3 (Пересм. Norport, 2024 г.)"),
        ("zh", "第3号决议（2024年，北港，修订版）"),
    ],
)
def test_an_instrument_is_named_as_the_language_names_it(
    write: Write, union: Organisations, language: Language, named: str
) -> None:
    """A revised edition says so."""
    document = write("ASS-A/resolution/3@2024", "RESOLUTION 3 (REV. NORPORT, 2024)").document
    assert name(document, language=language, organisations=union) == named


def test_a_first_edition_is_not_called_a_revision(write: Write, union: Organisations) -> None:
    """Not even when the text cites a revised one right after its title."""
    text = "RESOLUTION 3 (NORPORT, 2024) recalling Resolution 1 (Rev. Norport, 2022)"
    document = write("ASS-A/resolution/3@2024", text).document
    assert name(document, language="en", organisations=union) == "Resolution 3 (Norport, 2024)"


def test_a_document_without_a_number_is_named_by_its_title(
    write: Write, union: Organisations
) -> None:
    """Or by its file, where it has no title."""
    document = replace(write("ASS-A/resolution/3@2024", "").document, id=None, source="a.txt")
    assert name(document, language="en", organisations=union) == "a.txt"
    titled = replace(document, title="Lamps")
    assert name(titled, language="en", organisations=union) == "Lamps"


def test_a_long_clause_is_quoted_by_its_beginning() -> None:
    """Cut at a word, with the cut shown."""
    assert quote("short") == "“short”"
    assert quote("word " * 100).endswith("word …”")
    assert len(quote("字" * 1000)) == QUOTED + 4


@pytest.mark.parametrize(
    ("key", "head", "role", "said"),
    [
        ("resolves/2/a", "resolves", "operative", "resolves 2 a"),
        ("annex-2-to-resolution-48-rev.-norport-2024/care-of-wicks/4", "Care of wicks", "annex",
         "annex 2, Care of wicks 4"),
        ("annex-to-resolution-48/annex/1.1", None, "annex", "annex, 1.1"),
        ("annex/3", None, "annex", "annex 3"),
    ],
)  # fmt: skip
def test_a_place_is_said_as_readers_say_it(
    write: Write, key: str, head: str | None, role: str, said: str
) -> None:
    """The heading of an annex stands for its part of the path, and for its instrument nothing."""
    clause = write("ASS-A/resolution/48@2024", "", key=key, role=role)
    assert spot(replace(clause, head=head)) == said


def test_a_reference_is_inflected_as_the_language_does(write: Write, union: Organisations) -> None:
    """What follows "see" has an article in French and Spanish, and a case in Russian."""
    document = write("ASS-A/resolution/3@2024", "").document
    told: dict[Language, str] = {
        "en": "Resolution 3", "fr": "la Résolution 3", "es": "la Resolución 3",
        "ru": "Резолюцию 3", "ar": "القرار 3", "zh": "第3号决议",
    }  # fmt: skip
    for language, start in told.items():
        assert seen(document, language=language, organisations=union).startswith(start)


@pytest.mark.parametrize(
    ("instrument", "language", "named"),
    [
        ("WRC/resolution/28@2015", "en", "Resolution 28 (Rev.WRC-15)"),
        ("WRC/resolution/28@2015", "fr", "Résolution 28 (Rév.CMR-15)"),
        ("WRC/resolution/28@2015", "zh", "第28号决议（WRC-15，修订版）"),
        ("RA/resolution/7-3@2015", "en", "Resolution ITU-R 7-3 (Rev. Geneva, 2015)"),
        ("RA/resolution/7-3@2015", "es", "Resolución UIT-R 7-3 (Rev. Ginebra, 2015)"),
        ("WTSA/resolution/44@2024", "en", "Resolution 44 (Rev. New Delhi, 2024)"),
    ],
)
def test_bodies_are_named_as_their_own_texts_do(
    instrument: str, language: Language, named: str
) -> None:
    """By the code of the session, or with the Sector before the number."""
    told = instrument_name(
        InstrumentId.parse(instrument), language=language, organisations=shipped(), revised=True
    )
    assert told == named

"""The patterns that the data of a language give."""

from typing import get_args

import pytest

from intersector.model import Language
from intersector.structure.grammar import grammar


@pytest.mark.parametrize("language", get_args(Language))
def test_every_language_has_its_patterns(language: Language) -> None:
    assert grammar(language).language == language


@pytest.mark.parametrize(
    ("language", "head", "clause"),
    [
        ("en", "invites Member States Parties to the Treaty", "to sail"),
        ("fr", "invite le dernier groupe de chantier, avec lui,", "à compter les navires"),
        ("fr", "charge le Directeur", "d'aider les ports"),
        ("es", "invita a los Estados Miembros", "a contar los barcos"),
        ("es", "encarga al Director", "que cuente los barcos"),
        ("ru", "поручает Комитету в области сети и речи", "считать суда"),
        ("ar", "يدعو الدول الأعضاء", "إلى تبادل الخبرات"),
    ],
)
def test_a_clause_opens_after_the_addressees(language: Language, head: str, clause: str) -> None:
    opener = grammar(language).opener.search(f"{head} {clause}")
    assert opener is not None
    assert opener.start() == len(head)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "further instructs"),
        ("fr", "décide en outre"),
        ("es", "resuelve además"),
        ("ru", "далее поручает"),
        ("ar", "ويكلف كذلك"),
        ("zh", "进一步责成"),
    ],
)
def test_adverbs_belong_to_the_verb(language: Language, printed: str) -> None:
    assert grammar(language).operative.fullmatch(printed)

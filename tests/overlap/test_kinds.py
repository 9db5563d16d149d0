"""The kind of an overlap follows from explicit rules, the first that fits."""

import pytest

from intersector.matching import default_encoder, profiles
from intersector.model import Clause, Document, Label, Language, OverlapKind, Role, Span
from intersector.organisations import shipped
from intersector.overlap import passage
from intersector.overlap.kinds import kind
from intersector.overlap.labels import Pair

DUTY = "to inspect every tide gauge twice a year and to publish its datum shift;"
REPLACED = DUTY.replace("publish", "print")
OTHER = "tide gauges shall be looked at every six months"
FRENCH = "d'inspecter chaque marégraphe deux fois par an et de publier le décalage de son zéro;"
SHORT = "d'inspecter les marégraphes;"
CITING = "Resolution 7 (Rev. Dubai, 2018), on the tide gauges of remote harbours,"
NEWER = "la Résolution 7 (Rév. Bucarest, 2022), relative aux marégraphes des ports isolés,"
SAME_EDITION = NEWER.replace("Bucarest, 2022", "Dubaï, 2018")


def clause(text: str, *, language: Language = "en", role: Role = "operative") -> Clause:
    document = Document(source=f"{language}.txt", sha256="", language=language, text=text)
    return Clause(document, "resolves/1", "resolves", "1", role, (), Span(0, len(text)), text)


def pair(left: Clause, right: Clause) -> Pair:
    encoder = default_encoder()
    one, other = profiles([passage(left), passage(right)], encoder=encoder, organisations=shipped())
    vectors = encoder.encode([left.words, right.words])
    return Pair((left, right), float(vectors[0] @ vectors[1]), (one, other))


@pytest.mark.parametrize(
    ("left", "right", "label", "expected"),
    [
        (clause(DUTY), clause(DUTY.upper()), "same", "verbatim"),
        (clause(DUTY), clause(REPLACED), "overlap", "near-verbatim"),
        (clause(DUTY), clause(OTHER), "overlap", "same-subject"),
        (clause(DUTY), clause(FRENCH, language="fr"), "same", "translation"),
        (clause(DUTY), clause(FRENCH, language="fr"), "overlap", "same-subject"),
        (clause(DUTY), clause(SHORT, language="fr"), "same", "same-mandate"),
        (clause(DUTY), clause(FRENCH, language="fr", role="preamble"), "same", "paraphrase"),
        (clause(CITING), clause(SAME_EDITION, language="fr"), "same", "translation"),
        (clause(CITING), clause(NEWER, language="fr"), "same", "same-mandate"),
        (clause(DUTY), clause(OTHER), "same", "same-mandate"),
        (clause(DUTY), clause(OTHER, role="preamble"), "same", "paraphrase"),
    ],
)
def test_kind(left: Clause, right: Clause, label: Label, expected: OverlapKind) -> None:
    assert kind(pair(left, right), label) == expected
    assert kind(pair(right, left), label) == expected

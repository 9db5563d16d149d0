"""The kind of an overlap follows from explicit rules, the first that fits."""

import pytest

from intersector.model import Clause, Document, Label, Language, OverlapKind, Role, Span
from intersector.overlap.kinds import kind

DUTY = "to inspect every tide gauge twice a year and to publish its datum shift;"
REPLACED = DUTY.replace("publish", "print")
OTHER = "tide gauges shall be looked at every six months"
FRENCH = "d'inspecter chaque marégraphe deux fois par an;"


def clause(text: str, *, language: Language = "en", role: Role = "operative") -> Clause:
    document = Document(source=f"{language}.txt", sha256="", language=language, text=text)
    return Clause(document, "resolves/1", "resolves", "1", role, (), Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("left", "right", "label", "expected"),
    [
        (clause(DUTY), clause(DUTY.upper()), "same", "verbatim"),
        (clause(DUTY), clause(REPLACED), "overlap", "near-verbatim"),
        (clause(DUTY), clause(OTHER), "overlap", "same-subject"),
        (clause(DUTY), clause(FRENCH, language="fr"), "same", "translation"),
        (clause(DUTY), clause(FRENCH, language="fr"), "overlap", "same-subject"),
        (clause(DUTY), clause(OTHER), "same", "same-mandate"),
        (clause(DUTY), clause(OTHER, role="preamble"), "same", "paraphrase"),
    ],
)
def test_kind(left: Clause, right: Clause, label: Label, expected: OverlapKind) -> None:
    assert kind(left, right, label) == expected
    assert kind(right, left, label) == expected

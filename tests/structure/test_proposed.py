"""Contributions: the marks, titles and reasons around what they propose."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Language

Cut = Callable[..., tuple[Clause, ...]]

OPENING = {
    "en": "The Plenipotentiary Conference (Bucharest, 2022),\nresolves\n1 to sail,",
    "fr": "La Conférence de plénipotentiaires (Bucarest, 2022),\ndécide\n1 de naviguer,",
    "es": "La Conferencia de Plenipotenciarios (Bucarest, 2022),\nresuelve\n1 navegar,",
    "ru": "Полномочная конференция (Бухарест, 2022 г.),\nрешает\n1 плавать,",
    "ar": "إن مؤتمر المندوبين المفوضين (بوخارست، 2022)،\nيقرر\n1 الإبحار،",
    "zh": "全权代表大会（2022年，布加勒斯特），\n做出决议\n1 航行，",
}


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        ("en", "Reasons: The piers are rotten."),
        ("en", "Reasons:\nThe piers are rotten.\nThe Secretary-General should report."),
        ("fr", "Motifs : Les jetées sont pourries."),
        ("es", "Motivos: Los muelles están podridos."),
        ("ru", "Основания: Причалы сгнили."),
        ("ar", "الأسباب: الأرصفة متهالكة."),
        ("zh", "理由：码头已腐朽。"),
    ],
)
def test_reasons_are_no_clause(cut: Cut, language: Language, reasons: str) -> None:
    (clause,) = cut(f"{OPENING[language]}\n{reasons}", language)
    assert (clause.role, clause.number) == ("operative", "1")
    assert not clause.text.endswith(reasons[-8:])


def test_what_the_next_proposal_says_is_cut_again(cut: Cut) -> None:
    text = (
        f"MOD\tEUR/44A7/1\nRESOLUTION 9\n{OPENING['en']}\nReasons: Piers rot.\n"
        f"SUP\tEUR/44A7/2\nRESOLUTION 10\nOf nets\nReasons: All is done.\n"
        f"ADD\tEUR/44A7/3\nDRAFT NEW RESOLUTION\nOf buoys\n{OPENING['en']}\n2 to fish."
    )
    clauses = cut(text)
    assert [(c.role, c.number) for c in clauses] == [
        ("operative", "1"),
        ("operative", "1"),
        ("operative", "2"),
    ]


def test_a_report_may_give_its_reasons(cut: Cut) -> None:
    assert [c.text for c in cut("REPORT\nPiers rot.\nReasons: the rain.")][
        1
    ] == "Reasons: the rain."

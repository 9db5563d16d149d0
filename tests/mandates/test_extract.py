"""From a head and a clause to the mandate: the tables are the examples."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intersector.languages import LANGUAGES
from intersector.mandates import extract
from intersector.model import Clause, Language, Mandate, Span
from intersector.organisations import shipped

BUREAUX = ("Director BR", "Director TSB", "Director BDT")
ClauseOf = Callable[..., Clause]

REPORTS: list[tuple[Language, str, str, tuple[Any, ...]]] = [
    (
        "en",
        "instructs the Secretary-General",
        "to review the register of ships each spring and to report annually to the Council;",
        (("Secretary-General",), "Council", "annual", None),
    ),
    (
        "en",
        "instructs the Directors of the three Bureaux",
        "to submit a yearly report to TDAG and to the next plenipotentiary conference;",
        (BUREAUX, "TDAG; Plenipotentiary Conference", "annual", "next plenipotentiary conference"),
    ),
    (
        "en",
        "instructs the Director of the Telecommunication Standardization Bureau",
        "to provide the Council with updates on tariffs at each session,",
        (("Director TSB",), "Council", "each session", None),
    ),
    (
        "en",
        "invites the Council",
        "to weigh the options and report to the 2026 plenipotentiary conference.",
        (
            ("Council",),
            "Plenipotentiary Conference",
            "once",
            "2026 plenipotentiary conference",
        ),
    ),
    (
        "en",
        "Requests the Secretary-General",
        "to submit to the General Assembly at its ninetieth session a report on lighthouses;",
        (("Secretary-General",), "General Assembly", "once", "ninetieth session"),
    ),
    (
        "fr",
        "charge le Secrétaire général",
        "de présenter un rapport annuel au Conseil sur l'état des câbles;",
        (("Secretary-General",), "Council", "annual", None),
    ),
    (
        "fr",
        "charge le Directeur du TSB",
        "en concertation avec le Directeur du BR, de rendre compte tous les deux ans au GCNT;",
        (("Director TSB",), "TSAG", "biennial", None),
    ),
    (
        "fr",
        "invite les Directeurs des trois Bureaux",
        "à faire rapport au groupe consultatif du Secteur concerné;",
        (BUREAUX, "Sector advisory groups", None, None),
    ),
    (
        "es",
        "encarga al Director de la Oficina de Radiocomunicaciones",
        "que presente cada año al Consejo un informe sobre las balizas;",
        (("Director BR",), "Council", "annual", None),
    ),
    (
        "es",
        "encarga al Secretario General",
        "que informe al Consejo sobre los gastos;",
        (("Secretary-General",), "Council", None, None),
    ),
    (
        "ru",
        "поручает Генеральному секретарю",
        "ежегодно представлять Совету отчет о состоянии маяков;",
        (("Secretary-General",), "Council", "annual", None),
    ),
    (
        "ru",
        "поручает Директору Бюро радиосвязи",
        "представить доклад следующей Полномочной конференции;",
        (
            ("Director BR",),
            "Plenipotentiary Conference",
            "once",
            "следующей Полномочной конференции",
        ),
    ),
    (
        "ar",
        "يكلف الأمين العام",
        "أن يقدم تقريراً سنوياً إلى المجلس عن المنارات؛",
        (("Secretary-General",), "Council", "annual", None),
    ),
    (
        "ar",
        "تكلف مدير مكتب تقييس الاتصالات",
        "بتقديم تقرير إلى مؤتمر المندوبين المفوضين؛",
        (("Director TSB",), "Plenipotentiary Conference", None, None),
    ),
    (
        "zh",
        "责成秘书长",
        "每年向理事会报告灯塔的状况；",
        (("Secretary-General",), "Council", "annual", None),
    ),
    (
        "zh",
        "责成电信发展局主任",
        "向下一届全权代表大会提交报告；",
        (("Director BDT",), "Plenipotentiary Conference", "once", "下一届全权代表大会"),
    ),
]

DUTIES: list[tuple[Language, str, str, tuple[str, ...], str]] = [
    ("en", "resolves", "to map all lighthouses;", ("ITU",), "to map all lighthouses"),
    (
        "en",
        "resolves",
        "that the Council and TSAG, in turn, shall visit them,",
        ("Council", "TSAG"),
        "shall visit them",
    ),
    (
        "en",
        "resolves",
        "to request the ITU-D study groups to study lamps;",
        ("study groups ITU-D",),
        "to study lamps",
    ),
    ("en", "invites", "RAG and TDAG to continue;", ("RAG", "TDAG"), "to continue"),
    (
        "en",
        "invites the keepers of lighthouses",
        "to keep them lit;",
        ("the keepers of lighthouses",),
        "to keep them lit",
    ),
    (
        "en",
        "invites Member States",
        "when building towers, to paint them white;",
        ("Member States",),
        "to paint them white",
    ),
    (
        "en",
        "instructs the Council",
        "to consider the reports of the Directors of the Bureaux;",
        ("Council",),
        "to consider the reports of the Directors of the Bureaux",
    ),
    (
        "en",
        "instructs the Secretary-General",
        "to encourage Member States to report outages;",
        ("Secretary-General",),
        "to encourage Member States to report outages",
    ),
    (
        "fr",
        "décide",
        "que le GCDT et le Directeur du BDT poursuivront ces travaux,",
        ("TDAG", "Director BDT"),
        "poursuivront ces travaux",
    ),
    (
        "fr",
        "décide",
        "de prier les commissions d'études de l'UIT-T d'étudier les lampes;",
        ("study groups ITU-T",),
        "d'étudier les lampes",
    ),
    (
        "es",
        "resuelve",
        "que los Directores de las tres Oficinas deberán visitar los faros;",
        BUREAUX,
        "deberán visitar los faros",
    ),
    (
        "es",
        "invita a los Estados Miembros",
        "a pintar los faros;",
        ("Member States",),
        "a pintar los faros",
    ),
    ("ru", "решает", "продолжать строить маяки;", ("ITU",), "продолжать строить маяки"),
    (
        "ru",
        "предлагает Государствам-Членам",
        "сообщать о маяках соседям;",
        ("Member States",),
        "сообщать о маяках соседям",
    ),
    ("ar", "يقرر", "مواصلة بناء المنارات؛", ("ITU",), "مواصلة بناء المنارات"),
    ("zh", "做出决议", "继续建造灯塔；", ("ITU",), "继续建造灯塔"),
]


@pytest.mark.parametrize(("language", "head", "text", "expected"), REPORTS)
def test_a_reporting_duty_is_complete(
    clause_of: ClauseOf, language: Language, head: str, text: str, expected: tuple[Any, ...]
) -> None:
    """Who reports, to whom, how often and until when."""
    (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
    assert mandate.reporting
    assert (mandate.actors, mandate.recipient, mandate.frequency, mandate.deadline) == expected


@pytest.mark.parametrize("duty", DUTIES)
def test_any_other_duty_has_actors_and_an_action(
    clause_of: ClauseOf, duty: tuple[Language, str, str, tuple[str, ...], str]
) -> None:
    """The action runs from the duty's verb; such duties do not report."""
    language, head, text, actors, action = duty
    (mandate,) = extract(clause_of(head, text, language=language), organisations=shipped())
    assert (mandate.actors, mandate.action, mandate.reporting) == (actors, action, False)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("resolves", "to approve the plan annexed to this resolution;"),
        ("Decides", "to remain seized of the matter;"),
        ("Welcomes", "the work of the Secretary-General to light the coasts;"),
        ("encourages", "the wider use of lamps;"),
        ("decides that the following Questions should be studied", "Which lamps should be lit?"),
    ],
)
def test_what_gives_no_duty_is_no_mandate(clause_of: ClauseOf, head: str, text: str) -> None:
    """The conference's own acts, and verbs that ask nothing of anyone."""
    assert extract(clause_of(head, text), organisations=shipped()) == ()


def test_a_subitem_without_a_verb_is_carried_by_its_chapeau(clause_of: ClauseOf) -> None:
    """Only a sub-item that opens with a verb is a mandate of its own."""
    head = "instructs the Secretary-General"
    noun = clause_of(head, "lamps, lenses and a ship to carry them;", key="head/1/a")
    verb = clause_of(head, "to buy lamps;", key="head/1/b")
    assert extract(noun, organisations=shipped()) == ()
    assert extract(verb, organisations=shipped())[0].action == "to buy lamps"


def test_a_preamble_gives_no_mandate(clause_of: ClauseOf) -> None:
    """Only operative clauses are read."""
    clause = clause_of("considering", "to report to the Council;", role="preamble")
    assert extract(clause, organisations=shipped()) == ()


def test_collaborators_are_kept_apart_from_actors(clause_of: ClauseOf) -> None:
    """Of the head and of the clause alike."""
    clause = clause_of(
        "instructs the Director of BDT, in coordination with the Director of BR",
        "to build towers, together with Member States;",
    )
    (mandate,) = extract(clause, organisations=shipped())
    assert mandate.actors == ("Director BDT",)
    assert mandate.collaborators == ("Director BR", "Member States")


def test_a_head_inside_the_text_is_not_read_as_an_actor(clause_of: ClauseOf) -> None:
    """UN style: the clause opens with its verb, which is its head."""
    clause = clause_of("Urges", "Urges the keepers to trim the wicks;")
    (mandate,) = extract(clause, organisations=shipped())
    assert (mandate.actors, mandate.action) == (("the keepers",), "to trim the wicks")


def test_footnotes_are_not_part_of_a_duty(clause_of: ClauseOf) -> None:
    """A note inside the clause says nothing about who reports."""
    text = "to light the coasts NOTE to report to the Council END of all regions;"
    clause = clause_of("instructs the Secretary-General", text)
    start = clause.span.start + text.index("NOTE")
    noted = Clause(
        clause.document,
        clause.key,
        clause.head,
        None,
        "operative",
        (),
        clause.span,
        text,
        (Span(start, clause.span.start + text.index("END") + 3),),
    )
    (mandate,) = extract(noted, organisations=shipped())
    assert mandate.action == "to light the coasts of all regions"
    assert not mandate.reporting


def test_the_object_is_what_the_verb_acts_on(clause_of: ClauseOf) -> None:
    """After the verbs, up to the first sign of punctuation."""
    clause = clause_of("instructs the Secretary-General", "to list and map old towers, by region;")
    assert extract(clause, organisations=shipped())[0].object == "old towers"


PIECES = sorted({piece for row in [*REPORTS, *DUTIES] for piece in (row[1], row[2])})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    language=st.sampled_from(LANGUAGES),
    head=st.sampled_from(PIECES),
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=4),
)
def test_an_action_is_the_words_of_its_span(
    clause_of: ClauseOf, language: Language, head: str, pieces: list[str]
) -> None:
    """Whatever the text, the span lies in the clause and slices back to the action."""
    clause = clause_of(head, " ".join(pieces), language=language)
    for mandate in extract(clause, organisations=shipped()):
        _check(mandate, clause)


def _check(mandate: Mandate, clause: Clause) -> None:
    assert clause.span.start <= mandate.span.start < mandate.span.end <= clause.span.end
    assert " ".join(mandate.span.of(clause.document.text).split()) == mandate.action
    assert mandate.actors
    assert not set(mandate.actors) & set(mandate.collaborators)

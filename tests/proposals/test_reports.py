"""Reports that could be one."""

from collections.abc import Callable
from dataclasses import replace

from intersector.model import Clause, Mandate, Proposal, Theme
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]


def duty(clause: Clause, recipient: str, actor: str = "Director A") -> Mandate:
    """A duty to report to `recipient`."""
    return Mandate(clause, clause.span, (actor,), "report", recipient=recipient, reporting=True)


def proposed(
    union: Organisations, *mandates: Mandate, themes: tuple[Theme, ...] = ()
) -> tuple[Proposal, ...]:
    """What is proposed for mandates alone."""
    return propose(overlaps=[], citations=[], mandates=mandates, themes=themes, organisations=union)


def test_one_text_that_asks_two_reports_can_ask_one(write: Write, union: Organisations) -> None:
    """The same actor reports once, to both bodies."""
    clauses = [write("ASS-A/resolution/3@2024", "to report", key=f"instructs/{n}") for n in "12"]
    (proposal,) = proposed(union, duty(clauses[0], "Council"), duty(clauses[1], "study groups"))
    assert proposal.kind == "joint-activity"
    assert proposal.draft.endswith("by Director A, to Council and study groups.")


def test_reports_on_different_subjects_stay_apart(write: Write, union: Organisations) -> None:
    """Two texts that share no theme ask for two reports."""
    first = write("ASS-A/resolution/3@2024", "to report")
    second = write("ASS-A/resolution/4@2024", "to report")
    assert proposed(union, duty(first, "Council"), duty(second, "study groups")) == ()


def test_a_theme_joins_the_reports_of_its_texts(write: Write, union: Organisations) -> None:
    """One subject, one actor, two texts, two readers: one report."""
    first = write("ASS-A/resolution/3@2024", "to report")
    second = write("CONF/resolution/4@2022", "to report")
    theme = Theme("t", "harbour lamps", (first.document, second.document), ("A",), {})
    (proposal,) = proposed(
        union, duty(first, "Council"), duty(second, "study groups"), themes=(theme,)
    )
    assert "One report on harbour lamps" in proposal.draft


def test_language_versions_of_one_duty_are_one_duty(write: Write, union: Organisations) -> None:
    """A recipient that two languages name differently makes no second report."""
    english = write("ASS-A/resolution/3@2024", "to report")
    french = write("ASS-A/resolution/3@2024", "faire rapport", language="fr")
    assert proposed(union, duty(english, "Council"), duty(french, "Conseil")) == ()


def test_a_duty_that_is_no_report_is_left_alone(write: Write, union: Organisations) -> None:
    """Acting for two bodies is not reporting to two."""
    clause = write("ASS-A/resolution/3@2024", "to act")
    acts = [replace(duty(clause, name), reporting=False) for name in ("Council", "study groups")]
    assert proposed(union, *acts) == ()

"""Reports that could be one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from intersector.model import Clause, Counterpart, Coverage, Mandate, Overlap, Proposal
from intersector.organisations import Organisations
from intersector.proposals import propose

Write = Callable[..., Clause]
OWN = "to report on the implementation of this resolution"


def duty(clause: Clause, recipient: str, actor: str = "Director A") -> Mandate:
    """A duty to report to `recipient`."""
    return Mandate(clause, clause.span, (actor,), "report", recipient=recipient, reporting=True)


def proposed(
    union: Organisations,
    *mandates: Mandate,
    overlaps: Sequence[Overlap] = (),
    coverages: Sequence[Coverage] = (),
) -> tuple[Proposal, ...]:
    """The joint reports that are proposed for mandates."""
    found = propose(
        overlaps=overlaps, coverages=coverages, citations=[], mandates=mandates, organisations=union
    )
    return tuple(each for each in found if each.kind == "joint-activity" and not each.overlap)


def test_one_text_that_asks_two_reports_on_itself_can_ask_one(
    write: Write, union: Organisations
) -> None:
    """The same actor reports once, to both bodies."""
    clauses = [write("ASS-A/resolution/3@2024", OWN, key=f"instructs/{n}") for n in "12"]
    (proposal,) = proposed(union, duty(clauses[0], "Council"), duty(clauses[1], "study groups"))
    assert proposal.draft.endswith("By: Director A. To: Council; study groups.")


def test_the_clause_that_asks_most_often_names_all_readers(
    write: Write, union: Organisations
) -> None:
    """The others go; where one asks for more than a report, somebody has to draft it."""
    clauses = [write("ASS-A/resolution/3@2024", OWN, key=f"instructs/{n}") for n in "12"]
    once, yearly = (
        replace(duty(clause, name), kind="report", frequency=often)
        for clause, name, often in zip(
            clauses, ("Council", "study groups"), ("once", "annual"), strict=True
        )
    )
    (proposal,) = proposed(union, once, yearly)
    assert [edit.text for edit in proposal.edits] == ["", " (the same report to: Council)"]
    assert proposal.draft.startswith("instructs 2: ")
    (planned,) = proposed(union, replace(once, kind="implement"), yearly)
    assert planned.edits == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("to report on the fees of harbours", OWN),
        ("to report on the fees of harbours", "to report on the lamps"),
        ("to report on these activities", "to report on this matter"),
    ],
)
def test_reports_of_one_text_on_two_matters_stay_apart(
    write: Write, union: Organisations, first: str, second: str
) -> None:
    """One of its clauses may ask what the money did, and another what the lamps did."""
    clauses = [
        write("ASS-A/resolution/3@2024", text, key=f"instructs/{at}")
        for at, text in enumerate((first, second))
    ]
    found = proposed(union, duty(clauses[0], "Council"), duty(clauses[1], "study groups"))
    assert found == ()


def test_one_text_that_asks_for_one_report_twice_can_ask_once(
    write: Write, union: Organisations
) -> None:
    """Who receives it is all that differs."""
    told = "to submit to the {} every spring a report on the lamps of all harbours in the north"
    clauses = [
        write("ASS-A/resolution/3@2024", told.format(name), key=f"instructs/{name}")
        for name in ("Council", "study groups")
    ]
    found = proposed(union, duty(clauses[0], "Council"), duty(clauses[1], "study groups"))
    assert len(found) == 1


def test_clauses_that_say_the_same_ask_for_one_report(write: Write, union: Organisations) -> None:
    """In two texts, and on the same only where it is said and not pointed at."""
    for text, count in (("to report on the lamps of harbours", 1), ("to report on these", 0)):
        first = write("ASS-A/resolution/3@2024", text)
        second = write("ASS-A/resolution/4@2024", text)
        overlap = Overlap("o1", first, second, "verbatim", "same", 0.9, ())
        duties = duty(first, "Council"), duty(second, "study groups")
        assert len(proposed(union, *duties, overlaps=[overlap])) == count
        partly = replace(overlap, label="overlap", kind="same-subject")
        assert proposed(union, *duties, overlaps=[partly]) == ()


def test_reports_on_two_texts_are_one_where_one_holds_the_other(
    write: Write, union: Organisations
) -> None:
    """Each asks for a report on itself, and they decide the same."""
    texts = [write(f"{name}@2024", OWN) for name in ("ASS-A/resolution/3", "ASS-B/resolution/4")]
    held = tuple(Counterpart(texts[0], texts[1], f"o{n}", 1.0, 2.0) for n in range(2))
    duties = duty(texts[0], "Council"), duty(texts[1], "study groups")
    assert proposed(union, *duties) == ()
    much = Coverage(texts[0].document, texts[1].document, 0.5, held, ())
    assert len(proposed(union, *duties, coverages=[much])) == 1
    assert proposed(union, *duties, coverages=[replace(much, share=0.2)]) == ()


def test_what_is_proposed_is_said_in_the_language_of_the_text(
    write: Write, union: Organisations
) -> None:
    """Whom it is from, and whom it is to."""
    text = "de faire rapport sur la mise en œuvre de la présente résolution"
    clauses = [
        write("ASS-A/resolution/3@2024", text, key=f"charge/{n}", language="fr") for n in "12"
    ]
    (proposal,) = proposed(union, duty(clauses[0], "Council"), duty(clauses[1], "study groups"))
    assert proposal.draft.startswith("Un seul rapport.")


def test_language_versions_of_one_duty_are_one_duty(write: Write, union: Organisations) -> None:
    """A recipient that two languages name differently makes no second report."""
    english = write("ASS-A/resolution/3@2024", OWN)
    french = write("ASS-A/resolution/3@2024", "sur la présente résolution", language="fr")
    assert proposed(union, duty(english, "Council"), duty(french, "Conseil")) == ()


def test_a_duty_that_is_no_report_is_left_alone(write: Write, union: Organisations) -> None:
    """Acting for two bodies is not reporting to two."""
    clause = write("ASS-A/resolution/3@2024", OWN)
    acts = [replace(duty(clause, name), reporting=False) for name in ("Council", "study groups")]
    assert proposed(union, *acts) == ()

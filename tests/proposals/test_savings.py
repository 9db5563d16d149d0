"""What a proposal would save, by written cases whose arithmetic can be followed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.model import Clause, Edit, Mandate, Move, Proposal, ProposalKind, Saving, Span
from intersector.organisations import Assumptions, Organisations
from intersector.proposals import total
from intersector.proposals.savings import Estimate

Write = Callable[..., Clause]
LOWER = "ASS-A/resolution/3@2024"


def proposed(kind: ProposalKind, *targets: str, edits: tuple[Edit, ...] = ()) -> Proposal:
    """A proposal of which only what it does matters."""
    return Proposal(f"{kind}{targets}", kind, targets, "", "", "", edits=edits)


def reporting(clause: Clause, frequency: str, *, kind: str = "report") -> Mandate:
    """A duty to report, or else to hold a meeting, so often."""
    return Mandate(
        clause, clause.span, (), "do", frequency=frequency, reporting=kind == "report", kind=kind
    )


def ten_a_page(union: Organisations) -> Organisations:
    """The Union with pages of ten words, in two languages."""
    assumed = Assumptions(words_a_page=10, languages=2)
    return Organisations(
        members=tuple(each.model_copy(update={"assumptions": assumed}) for each in union.members)
    )


def test_pages_are_words_struck_less_words_added(write: Write, union: Organisations) -> None:
    """Ten words fewer at ten words a page, in two languages, are two pages."""
    clause = write(LOWER, "one two three four five six seven eight nine ten eleven twelve")
    edits = (Edit(clause.document.source, clause.span, "see above"),)
    estimate = Estimate([clause.document], [], ten_a_page(union))
    (saved,) = estimate.savings(proposed("suppress-text", f"{LOWER}#resolves/1", edits=edits))
    assert (saved.what, saved.amount) == ("pages", 2.0)
    assert saved.arithmetic == "10 words fewer, at 10 words a page, in 2 languages: 2.00 pages"


def test_what_only_adds_saves_no_page(write: Write, union: Organisations) -> None:
    """Nor does a citation brought up to date."""
    clause = write(LOWER, "to swim in the sea")
    estimate = Estimate([clause.document], [], union)
    longer = (Edit(clause.document.source, Span(0, 0), "also "),)
    shorter = (Edit(clause.document.source, Span(0, 7), ""),)
    assert estimate.savings(proposed("cross-refer", LOWER, edits=longer)) == ()
    assert estimate.savings(proposed("update-citation", LOWER, edits=shorter)) == ()


def test_a_suppressed_instrument_saves_its_words_and_its_reports(
    write: Write, union: Organisations
) -> None:
    """Once a year and every two years are one and a half; what is asked for once is not counted."""
    clauses = [write(LOWER, "to report to all", key=f"instructs/{n}") for n in (1, 2, 3)]
    often = ("annual", "biennial", "once")
    duties = [reporting(each, when) for each, when in zip(clauses, often, strict=True)]
    estimate = Estimate([clauses[0].document], duties, ten_a_page(union))
    pages, reports = estimate.savings(proposed("suppress", LOWER))
    assert (pages.amount, reports.amount) == (0.8, 1.5)
    assert reports.arithmetic == "1.50 reports a year asked for, 0.00 left: 1.50 fewer"


@pytest.mark.parametrize(("kind", "what"), [("report", "reports"), ("convene", "events")])
def test_of_two_that_become_one_the_more_frequent_is_left(
    write: Write, union: Organisations, kind: str, what: str
) -> None:
    """Reports as well as events."""
    clauses = [write(LOWER, "to do it", key=f"instructs/{n}") for n in (1, 2)]
    duties = [
        reporting(clauses[0], "annual", kind=kind),
        reporting(clauses[1], "quarterly", kind=kind),
    ]
    estimate = Estimate([clauses[0].document], duties, union)
    joint = proposed("joint-activity", f"{LOWER}#instructs/1", f"{LOWER}#instructs/2")
    (saved,) = estimate.savings(joint)
    assert (saved.what, saved.amount) == (what, 1.0)


def test_a_merge_saves_the_reports_that_become_redundant(
    write: Write, union: Organisations
) -> None:
    """Those that move are still due."""
    clauses = [write(LOWER, "to report", key=f"instructs/{n}") for n in (1, 2)]
    duties = [reporting(each, "annual") for each in clauses]
    moves = (Move(clauses[0], "redundant"), Move(clauses[1], "moves"))
    merge = replace(proposed("merge", "ASS-A/resolution/1@2024", LOWER), moves=moves)
    (saved,) = Estimate([clauses[0].document], duties, union).savings(merge)
    assert saved.amount == 1.0


def test_the_total_counts_nothing_twice() -> None:
    """Of alternatives the best; a clause not beside its whole instrument."""
    saved = (Saving("pages", 1.0, ""),)
    best = replace(proposed("suppress-text", f"{LOWER}#a"), overlap="o", saves=saved)
    other = replace(best, id="other")
    elsewhere = replace(best, id="3", overlap="p", targets=("ASS-B/resolution/1#a",))
    again = replace(elsewhere, id="4", overlap="q")
    whole = replace(proposed("suppress", LOWER), saves=(Saving("pages", 5.0, ""),))
    assert total([best, other]) == {"pages": 1.0}
    assert total([best, other, elsewhere, again, whole]) == {"pages": 6.0}

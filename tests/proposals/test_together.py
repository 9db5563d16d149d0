"""One clause in many texts is treated once, every place named."""

from collections.abc import Callable, Sequence
from itertools import combinations

from intersector.model import Clause, Mandate, Overlap, Proposal
from intersector.organisations import Organisations
from intersector.overlap import groups
from intersector.proposals import best, of_findings, propose, total

Write = Callable[..., Clause]
TEXT = "to count the lamps of every harbour each spring"


def proposed(
    clauses: Sequence[Clause], union: Organisations, mandates: Sequence[Mandate] = ()
) -> tuple[Proposal, ...]:
    """What is proposed where each of the clauses says the same as every other."""
    overlaps = [
        Overlap(f"o{at}", *pair, "near-verbatim", "same", 0.9, ())
        for at, pair in enumerate(combinations(clauses, 2))
    ]
    return propose(
        clauses=clauses,
        overlaps=overlaps,
        groups=groups(overlaps, clauses, organisations=union),
        citations=[],
        mandates=mandates,
        organisations=union,
    )


def test_what_a_higher_text_says_is_struck_in_every_place(
    write: Write, union: Organisations
) -> None:
    """Each place by its own edit, all in one proposal that names them; it saves once."""
    names = ("CONF/resolution/1@2022", "ASS-A/resolution/3@2024", "ASS-B/resolution/4@2024")
    first, *others = found = proposed([write(name, TEXT) for name in names], union)
    assert (first.kind, first.overlap) == ("suppress-text", "o0")
    assert first.overlaps == ("o0", "o1", "o2")
    assert first.targets == tuple(f"{name}#resolves/1" for name in names[1:])
    assert [edit.text for edit in first.edits] == [
        "see Resolution 1 (Norport, 2022), resolves 1"
    ] * 2
    assert first.because == (
        "Resolution 1 (Norport, 2022), resolves 1, says “to count the lamps of every harbour each "
        "spring”. The same is said in Resolution 3 (Norport, 2024), resolves 1; Resolution 4 "
        "(Norport, 2024), resolves 1. Resolution 1 (Norport, 2022) ranks higher and already says "
        "this."
    )
    assert best(found) == [first]
    assert total(found) == {saving.what: saving.amount for saving in first.saves}
    assert {each.overlap for each in others} == {"o0", "o1", "o2"}
    assert [each.kind for each in of_findings(found)] == ["suppress-text", "cross-refer"]


def test_texts_of_one_body_keep_one_of_them(write: Write, union: Organisations) -> None:
    """The newest, as where there are two."""
    names = ("ASS-A/resolution/3@2020", "ASS-A/resolution/4@2020", "ASS-A/resolution/9@2024")
    first = proposed([write(name, TEXT) for name in names], union)[0]
    assert first.kind == "merge"
    assert sorted({edit.source for edit in first.edits}) == [
        "ASS-A-3-2020-en.txt",
        "ASS-A-4-2020-en.txt",
    ]


def test_sectors_act_jointly_each_with_all_others(write: Write, union: Organisations) -> None:
    """Every text names the other Sectors, in one bracket."""
    names = ("ASS-A/resolution/3@2024", "ASS-B/resolution/4@2024", "ASS-B/resolution/5@2024")
    first = proposed([write(name, TEXT) for name in names], union)[0]
    assert first.kind == "joint-activity"
    assert {edit.source: edit.text for edit in first.edits} == {
        "ASS-A-3-2024-en.txt": " (in collaboration with the B)",
        "ASS-B-4-2024-en.txt": " (in collaboration with the A)",
        "ASS-B-5-2024-en.txt": " (in collaboration with the A)",
    }


def test_one_report_goes_to_all_who_ask_for_it(write: Write, union: Organisations) -> None:
    """What several texts ask of one actor for different readers is asked once."""
    names = [f"ASS-A/resolution/{number}@2024" for number in (3, 4, 5)]
    clauses = [write(name, TEXT, actors=("Director A",)) for name in names]
    duties = [
        Mandate(each, each.span, each.actors, "report", recipient=reader, reporting=True)
        for each, reader in zip(clauses, ("Board A", "Board B", "Board C"), strict=True)
    ]
    first = proposed(clauses, union, duties)[0]
    assert first.kind == "joint-activity"
    assert "the same report to: Board A; Board B; Board C" in first.edits[0].text
    assert [edit.text for edit in first.edits[1:]] == ["", ""]


def test_recitals_of_equals_are_kept(write: Write, union: Organisations) -> None:
    """All of them, and nothing else is proposed for the group."""
    names = [f"ASS-A/resolution/{number}@2024" for number in (3, 4, 5)]
    clauses = [write(name, TEXT, key="noting/a", role="preamble") for name in names]
    (only,) = of_findings(proposed(clauses, union))
    assert (only.kind, len(only.targets), only.edits) == ("keep", 3, ())


def test_a_pair_is_no_group(write: Write, union: Organisations) -> None:
    """Its proposals answer one overlap."""
    names = ("CONF/resolution/1@2022", "ASS-A/resolution/3@2024")
    found = proposed([write(name, TEXT) for name in names], union)
    assert all(each.overlaps == () for each in found)


def test_questions_of_several_sectors_are_one_study_with_a_lead(
    write: Write, union: Organisations
) -> None:
    """The newest text leads where the basic texts tell nothing; the others work with it."""
    names = ("ASS-A/question/1@2020", "ASS-B/question/2@2024", "ASS-C/question/3@2020")
    first = proposed([write(name, TEXT) for name in names], union)[0]
    assert first.kind == "joint-activity"
    assert first.because.endswith(
        "B has the newest text. One study can serve all: B leads, in liaison with A and C."
    )
    assert first.draft.count("{+(the B leads, in liaison with the A and the C)+}") == 3


def test_of_sectors_that_act_jointly_one_can_lead(write: Write, union: Organisations) -> None:
    """The second choice, after acting jointly."""
    names = ("ASS-A/resolution/1@2020", "ASS-B/resolution/2@2024", "ASS-C/resolution/3@2020")
    joint, led, *_ = proposed([write(name, TEXT) for name in names], union)
    assert (joint.kind, led.kind) == ("joint-activity", "joint-activity")
    assert "in collaboration with" in joint.draft
    assert led.because.endswith("B has the newest text.")

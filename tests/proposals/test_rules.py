"""Which rule decides which overlap, and what it proposes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Clause, Mandate, Overlap, Proposal, Span
from intersector.organisations import Function, Organisations, Sector
from intersector.proposals import propose
from intersector.proposals.rules import RULES

Write = Callable[..., Clause]
Pair = Callable[..., Overlap]
TEXT = "to count the lamps of every harbour each spring"


def decided(overlap: Overlap, union: Organisations, *citations: Citation) -> Proposal:
    """The best proposal for an overlap."""
    return alternatives(overlap, union, *citations)[0]


def alternatives(
    overlap: Overlap, union: Organisations, *citations: Citation
) -> tuple[Proposal, ...]:
    """The proposals for an overlap, the best first."""
    return propose(overlaps=[overlap], citations=citations, mandates=[], organisations=union)


def citing(clause: Clause, target: str) -> Citation:
    """`clause` cites the instrument `target`."""
    named = InstrumentId.parse(target)
    return Citation(
        Span(0, 1), "Resolution", "resolution", named.number, named.body, None, named.year, named,
        status="current", clause=clause,
    )  # fmt: skip


def test_what_a_higher_instrument_says_is_struck_from_the_lower(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The draft strikes the Sector's words and points to the Conference's."""
    sector = write("ASS-A/resolution/3@2024", TEXT)
    conference = write("CONF/resolution/1@2022", TEXT)
    proposal = decided(pair(sector, conference, kind="verbatim"), union)
    assert proposal.kind == "suppress-text"
    assert proposal.targets == ("ASS-A/resolution/3@2024#resolves/1",)
    assert proposal.draft == f"[-{TEXT}-] {{+see Resolution 1 (Norport, 2022), resolves 1+}}"
    assert proposal.overlap == "o1"
    assert proposal.lost == "No words: the other clause has them all."


def test_a_draft_speaks_the_language_of_its_text(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """A French text refers in French, with the French name of the city and no English head."""
    sector = write("ASS-A/resolution/3@2024", "de compter les lampes", language="fr")
    conference = write("CONF/resolution/1@2022", TEXT)
    proposal = decided(pair(sector, conference, kind="translation"), union)
    assert "{+voir la Résolution 1 (Nordport, 2022)+}" in proposal.draft


def test_an_integration_of_a_higher_text_is_kept(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Citing the Conference and giving the Sector's Director a task is no repetition."""
    sector = write("ASS-A/resolution/3@2024", TEXT, actors=("Director A",))
    conference = write("CONF/resolution/1@2022", TEXT, actors=("Secretary-General",))
    overlap = pair(sector, conference, kind="same-mandate", label="overlap")
    citation = citing(sector, "CONF/resolution/1@2018")
    assert decided(overlap, union, citation).kind == "keep"
    assert decided(overlap, union).kind == "cross-refer"


@pytest.mark.parametrize(
    ("head", "second", "kind"),
    [
        ("instructs the Director", ("Director A",), "merge"),
        ("invites the Director", ("Director A",), "keep"),
        ("instructs the Secretary", ("Secretary-General",), "suppress-text"),
    ],
)
def test_a_duty_given_twice_in_one_text_is_given_once(
    write: Write, union: Organisations, head: str, second: tuple[str, ...], kind: str
) -> None:
    """To both actors, where both are instructed; to the same actor it is said once."""
    given = {"key": "instructs the Secretary/1", "actors": ("Secretary-General",)}
    first = write("CONF/resolution/1@2022", TEXT, **given)
    again = write("CONF/resolution/1@2022", TEXT, key=f"{head}/2", actors=second)
    overlap = Overlap("o1", first, again, "near-verbatim", "same", 0.9, ())
    assert decided(overlap, union).kind == kind


def test_a_duty_of_all_is_not_given_again_to_some(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The narrower clause goes, whichever of the two comes first."""
    some = write("CONF/resolution/1@2022", TEXT, actors=("Director A",))
    everyone = ("Secretary-General", "Director A")
    every = write("CONF/resolution/1@2022", TEXT, key="instructs/2", actors=everyone)
    proposal = decided(pair(some, every), union)
    assert proposal.kind == "suppress-text"
    assert proposal.targets == ("CONF/resolution/1@2022#resolves/1",)


def test_reports_of_two_actors_to_their_own_readers_are_each_kept(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The words are alike, and neither report can stand for the other."""
    clauses = [
        write("CONF/resolution/1@2022", TEXT, key=f"instructs {actor}/1", actors=(actor,))
        for actor in ("Director A", "Director B")
    ]
    duties = [
        Mandate(clause, clause.span, clause.actors, "report", recipient=reader, reporting=True)
        for clause, reader in zip(clauses, ("Assembly A", "Assembly B"), strict=True)
    ]
    found = propose(overlaps=[pair(*clauses)], citations=[], mandates=duties, organisations=union)
    assert [p.kind for p in found] == ["keep"]


@pytest.mark.parametrize(
    "words",
    [
        "to implement this resolution",
        "to act on resolves above",
        "to include the report of the Secretary-General in the documents of the Council",
    ],
)
def test_what_a_text_says_of_itself_another_cannot_say_for_it(
    write: Write, pair: Pair, union: Organisations, words: str
) -> None:
    """The same words name another resolution there; in other words they may name one matter."""
    first = write("CONF/resolution/1@2022", words)
    again = write("CONF/resolution/2@2022", words)
    assert decided(pair(first, again), union).kind == "keep"
    assert decided(pair(first, again, kind="paraphrase"), union).kind == "cross-refer"


def test_what_points_at_what_was_just_said_is_not_said_twice(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """In one text, too: after other words, these activities are others."""
    words = "to report annually to the Council on these activities"
    first = write("CONF/resolution/1@2022", words, key="instructs the Secretary-General/1")
    again = write("CONF/resolution/1@2022", words, key="instructs the Secretary-General/7")
    assert decided(pair(first, again), union).kind == "keep"


def test_what_would_be_lost_is_quoted(write: Write, pair: Pair, union: Organisations) -> None:
    """Word for word, where the texts are nearly the same; with the actors that would go unnamed."""
    sector = write("ASS-A/resolution/3@2024", f"{TEXT} of brass", actors=("Director A",))
    conference = write("CONF/resolution/1@2022", TEXT)
    assert decided(pair(sector, conference), union).lost == (
        "Only the struck clause says “of brass”. The clause that stays does not name Director A."
    )


def test_two_sectors_with_one_mandate_act_jointly(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Neither ranks higher, so neither is struck."""
    left = write("ASS-A/resolution/3@2024", TEXT)
    right = write("ASS-B/resolution/4@2020", TEXT)
    proposal = decided(pair(left, right), union)
    assert proposal.kind == "joint-activity"
    assert "{+(in collaboration with the B)+}" in proposal.draft


def test_one_body_that_repeats_itself_merges(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The newer instrument keeps its number."""
    older = write("ASS-A/resolution/3@2020", TEXT)
    newer = write("ASS-A/resolution/8@2024", TEXT)
    proposal = decided(pair(older, newer), union)
    assert proposal.kind == "merge"
    assert proposal.draft.startswith("Resolution 8 (Norport, 2024), resolves 1: ")


def test_editions_of_one_instrument_are_kept(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """A new edition replaces the old: that is no repetition."""
    old = write("ASS-A/resolution/3@2020", TEXT)
    new = write("ASS-A/resolution/3@2024", TEXT)
    assert decided(pair(old, new), union).kind == "keep"


def test_what_only_touches_the_same_subject_is_cross_referred(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Nothing is lost by a reference."""
    left = write("ASS-A/resolution/3@2024", TEXT)
    right = write("CONF/resolution/1@2022", "to paint the lamps")
    proposal = decided(pair(left, right, kind="same-subject", label="overlap"), union)
    assert proposal.kind == "cross-refer"
    assert proposal.lost == "Nothing: both texts stay."


def test_the_sides_of_an_overlap_do_not_matter(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Left and right exchanged give the same proposal, byte for byte."""
    sector = write("ASS-A/resolution/3@2024", TEXT)
    conference = write("CONF/resolution/1@2022", TEXT)
    assert decided(pair(sector, conference), union) == decided(pair(conference, sector), union)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_can_be_shown(rule: Any) -> None:
    """Its docstring is one plain sentence for readers."""
    assert rule.__doc__.endswith(".")
    assert "\n" not in rule.__doc__


def test_parts_of_one_text_are_kept(write: Write, pair: Pair, union: Organisations) -> None:
    """A resolution may treat its subject in several clauses."""
    first = write("CONF/resolution/1@2022", TEXT)
    again = write("CONF/resolution/1@2022", "to oil the lamps", key="instructs/2")
    overlap = pair(first, again, kind="same-subject", label="overlap")
    assert decided(overlap, union).kind == "keep"


def test_a_recital_does_not_replace_a_duty(write: Write, pair: Pair, union: Organisations) -> None:
    """What the Conference only recalls, the Sector may still decide."""
    recital = write("CONF/resolution/1@2022", TEXT, key="recalling", role="preamble")
    duty = write("ASS-A/resolution/3@2024", TEXT)
    assert decided(pair(recital, duty), union).kind == "cross-refer"


def test_one_report_asked_for_two_readers_is_sent_to_both(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The same actor reports the same: the text names both readers once."""
    clauses = [
        write("CONF/resolution/1@2022", "to report on lamps", key=key, actors=("Director A",))
        for key in ("instructs/1", "instructs/2")
    ]
    duties = [
        Mandate(clause, clause.span, clause.actors, "report", recipient=reader, reporting=True)
        for clause, reader in zip(clauses, ("Council", "study groups"), strict=True)
    ]
    proposals = propose(
        overlaps=[pair(*clauses)], citations=[], mandates=duties, organisations=union
    )
    assert [p.kind for p in proposals] == ["joint-activity", "joint-activity"]
    assert "{+(the same report to: Council; study groups)+}" in proposals[0].draft


@pytest.mark.parametrize("second", ["CONF/resolution/1@2022", "CONF/resolution/9@2022"])
def test_reasons_are_kept(write: Write, pair: Pair, union: Organisations, second: str) -> None:
    """A recital beside the decision it prepares, or beside the recital of an equal text."""
    recital = write("CONF/resolution/1@2022", TEXT, key="noting", role="preamble")
    role = "operative" if second.endswith("/1@2022") else "preamble"
    other = write(second, TEXT, key="again", role=role)
    assert decided(pair(recital, other), union).kind == "keep"


def test_two_texts_may_recall_one_instrument(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """Even when one of them ranks higher: each needs the basis that it names."""
    recitals = [
        write(instrument, "Resolution 7 on lamps", key="recalling", role="preamble")
        for instrument in ("CONF/resolution/1@2022", "ASS-A/resolution/3@2024")
    ]
    cited = [citing(recital, "ASS-B/resolution/7@2020") for recital in recitals]
    assert decided(pair(*recitals), union, *cited).kind == "keep"
    assert decided(pair(*recitals), union).kind == "suppress-text"


def test_a_report_is_not_streamlined(write: Write, pair: Pair, union: Organisations) -> None:
    """What a report says of a higher resolution is no repetition to be struck."""
    told = write("ASS-A/report/3@2024", TEXT, role="body")
    conference = write("CONF/resolution/1@2022", TEXT)
    assert decided(pair(told, conference), union).kind == "cross-refer"


def test_alternatives_follow_the_best(write: Write, pair: Pair, union: Organisations) -> None:
    """Each with other edits and its own rule; a strike can give way to a reference."""
    sector = write("ASS-A/resolution/3@2024", TEXT)
    conference = write("CONF/resolution/1@2022", TEXT)
    found = alternatives(pair(sector, conference), union)
    assert [each.kind for each in found] == ["suppress-text", "cross-refer"]
    assert len({each.rule for each in found}) == len({each.edits for each in found}) == 2


@pytest.mark.parametrize(
    ("texts", "leads"),
    [
        (("to count lamps", "to count lamps"), "B"),
        (("to plan spectrum", "to plan spectrum"), "A"),
    ],
)
def test_one_sector_leads_by_its_function_else_by_the_newer_text(
    write: Write, pair: Pair, union: Organisations, texts: tuple[str, str], leads: str
) -> None:
    """The alternative to acting jointly."""
    left = write("ASS-A/resolution/3@2020", texts[0])
    right = write("ASS-B/resolution/4@2024", texts[1])
    joint, lead, _ = alternatives(pair(left, right), with_functions(union))
    assert joint.kind == lead.kind == "joint-activity"
    partner = {"A": "B", "B": "A"}[leads]
    assert lead.draft.count(f"{{+(the {leads} leads, in liaison with the {partner})+}}") == 2


def test_what_each_sector_does_in_its_own_function_is_kept(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The basic texts part them; without such functions they act jointly."""
    left = write("ASS-A/resolution/3@2024", "to study beacons and their spectrum")
    right = write("ASS-B/resolution/4@2024", "to study beacons and train keepers")
    overlap = pair(left, right, kind="same-mandate", label="overlap")
    kept = decided(overlap, with_functions(union))
    assert kept.kind == "keep"
    assert "CS/provision/1" in kept.because
    assert decided(overlap, union).kind == "joint-activity"


def with_functions(union: Organisations) -> Organisations:
    """Sector A plans spectrum, Sector B trains people."""
    given = {"A": ("CS/provision/1", "spectrum"), "B": ("CS/provision/2", "train")}
    sectors = tuple(
        Sector(code=code, names={}, functions=(Function(provision=named, words={"en": (word,)}),))
        for code, (named, word) in given.items()
    )
    return Organisations(
        members=tuple(each.model_copy(update={"sectors": sectors}) for each in union.members)
    )


def test_nearly_the_same_words_about_another_matter_are_not_struck(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The one word that differs may be the one that matters: the label decides."""
    left = write("ASS-A/resolution/3@2024", f"{TEXT} in Norport")
    right = write("ASS-A/resolution/8@2024", f"{TEXT} in Sudport")
    assert decided(pair(left, right, label="overlap"), union).kind == "cross-refer"


def test_overlapping_questions_are_one_study_with_a_lead(
    write: Write, pair: Pair, union: Organisations
) -> None:
    """The newer leads where no function tells; its group closes the Question's number."""
    left = write("ASS-A/question/2-1@2024", "how can lamps be cleaned?")
    right = write("ASS-B/question/5-3@2020", "how can lamps be cleaned at night?")
    left, right = (
        replace(each, document=replace(each.document, number=number))
        for each, number in ((left, "2/1"), (right, "5/3"))
    )
    proposal = decided(pair(left, right, kind="same-subject", label="overlap"), union)
    assert proposal.kind == "joint-activity"
    assert proposal.because.endswith(
        "A has the newer text. One study can serve both: study group 1 of A leads, in liaison with "
        "study group 3 of B."
    )
    assert proposal.draft.count("{+(the A leads, in liaison with the B)+}") == 2

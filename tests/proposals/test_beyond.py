"""What two clauses share beyond one turn of phrase."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intersector.model import Clause, Overlap, Proposal
from intersector.organisations import Organisations
from intersector.proposals import propose
from intersector.proposals.beyond import in_common

Write = Callable[..., Clause]
PHRASE = "the prosperity of ports, whose profits trickle down to the whole coastal region"
TRAIN = f"to train welders, thus advancing {PHRASE}"
STUDY = (
    "that the Secretariat shall study the moss on breakwaters, publish what it has found in all "
    f"languages, and foster {PHRASE}"
)


def decided(left: Clause, right: Clause, union: Organisations) -> Proposal:
    """The best proposal for two clauses that overlap in part."""
    overlap = Overlap("o1", left, right, "same-subject", "overlap", 0.7, ())
    return propose(overlaps=[overlap], citations=[], mandates=[], organisations=union)[0]


def test_a_turn_of_phrase_is_no_common_matter(write: Write, union: Organisations) -> None:
    """Both clauses are kept, and the phrase is quoted."""
    longer = f"{TRAIN}, and to keep a register of the yards that hire them in every season"
    left, right = write("CONF/resolution/1@2022", longer), write("CONF/resolution/2@2022", STUDY)
    proposal = decided(left, right, union)
    assert proposal.kind == "keep"
    assert proposal.because.endswith(f"a turn of phrase in common: “{PHRASE}”.")


def test_who_shares_more_than_the_phrase_is_referred(write: Write, union: Organisations) -> None:
    """Welders are the common matter, and the run of words is only how both end."""
    left = write("CONF/resolution/1@2022", f"{TRAIN}, and to keep a register of all welders")
    right = write("CONF/resolution/2@2022", f"{STUDY} and of welders underwater")
    assert "welders" in in_common(left, right).beside
    assert decided(left, right, union).kind == "cross-refer"


def test_words_of_titles_tell_no_common_matter(write: Write, union: Organisations) -> None:
    """Every clause of the text on chairmen is about them."""
    left = write("CONF/resolution/1@2022", "that chairmen who retire shall be replaced early")
    right = write("CONF/resolution/2@2022", "that the chairmen meet by the lighthouse")
    titled = replace(right.document, title="Chairmen of study groups")
    proposal = decided(left, replace(right, document=titled), union)
    assert proposal.because.endswith("no telling words in common but those of their titles.")


@pytest.mark.parametrize("words", ["how can the moss on breakwaters be studied", "苔藓如何研究"])
def test_what_is_most_of_a_clause_is_what_it_says(
    write: Write, union: Organisations, words: str
) -> None:
    """A run of half of the shorter clause is no turn of phrase."""
    left = write("CONF/resolution/1@2022", words)
    right = write("CONF/resolution/2@2022", f"{words} at night?")
    assert not in_common(left, right).is_all
    assert decided(left, right, union).kind == "cross-refer"

"""What a run says that it found is what its report shows."""

from dataclasses import replace

from intersector.model import Findings
from intersector.organisations import shipped
from intersector.publishing import tally
from intersector.publishing.findings import Desk
from intersector.publishing.overview import stale
from intersector.publishing.translations import words


def test_a_group_is_one_overlap_of_several_pairs(gathered: Findings) -> None:
    """As the report ranks them."""
    found = tally(gathered)
    assert found.overlaps == len(Desk(gathered, words("en"), shipped()).ranked)
    assert found.pairs == len(gathered.overlaps) > found.overlaps


def test_stale_citations_in_one_wording_are_one(findings: Findings) -> None:
    """A second place of the same words adds nothing, and a text's own title is none."""
    old = next(each for each in findings.citations if each.status == "superseded")
    own = replace(old, target=old.document and old.document.id)
    more = replace(findings, citations=(*findings.citations, old, own))
    rows = stale(Desk(more, words("en"), shipped()))
    assert tally(more).stale == tally(findings).stale == len(rows)

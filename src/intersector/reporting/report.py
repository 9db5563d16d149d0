"""Which report is for whom."""

from pathlib import Path

from intersector.publishing.labels import Names
from intersector.reporting.addressee import Addressee
from intersector.reporting.advisory import advisory_group
from intersector.reporting.compose import compose
from intersector.reporting.content import Report
from intersector.reporting.council import council
from intersector.reporting.facts import Fact
from intersector.reporting.studies import study_group
from intersector.reporting.teller import Teller
from intersector.reporting.wording import read_wording


def report(addressee: Addressee, teller: Teller, *, templates: Path | None = None) -> Report:
    """The report for `addressee`, in the wording of the folder `templates` where it has one.

    Raises DataError where a wording is mistaken, or the addressee is not of the organisation.
    """
    wording = read_wording(addressee.kind, templates)
    facts = _facts(addressee, teller)
    return compose(wording, facts, names=Names(teller.words, teller.organisations), on=teller.on)


def _facts(addressee: Addressee, teller: Teller) -> Fact:
    """Everything that the report can say."""
    if addressee.kind == "advisory-group":
        return advisory_group(teller, addressee.name)
    if addressee.kind == "study-group":
        return study_group(teller, addressee.name)
    return council(teller)

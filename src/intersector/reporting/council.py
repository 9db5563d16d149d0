"""The report to the Council: by area of mutual interest, what there is and how it changed."""

from collections.abc import Sequence

from intersector.model import Overlap, Theme
from intersector.reporting.areas import gone_areas, told_areas, within
from intersector.reporting.facts import Fact
from intersector.reporting.figures import INSTRUMENTS, OF_A_RUN, areas, by_recipient, figures
from intersector.reporting.judged import judged
from intersector.reporting.teller import PAGE, Teller, recipients


def council(teller: Teller) -> Fact:
    """Everything that the report to the Council can say."""
    name, found = teller.organisation.reports.council, areas(teller.findings)
    owed = [
        each for each in teller.findings.mandates if each.reporting and name in recipients(each)
    ]
    return Fact(
        {
            **teller.opening(),
            "council": teller.actor(name),
            "areas": len(found),
            "instruments": sum(each.kind in INSTRUMENTS for each in teller.documents),
        },
        (teller.data_source("themes.jsonl", f"{PAGE}#map"),),
        {
            "figures": figures(teller, OF_A_RUN),
            "recipients": by_recipient(teller),
            "areas": told_areas(teller, found),
            "gone": gone_areas(teller),
            **judged(teller, teller.findings.overlaps),
            "judgements": judged(teller, _beside(teller, found))["judgements"],
            "duties": tuple(map(teller.duty, owed)),
            "decisions": teller.decisions({theme.id for theme in found}),
        },
    )


def _beside(teller: Teller, found: Sequence[Theme]) -> list[Overlap]:
    """The overlaps that are inside none of these areas."""
    inside = {each.id for theme in found for each in within(theme, teller)}
    return [each for each in teller.findings.overlaps if each.id not in inside]

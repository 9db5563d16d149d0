"""Instruments that have done what they were for: every duty had its day, and the day has passed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from intersector.mandates import years_between
from intersector.model import Clause, Mandate
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term
from intersector.proposals.merging import by_document
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import holder, name, struck, year_of


def accomplished(
    clauses: Sequence[Clause],
    mandates: Sequence[Mandate],
    *,
    since: int,
    organisations: Organisations,
) -> Treatment | None:
    """Where the actions have been accomplished, a resolution is fulfilled, its need questioned."""
    deciding = {clause for clause in clauses if clause.role == "operative"}
    due = {mandate.clause: year_of(mandate.deadline) for mandate in mandates}
    years = [year for year in due.values() if year is not None and year < since]
    lasting = any(years_between(mandate) is not None for mandate in mandates)
    if not deciding or lasting or not deciding <= set(due) or len(years) < len(due):
        return None
    document = clauses[0].document
    return Treatment(
        kind="suppress",
        targets=(holder(document),),
        wording=struck(name(document, language=document.language, organisations=organisations)),
        because=Phrase(
            "Every clause of {instrument} that decides something had a deadline; "
            "the last was {year}.",
            instrument=Term(holder(document)),
            year=str(max(years)),
        ),
        lost=Phrase("Nothing, once those who were charged confirm that it was done."),
    )


def fulfilled(
    clauses: Sequence[Clause],
    mandates: Sequence[Mandate],
    *,
    since: int,
    organisations: Organisations,
) -> Iterator[Treatment]:
    """The instruments, each once whatever its language versions, that have done their work."""
    seen: set[str] = set()
    given: dict[str, list[Mandate]] = defaultdict(list)
    for mandate in mandates:
        given[mandate.clause.document.source].append(mandate)
    for own in by_document(clauses).values():
        document = own[0].document
        duties = given[document.source]
        found = accomplished(own, duties, since=since, organisations=organisations)
        if found is not None and holder(document) not in seen:
            seen.add(holder(document))
            yield found

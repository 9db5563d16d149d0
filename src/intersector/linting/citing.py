"""How a draft cites: editions in force, instruments that exist, and the form of a reference."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.languages import knowledge
from intersector.linting.model import Draft, Remark
from intersector.model import Citation, Language
from intersector.phrases import Phrase, Term
from intersector.proposals.updates import renewed
from intersector.proposals.wording import YEAR

_DATED: Final = re.compile(r"[(（][^()（）]*\d{2}[^()（）]*[)）]|-\d+\b")


def old_edition(draft: Draft) -> Iterator[Remark]:
    """A text cites the edition in force, unless it recalls an older one as history.

    Source: the editions that are known (register, and the texts given with --against). A text may
    cite the former editions of itself. PP Resolution 191 and others are revised at each
    conference, and references to them grow old unseen.
    """
    for citation in draft.citations:
        if citation.status == "superseded" and citation.current and not _own(citation, draft):
            yield _remark(
                citation,
                Phrase(
                    "“{words}” names {named}; {current} replaced it.",
                    words=citation.text,
                    named=Term(str(citation.target)),
                    current=Term(str(citation.current)),
                ),
                Phrase(
                    "Write “{words}”, unless the older edition is recalled as history.",
                    words=_renewed(citation, draft),
                ),
            )


def suppressed(draft: Draft) -> Iterator[Remark]:
    """A text does not rest on an instrument that was suppressed.

    Source: the register of editions. A conference that suppresses a resolution (SUP) takes all
    effect from it; WTSA Resolution 1 asks to keep texts free of what is fulfilled.
    """
    for citation in draft.citations:
        if citation.status == "suppressed" and not _abrogates(citation):
            said = Phrase(
                "“{words}” names {named}, which was suppressed.",
                words=citation.text,
                named=Term(str(citation.target)),
            )
            yield _remark(citation, said, _instead(citation.current))


def ambiguous(draft: Draft) -> Iterator[Remark]:
    """A reference says which instrument it means: several bodies number from 1, and meet in one
    city.

    Source: conferences of several bodies in one city and year (Dubai, 2012: WTSA and WCIT).
    """
    for citation in draft.citations:
        if len(citation.candidates) > 1 and citation.kind != "question":
            said = Phrase(
                "“{words}” fits {count} instruments: {candidates}.",
                words=citation.text,
                count=len(citation.candidates),
                candidates=tuple(Term(str(each)) for each in citation.candidates),
            )
            yield _remark(citation, said, Phrase("Say which conference adopted it."))


def unknown_edition(draft: Draft) -> Iterator[Remark]:
    """The edition that a reference names was adopted by a conference that took place.

    Source: the sessions in the organisation's file. A place and a year that belong to different
    conferences are the commonest slip of a reference that was updated by half.
    """
    for citation in draft.citations:
        if citation.place is not None and citation.year is not None and _unmet(citation, draft):
            said = Phrase(
                "“{words}” names an edition of {place}, {year}, where no conference met.",
                words=citation.text,
                place=citation.place,
                year=str(citation.year),
            )
            yield _remark(citation, said, Phrase("Check the place and the year of the edition."))


def no_edition(draft: Draft) -> Iterator[Remark]:
    """The first reference to a resolution names its edition: place and year in brackets.

    Source: the form of references in the Final Acts of conferences, "Resolution 191
    (Rev. Bucharest, 2022)". Later references to it may leave the edition out.
    """
    told: set[tuple[str | None, str | None]] = set()
    for citation in draft.citations:
        key = citation.kind, citation.number
        if _DATED.search(citation.text) or YEAR.search(citation.text) or citation.year:
            told.add(key)
        elif key not in told and _lacks_edition(citation, draft) and not _own(citation, draft):
            told.add(key)
            said = Phrase("“{words}” does not say which edition is meant.", words=citation.text)
            yield _remark(citation, said, Phrase("Add the place and the year of the edition."))


def _abrogates(citation: Citation) -> bool:
    """Whether the clause says itself that the instrument goes."""
    clause = citation.clause
    if clause is None:
        return True
    return _abrogating(clause.document.language).search(f"{clause.head} {clause.text}") is not None


@cache
def _abrogating(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(knowledge(language)["linting"]["abrogating"]), re.IGNORECASE)


def _remark(citation: Citation, message: Phrase, mend: Phrase) -> Remark:
    return Remark(citation.span, message, mend, citation.clause)


def _own(citation: Citation, draft: Draft) -> bool:
    """Whether the draft names itself, or a former edition of itself."""
    document = draft.document
    if document.id is not None and citation.target is not None:
        return document.id.work == citation.target.work
    return (document.kind, document.number) == (citation.kind, citation.number) and (
        citation.body in {None, document.body}
    )


def _renewed(citation: Citation, draft: Draft) -> str:
    return renewed(citation, language=draft.document.language, organisations=draft.organisations)


def _instead(current: InstrumentId | None) -> Phrase:
    if current is None:
        return Phrase("Leave the reference out, and state here what is still needed of it.")
    return Phrase("Cite {current} instead.", current=Term(str(current)))


def _unmet(citation: Citation, draft: Draft) -> bool:
    """Whether the sessions that are known tell that none was held there then."""
    bodies = draft.organisations.bodies
    named = bodies.get(citation.body or "")
    held = named.editions if named else [e for body in bodies.values() for e in body.editions]
    place = draft.organisations.places.get((citation.place or "").casefold(), citation.place)
    years = {each.year for each in held if each.place == place}
    latest = max((each.year for each in held), default=0)
    return bool(years) and citation.year not in years and (citation.year or 0) <= latest


def _lacks_edition(citation: Citation, draft: Draft) -> bool:
    """Whether a conference revises what is cited, and its Sector's mark does not stand for it.

    ITU-R's conferences cite "Resolution ITU-R 59", as its number can hold the revision.
    """
    body = draft.organisations.bodies.get(citation.body or "")
    if body is None or body.yearly or len(body.editions) < 2 or citation.number is None:
        return False
    sectors = (s for o in draft.organisations.members for s in o.sectors if s.code == body.marked)
    marks = [name for s in sectors for names in s.names.values() for name in names]
    marked = any(mark in citation.text for mark in marks)
    return citation.kind in {"resolution", "decision"} and not marked

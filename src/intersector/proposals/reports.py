"""Reports that could be one: the same actor, the same content, several recipients.

Two duties to report have the same content where their clauses say the same (in one text: where
most of each is one run of words), or where each asks for a report on its own text ("on the
implementation of this resolution") and the two are one text, or one holds as much of what the other
decides as a merger asks for. That two texts share a theme says too little: the report on the staff
is none on the equality of women.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from intersector.languages import knowledge
from intersector.model import Clause, Coverage, Document, Edit, Mandate, Overlap
from intersector.organisations import Organisations
from intersector.phrases import Phrase
from intersector.proposals.answers import said
from intersector.proposals.beyond import MOST, in_common
from intersector.proposals.case import Place, place_of, says
from intersector.proposals.edits import addition, removal
from intersector.proposals.instruments import FEWEST, SHARED
from intersector.proposals.savings import YEARLY
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import ONE_READER, holder, quote, spot, target, term

Content = str | Place
"""What a report is on: an instrument, by its identifier, or what is said at a place."""


def one_report(mandates: Sequence[Mandate], organisations: Organisations) -> Treatment | None:
    """Reports of the same content to several bodies can be one report that is sent to all."""
    asked_for = {each.recipient for each in mandates if each.recipient}
    if len(asked_for) < 2:
        return None
    recipients = sorted({body for each in mandates for body in _recipients(each)})
    actors = sorted(set.intersection(*(set(each.actors) for each in mandates)))
    asked = tuple(
        Phrase(
            "{instrument}, {place}, asks {words}",
            instrument=term(each.clause.document, organisations=organisations),
            place=spot(each.clause),
            words=quote(each.clause.words),
        )
        for each in mandates
    )
    clauses = _in_one_text(mandates)
    return Treatment(
        kind="joint-activity",
        targets=tuple(sorted({target(each.clause) for each in mandates})),
        clauses=tuple((f"{spot(clause)}: ", clause) for clause in clauses),
        edits=tuple(_edits(clauses, mandates, organisations)),
        wording=_wording([m.clause.document for m in mandates], actors, recipients, organisations),
        because=Phrase(
            "{asked}. That is {duties} duties to report, to {bodies} bodies.",
            asked=asked,
            duties=len(mandates),
            bodies=len(recipients),
        ),
        lost=ONE_READER,
    )


def _in_one_text(mandates: Sequence[Mandate]) -> list[Clause]:
    """The clauses that ask the same actors of one text for a report and for nothing else, the one
    that asks most often first; none where there are others."""
    asked = {(duty.clause.document.source, duty.actors, duty.kind) for duty in mandates}
    if len(asked) > 1 or mandates[0].kind != "report":
        return []
    ordered = sorted(mandates, key=lambda duty: -YEARLY.get(duty.frequency or "", 0.0))
    clauses = list(dict.fromkeys(duty.clause for duty in ordered))
    return clauses if len(clauses) > 1 else []


def _edits(
    clauses: Sequence[Clause], mandates: Sequence[Mandate], organisations: Organisations
) -> Iterator[Edit]:
    """The first clause names those who receive the report too, and the others go."""
    own = {r for m in mandates if m.clause in clauses[:1] for r in _recipients(m)}
    more = sorted({r for m in mandates for r in _recipients(m)} - own)
    for clause in clauses[:1] if more else ():
        language = clause.document.language
        names = "; ".join(organisations.actor_name(each, language) for each in more)
        yield addition(clause, said(clause, "readers", names=names))
    yield from map(removal, clauses[1:])


def _recipients(mandate: Mandate) -> list[str]:
    return (mandate.recipient or "").split("; ")


def _wording(
    documents: Sequence[Document],
    actors: Sequence[str],
    recipients: Sequence[str],
    organisations: Organisations,
) -> str:
    """What is proposed, in the language of the first text."""
    language = documents[0].language

    def named(names: Sequence[str]) -> str:
        return "; ".join(organisations.actor_name(each, language) for each in names)

    sentence: str = knowledge(language)["proposals"]["one_report"]
    return sentence.format(
        subject="; ".join(dict.fromkeys(each.title or holder(each) for each in documents)),
        actors=named(actors),
        names=named(recipients),
    )


def joint_reports(
    mandates: Sequence[Mandate],
    *,
    overlaps: Sequence[Overlap],
    coverages: Sequence[Coverage],
    organisations: Organisations,
) -> Iterator[Treatment]:
    """For every content and actor: the reports that several bodies ask for."""
    duties = _once([each for each in mandates if each.reporting and each.recipient])
    contents = _Contents()
    contents.are_same(overlaps, coverages)
    contents.are_worded_alike(duties)
    groups: dict[tuple[Content, str], list[Mandate]] = defaultdict(list)
    for mandate in duties:
        for actor in mandate.actors:
            groups[contents.of(mandate.clause), actor].append(mandate)
    seen: set[tuple[str, ...]] = set()
    for group in groups.values():
        treatment = one_report(group, organisations)
        if treatment is not None and treatment.targets not in seen:
            seen.add(treatment.targets)
            yield treatment


class _Contents:
    """What reports are on; of contents that are the same, one stands for all."""

    def __init__(self) -> None:
        self._stands: dict[Content, Content] = {}

    def are_same(self, overlaps: Sequence[Overlap], coverages: Sequence[Coverage]) -> None:
        """Learn which clauses say the same, and which texts decide much of the same."""
        for each in overlaps:
            pair = each.left, each.right
            if each.label == "same" and not any(_points_back(clause) for clause in pair):
                self._join(*map(_content, pair))
        for held in coverages:
            if held.share >= SHARED and len(held.covered) >= FEWEST:
                self._join(holder(held.document), holder(held.by))

    def are_worded_alike(self, duties: Sequence[Mandate]) -> None:
        """Learn which clauses of one text ask for their reports in the same words."""
        texts: dict[str, list[Clause]] = defaultdict(list)
        for duty in duties:
            if not _points_back(duty.clause):
                texts[duty.clause.document.source].append(duty.clause)
        for own in texts.values():
            for pair in combinations(own, 2):
                if in_common(*pair).weight >= MOST:
                    self._join(*map(_content, pair))

    def of(self, clause: Clause) -> Content:
        """What a report is on that a clause asks for."""
        return self._first(_content(clause))

    def _join(self, one: Content, other: Content) -> None:
        if isinstance(one, str) == isinstance(other, str):
            self._stands[self._first(other)] = self._first(one)

    def _first(self, content: Content) -> Content:
        while self._stands.get(content, content) != content:
            content = self._stands[content]
        return content


def _content(clause: Clause) -> Content:
    own = knowledge(clause.document.language)["matching"]["own"]
    return holder(clause.document) if says(clause, own) else place_of(clause)


def _points_back(clause: Clause) -> bool:
    """Whether a clause asks for a report on what was just said, whatever that is."""
    return says(clause, knowledge(clause.document.language)["proposals"]["back"])


def _once(mandates: Sequence[Mandate]) -> list[Mandate]:
    """The duties of one file for each instrument, whatever its language versions."""
    first: dict[str, str] = {}
    for mandate in mandates:
        document = mandate.clause.document
        first.setdefault(holder(document), document.source)
    return [m for m in mandates if first[holder(m.clause.document)] == m.clause.document.source]

"""Whom a draft charges with what, and whether what it asks for can be kept track of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from intersector.languages import knowledge
from intersector.linting.model import Draft, Remark
from intersector.mandates import years_between
from intersector.model import Clause, Language, Mandate, Span
from intersector.organisations import Actor
from intersector.phrases import Phrase, Term
from intersector.structure import Mark
from intersector.structure.actors import actors_of

_NEAR: Final = 50
"""Characters after the verb in which what a duty is about is named; later words say for whom."""
_QUOTED: Final = 12
"""Words of a clause that are shown where the whole of it is meant."""


def unknown_actor(draft: Draft) -> Iterator[Remark]:
    """A head that gives orders names an actor that the organisation knows.

    Source: the actors in the organisation's file. An order to nobody in particular is carried out
    by nobody.
    """
    for head, clauses in _ordering(draft):
        if not _named(head, draft) and not any(clause.actors for clause in clauses):
            said = Phrase("“{head}” names no actor that is known.", head=head.printed or "")
            mend = Phrase("Name the actor as the organisation does, or describe it in its file.")
            yield Remark(head.span, said, mend, clauses[0] if clauses else None)


def actor_above(draft: Draft) -> Iterator[Remark]:
    """A body instructs only those who answer to it; it invites or requests others.

    Source: `instructed_by` in the organisation's file. By the Constitution of ITU (Articles 8, 10
    and 11) the Council acts on behalf of the Plenipotentiary Conference, and the Secretary-General
    answers to both: a conference of one Sector cannot instruct them.
    """
    body = draft.document.body
    for head, clause, actor in _instructed(draft):
        if actor.instructed_by is not None and body not in actor.instructed_by:
            said = Phrase(
                "{body} cannot instruct {actor}.", body=Term(body or ""), actor=Term(actor.name)
            )
            yield _invite(head, clause, said)


def other_sector(draft: Draft) -> Iterator[Remark]:
    """A conference of one Sector does not instruct the officers or groups of another.

    Source: each Sector works through its own conferences, groups and Bureau (Constitution,
    Articles 12, 17 and 21); between Sectors texts invite, and work "in collaboration with".
    """
    own = draft.body.sector if draft.body is not None else None
    for head, clause, actor in _instructed(draft):
        if own is not None and actor.sector not in {None, own}:
            said = Phrase(
                "{body} instructs {actor}, of another Sector.",
                body=Term(draft.document.body or ""),
                actor=Term(actor.name),
            )
            yield _invite(head, clause, said)


def outside_functions(draft: Draft) -> Iterator[Remark]:
    """A duty of a Sector lies within the functions that the basic texts give it.

    Source: `functions` in the organisation's file, by provisions of the Constitution (78, 104 and
    118 for ITU). Words that tell the function of another Sector, and none of its own, ask for a
    second look.
    """
    for mandate in draft.mandates:
        sector = _sector(mandate, draft)
        if sector is None or _tells(mandate, sector, draft):
            continue
        for other in _sectors(draft):
            word = _tells(mandate, other, draft) if other != sector else None
            if word is not None:
                said = Phrase(
                    "“{word}” tells a function of {other}, and the duty is given to {sector}.",
                    word=word.of(draft.document.text),
                    other=Term(other),
                    sector=Term(sector),
                )
                mend = Phrase("Check who should do it, or name the other Sector beside.")
                yield Remark(word, said, mend, mandate.clause)
                break


def no_recipient(draft: Draft) -> Iterator[Remark]:
    """A report is made to someone.

    Source: the duties to report in the Final Acts name the Council, a conference or a group; a
    report to nobody is read by nobody.
    """
    for mandate in draft.mandates:
        if mandate.reporting and mandate.recipient is None:
            said = Phrase("{words} asks for a report and says not to whom.", words=_words(mandate))
            yield _of(mandate, said, Phrase("Name the body that receives the report."))


def no_date(draft: Draft) -> Iterator[Remark]:
    """A report is due at some time: a deadline, or how often.

    Source: as for recipients; what has no date cannot be followed up in a calendar.
    """
    for mandate in draft.mandates:
        if mandate.reporting and not _dated(mandate) and not _told(mandate, draft):
            said = Phrase("{words} asks for a report and says not when.", words=_words(mandate))
            yield _of(mandate, said, Phrase("Say by when, or how often."))


def no_review(draft: Draft) -> Iterator[Remark]:
    """Reports that recur come to an end, or are looked at again.

    Source: model clauses on review and retirement of mandates (United Nations General Assembly
    resolution 80/251); WTSA Resolution 1, clause 1.3 d): what is accomplished should go.
    """
    recurring = [m for m in draft.mandates if m.reporting and years_between(m) is not None]
    lasting = [m for m in recurring if m.deadline is None]
    if lasting and not _review(draft.document.language).search(draft.document.text):
        said = Phrase(
            "{words} recurs without an end, and nothing says when it is reviewed.",
            words=_words(lasting[0]),
        )
        yield _of(
            lasting[0], said, Phrase("Add a clause that reviews it, or the year in which it ends.")
        )


def _ordering(draft: Draft) -> Iterator[tuple[Mark, list[Clause]]]:
    """The operative heads that are addressed to someone, with their clauses."""
    heads = draft.marked.of("head", "annex", "heading")
    verb = draft.marked.grammar.operative
    for head, after in zip(heads, [*heads[1:], None], strict=False):  # there may be none
        printed = head.printed or ""
        if head.role == "operative" and head.kind == "head" and not verb.fullmatch(printed):
            end = after.span.start if after is not None else len(draft.document.text)
            yield head, [c for c in draft.clauses if head.span.end <= c.span.start < end]


def _instructed(draft: Draft) -> Iterator[tuple[Mark, Clause | None, Actor]]:
    """The heads that instruct, each with the actors that it instructs."""
    for head, clauses in _ordering(draft):
        if _instructs(draft.document.language).search(head.printed or ""):
            for name in _named(head, draft):
                actor = draft.organisations.actors.get(name)
                if actor is not None:
                    yield head, clauses[0] if clauses else None, actor


def _named(head: Mark, draft: Draft) -> tuple[str, ...]:
    return actors_of(
        head.printed or "",
        language=draft.document.language,
        organisations=draft.organisations,
        speaker=draft.document.body,
    )


def _sector(mandate: Mandate, draft: Draft) -> str | None:
    """The one Sector that all who have the duty belong to."""
    actors = [draft.organisations.actors.get(name) for name in mandate.actors]
    sectors = {actor.sector if actor is not None else None for actor in actors}
    return sectors.pop() if len(sectors) == 1 and not mandate.collaborators else None


def _sectors(draft: Draft) -> list[str]:
    return [s.code for o in draft.organisations.members for s in o.sectors if s.functions]


def _tells(mandate: Mandate, sector: str, draft: Draft) -> Span | None:
    """The first words of what is to be done that tell a function of a Sector."""
    clause = mandate.clause
    at = clause.text.find(mandate.object) if mandate.object else -1
    said = (mandate.object or "")[:_NEAR].casefold() if at >= 0 else ""
    for function in draft.organisations.functions_of(sector):
        for word in function.words.get(clause.document.language, ()):
            found = said.find(word.casefold())
            if found >= 0:
                start = clause.span.start + at + found
                return Span(start, start + len(word))
    return None


def _invite(head: Mark, clause: Clause | None, message: Phrase) -> Remark:
    mend = Phrase("Invite or request instead of instructing.")
    return Remark(head.span, message, mend, clause)


def _of(mandate: Mandate, message: Phrase, mend: Phrase) -> Remark:
    return Remark(mandate.span, message, mend, mandate.clause)


def _dated(mandate: Mandate) -> bool:
    return mandate.deadline is not None or mandate.frequency is not None


def _told(mandate: Mandate, draft: Draft) -> bool:
    """Whether another clause says when the same actors report: "the above report"."""
    return any(
        each.reporting and _dated(each) and set(each.actors) & set(mandate.actors)
        for each in draft.mandates
    )


def _words(mandate: Mandate) -> str:
    words = mandate.span.of(mandate.clause.document.text).split()
    shown = " ".join(words[:_QUOTED])
    return f"“{shown} …”" if len(words) > _QUOTED else f"“{shown}”"


@cache
def _instructs(language: Language) -> re.Pattern[str]:
    return _any(knowledge(language)["linting"]["instructing"])


@cache
def _review(language: Language) -> re.Pattern[str]:
    return _any(knowledge(language)["linting"]["review"])


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)

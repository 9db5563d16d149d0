"""What to do about two clauses that overlap: an ordered list of rules, the first that fits decides.

The order goes from what is no duplication at all, over what one text repeats of itself and of a
higher one, to what equals share; the last rule always fits. Sources: WTSA Resolution 1, clause
1.3; the three treatments and the integration exception of the TDAG working group on streamlining.
A rule's docstring is what readers see.
"""

from collections.abc import Callable, Iterable
from typing import Final

from intersector.languages import knowledge
from intersector.model import Clause, Edit
from intersector.phrases import Phrase, Term, Value
from intersector.proposals.case import Case, same_series
from intersector.proposals.edits import addition, removal, replacement
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import (
    ONE_READER,
    name,
    quote,
    sector_name,
    spot,
    target,
    term,
)

Rule = Callable[[Case], Treatment | None]
MOST: Final = 3
"""Alternatives that are proposed for one overlap."""


def one_instrument(case: Case) -> Treatment | None:
    """Editions and language versions of one instrument are not a repetition."""
    if case.within_one_text or not same_series(case.kept.document, case.other.document):
        return None
    return _keep(case, Phrase("Both texts are versions of one instrument."))


def parts_of_one_text(case: Case) -> Treatment | None:
    """Clauses of one text may treat parts of one matter, or give its reason and decide it."""
    if not case.within_one_text or (case.same and case.alike):
        return None
    return _keep(case, Phrase("They stand in one text, and each has its part in it."))


def reported_twice(case: Case) -> Treatment | None:
    """Reports of the same content to several bodies can be one report that is sent to all."""
    first, second = case.recipients
    shared = set(case.kept.actors) & set(case.other.actors)
    if not (case.same and shared and first and second and first != second):
        return None
    return Treatment(
        kind="joint-activity",
        targets=_targets(case),
        clauses=_both(case),
        edits=(
            addition(case.kept, _said(case.kept, "readers", names=_readers(case, first, second))),
            removal(case.other),
        ),
        because=_because(
            case,
            Phrase(
                "The same report is due to {first} and to {second}.",
                first=_terms(first.split("; ")),
                second=_terms(second.split("; ")),
            ),
        ),
        lost=ONE_READER,
    )


def given_twice(case: Case) -> Treatment | None:
    """A duty that one text gives twice, to different actors, can be given once to all of them."""
    if not (case.same and case.within_one_text and case.operative):
        return None
    kept, other = set(case.kept.actors), set(case.other.actors)
    if not kept or not other or kept == other:
        return None
    return Treatment(
        kind="merge",
        targets=_targets(case),
        clauses=_both(case),
        edits=(
            addition(case.kept, _said(case.kept, "shared", names=_actors(case))),
            removal(case.other),
        ),
        because=_because(
            case,
            Phrase(
                "The text gives this duty once to {first} and once to {second}.",
                first=_terms(case.kept.actors),
                second=_terms(case.other.actors),
            ),
        ),
        lost=Phrase("Any difference that was meant between the two duties; say who leads."),
    )


def said_twice(case: Case) -> Treatment | None:
    """Texts should be as brief as possible: what one text says twice can be said once."""
    if not (case.same and case.within_one_text):
        return None
    return _strike(case, Phrase("The text says this twice."))


def integrates(case: Case) -> Treatment | None:
    """A text that cites a higher one and adds its Sector's own action integrates it: keep it."""
    own = [actor for actor in case.other.actors if actor not in case.kept.actors]
    known = case.organisations.actors
    sectoral = [actor for actor in own if actor in known and known[actor].sector is not None]
    if case.same or not (case.higher and case.cites and case.operative and sectoral):
        return None
    why = Phrase(
        "It cites the higher text and adds what {actors} must do.", actors=_terms(sectoral)
    )
    return _keep(case, why)


def higher_says_it(case: Case) -> Treatment | None:
    """Where a higher instrument already says it, the need to say it again should be questioned."""
    if not (case.higher and case.same and case.alike):
        return None
    kept = term(case.kept.document, organisations=case.organisations)
    return _strike(case, Phrase("{kept} ranks higher and already says this.", kept=kept))


def equals_share_it(case: Case) -> Treatment | None:
    """Two Sectors with the same mandate can act jointly: one activity, one lead, one report."""
    kept, other = case.sectors
    if kept is None or other is None or kept == other or not case.operative:
        return None
    if not (case.same or case.overlap.kind == "same-mandate"):
        return None
    return Treatment(
        kind="joint-activity",
        targets=_targets(case),
        clauses=_both(case),
        edits=(_jointly(case, case.kept, other), _jointly(case, case.other, kept)),
        because=_because(
            case,
            Phrase(
                "{sectors} each have this duty and neither ranks higher.",
                sectors=_terms([kept, other]),
            ),
        ),
        lost=Phrase(
            "Each Sector's freedom to act alone and at its own time; the Sectors choose the lead."
        ),
    )


def different_functions(case: Case) -> Treatment | None:
    """The basic texts give the Sectors different functions: what each does in its own is kept."""
    kept, other = (case.functions(clause) for clause in (case.kept, case.other))
    if case.same or not case.operative or not kept or not other or set(kept) & set(other):
        return None
    why = Phrase(
        "{kept} is a function of {first} and {other} one of {second}.",
        kept=_terms(kept),
        first=_terms(filter(None, [case.kept.document.sector])),
        other=_terms(other),
        second=_terms(filter(None, [case.other.document.sector])),
    )
    return _keep(case, why)


def one_leads(case: Case) -> Treatment | None:
    """Of two Sectors with the same mandate one can lead, in liaison with the other."""
    if equals_share_it(case) is None:
        return None
    led, lead = case.lead
    partner = next(filter(None, {*case.sectors} - {lead}))
    return Treatment(
        kind="joint-activity",
        targets=_targets(case),
        clauses=_both(case),
        edits=tuple(
            addition(each, _said(each, "leads", **_sector_names(case, each, lead, partner)))
            for each in (case.kept, case.other)
        ),
        because=_because(case, led),
        lost=Phrase("The equal standing of the two Sectors; the liaison has to work."),
    )


def reasons_of_their_own(case: Case) -> Treatment | None:
    """Each text recalls its own reasons: recitals that equals share need no change."""
    recitals = case.kept.role == case.other.role == "preamble"
    if not recitals or (case.higher and not case.recall):
        return None
    return _keep(case, Phrase("Both are recitals, and each gives the reasons of its own text."))


def one_body_repeats(case: Case) -> Treatment | None:
    """Instruments of one body on similar matters can be merged, the newer keeping its number."""
    one_body = case.kept.document.body == case.other.document.body is not None
    # between equals, nearly the same words may differ in the one that matters: whom they help
    told_apart = case.overlap.label != "same" and case.overlap.kind == "near-verbatim"
    if not (one_body and case.same and case.operative) or told_apart:
        return None
    return Treatment(
        kind="merge",
        targets=_targets(case),
        clauses=_both(case),
        edits=(removal(case.other),),
        because=_because(case, Phrase("The same body adopted both.")),
        lost=_loss(case),
    )


def refer(case: Case) -> Treatment | None:
    """Texts on the same matter that each have their reason can point to each other."""
    if case.within_one_text:
        return None
    return Treatment(
        kind="cross-refer",
        targets=_targets(case),
        clauses=(("", case.other),),
        edits=(addition(case.other, _see(case)),),
        because=_because(
            case, Phrase("They treat the same matter, and each may have its own reason.")
        ),
        lost=Phrase("Nothing: both texts stay."),
    )


RULES: Final[tuple[Rule, ...]] = (
    one_instrument,
    parts_of_one_text,
    reported_twice,
    given_twice,
    said_twice,
    integrates,
    reasons_of_their_own,
    higher_says_it,
    different_functions,
    equals_share_it,
    one_leads,
    one_body_repeats,
    refer,
)


FINAL: Final = frozenset({one_instrument, parts_of_one_text, reasons_of_their_own})
"""Rules that leave nothing else to propose."""


def decide(case: Case) -> list[tuple[Rule, Treatment]]:
    """What the rules that fit the case propose, the best first; at least one."""
    found: list[tuple[Rule, Treatment]] = []
    for rule in RULES:
        treatment = rule(case)
        if treatment is not None and treatment.edits not in [t.edits for _, t in found if t.edits]:
            found.append((rule, treatment))
            if rule in FINAL:
                break
    return found[:MOST]


def _keep(case: Case, why: Phrase) -> Treatment:
    return Treatment(
        kind="keep",
        targets=_targets(case),
        clauses=(("", case.other),),
        because=_because(case, why),
        lost=Phrase("Nothing: the text stays as it is."),
    )


def _strike(case: Case, why: Phrase) -> Treatment:
    edit = removal(case.other) if case.within_one_text else replacement(case.other, _see(case))
    return Treatment(
        kind="suppress-text",
        targets=(target(case.other),),
        clauses=(("", case.other),),
        edits=(edit,),
        because=_because(case, why),
        lost=_loss(case),
    )


def _loss(case: Case) -> Phrase:
    if case.overlap.kind == "verbatim":
        return Phrase("No words: the other clause has them all.")
    if case.overlap.kind == "translation":
        return Phrase("No words, if the two language versions say the same; compare them first.")
    return Phrase("What only the struck clause says; the draft shows its words.")


def _because(case: Case, why: Phrase) -> Phrase:
    """What both clauses say, and what follows from it."""
    sides = tuple(
        Phrase(
            "{instrument}, {place}, says {words}",
            instrument=term(clause.document, organisations=case.organisations),
            place=spot(clause),
            words=quote(clause.words),
        )
        for clause in (case.kept, case.other)
    )
    return Phrase("{sides}. {why}", sides=sides, why=why)


def _jointly(case: Case, clause: Clause, partner: str) -> Edit:
    named = sector_name(
        partner, language=clause.document.language, organisations=case.organisations
    )
    return addition(clause, _said(clause, "jointly", partner=named))


def _sector_names(case: Case, clause: Clause, lead: str, partner: str) -> dict[str, str]:
    """What the language of a clause calls two Sectors."""
    language, known = clause.document.language, case.organisations
    return {
        "lead": sector_name(lead, language=language, organisations=known),
        "partner": sector_name(partner, language=language, organisations=known),
    }


def _see(case: Case) -> str:
    language = case.other.document.language
    named = name(case.kept.document, language=language, organisations=case.organisations)
    return _said(case.other, "see", instrument=named, clause=spot(case.kept))


def _said(holder: Clause, key: str, **values: str) -> str:
    """What drafts in the language of the clause that holds them say."""
    sentence: str = knowledge(holder.document.language)["proposals"][key]
    return sentence.format(**values)


def _both(case: Case) -> tuple[tuple[str, Clause], ...]:
    """Both clauses, each after its instrument and place."""
    return tuple((f"{_name(case, each)}, {spot(each)}: ", each) for each in (case.kept, case.other))


def _name(case: Case, clause: Clause) -> str:
    language = clause.document.language
    return name(clause.document, language=language, organisations=case.organisations)


def _targets(case: Case) -> tuple[str, ...]:
    return tuple(sorted({target(case.kept), target(case.other)}))


def _readers(case: Case, *recipients: str) -> str:
    """Everyone who is to receive the report, in the language of the clause that stays."""
    return _named(case, dict.fromkeys(each for names in recipients for each in names.split("; ")))


def _actors(case: Case) -> str:
    return _named(case, dict.fromkeys((*case.kept.actors, *case.other.actors)))


def _named(case: Case, actors: Iterable[str]) -> str:
    language = case.kept.document.language
    return "; ".join(case.organisations.actor_name(each, language) for each in actors)


def _terms(names: Iterable[str]) -> tuple[Value, ...]:
    return tuple(map(Term, names))

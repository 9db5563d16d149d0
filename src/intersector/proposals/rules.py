"""What to do about two clauses that overlap: an ordered list of rules, the first that fits decides.

The order goes from what is no duplication at all, over what one text repeats of itself and of a
higher one, to what equals share; the last rule always fits. Sources: WTSA Resolution 1, clause
1.3; the three treatments and the integration exception of the TDAG working group on streamlining.
A rule's docstring is what readers see.
"""

from collections.abc import Callable
from typing import Final

from intersector.phrases import Phrase
from intersector.proposals.answers import (
    actors_named,
    because,
    both,
    keep,
    loss,
    readers,
    said,
    see,
    strike,
    targets,
    terms,
)
from intersector.proposals.beyond import in_common
from intersector.proposals.case import WORD_FOR_WORD, Case, same_series
from intersector.proposals.edits import addition, removal, replacement
from intersector.proposals.outline import introduces
from intersector.proposals.sectors import different_functions, equals_share_it, one_leads, one_study
from intersector.proposals.subjects import own_subjects
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import ONE_READER, quote, term

Rule = Callable[[Case], Treatment | None]
MOST: Final = 3
"""Alternatives that are proposed for one overlap."""


def one_instrument(case: Case) -> Treatment | None:
    """Editions and language versions of one instrument are not a repetition."""
    if case.within_one_text or not same_series(case.kept.document, case.other.document):
        return None
    return keep(case, Phrase("Both texts are versions of one instrument."))


def parts_of_one_text(case: Case) -> Treatment | None:
    """Clauses of one text may treat parts of one matter, or give its reason and decide it."""
    repeats = case.same and case.alike and not case.of_two_lists
    if not case.within_one_text or repeats:
        return None
    return keep(case, Phrase("They stand in one text, and each has its part in it."))


def reported_twice(case: Case) -> Treatment | None:
    """Reports of the same content to several bodies can be one report that is sent to all."""
    first, second = case.recipients
    shared = set(case.kept.actors) & set(case.other.actors)
    if not (case.same and shared and first and second and first != second):
        return None
    return Treatment(
        kind="joint-activity",
        targets=targets(case),
        clauses=both(case),
        edits=(
            addition(case.kept, said(case.kept, "readers", names=readers(case, first, second))),
            removal(case.other),
        ),
        because=because(
            case,
            Phrase(
                "The same report is due to {first} and to {second}.",
                first=terms(first.split("; ")),
                second=terms(second.split("; ")),
            ),
        ),
        lost=ONE_READER,
    )


def figures_of_their_own(case: Case) -> Treatment | None:
    """Clauses that differ in a figure (a date, an amount, a table) do not say the same."""
    kept, other = case.figures
    if not (case.within_one_text and case.same and case.differs_in_figures):
        return None
    return keep(case, Phrase("Their figures differ: {left}; {right}.", left=kept, right=other))


def given_to_all(case: Case) -> Treatment | None:
    """A duty that a text gives to several actors need not be given again to some of them."""
    told = case.same and case.within_one_text and case.operative
    if not told or case.readers_differ or case.points_back:
        return None
    narrow = case if set(case.other.actors) < set(case.kept.actors) else case.turned
    fewer = set() < set(narrow.other.actors) < set(narrow.kept.actors)
    if not fewer or narrow.differs_in_figures:
        return None
    why = Phrase(
        "The text gives this duty to {all}, among them {some}.",
        all=terms(narrow.kept.actors),
        some=terms(narrow.other.actors),
    )
    return strike(narrow, why)


def given_twice(case: Case) -> Treatment | None:
    """A duty that one text gives twice, to different actors, can be given once to all of them."""
    told = case.same and case.within_one_text and case.operative
    if not told or case.readers_differ or case.points_back:
        return None
    kept, other = set(case.kept.actors), set(case.other.actors)
    if not kept or not other or kept & other or not case.headed_alike:
        return None
    return Treatment(
        kind="merge",
        targets=targets(case),
        clauses=both(case),
        edits=(
            addition(case.kept, said(case.kept, "shared", names=actors_named(case))),
            removal(case.other),
        ),
        because=because(
            case,
            Phrase(
                "The text gives this duty once to {first} and once to {second}.",
                first=terms(case.kept.actors),
                second=terms(case.other.actors),
            ),
        ),
        lost=Phrase("Any difference that was meant between the two duties; say who leads."),
    )


def said_twice(case: Case) -> Treatment | None:
    """Texts should be as brief as possible: what one text says twice can be said once."""
    same_actors = set(case.kept.actors) == set(case.other.actors)
    told = case.same and case.within_one_text and same_actors
    if not told or case.readers_differ or case.points_back:
        return None
    return strike(case, Phrase("The text says this twice."))


def each_its_own(case: Case) -> Treatment | None:
    """What one text asks of different actors, or for different readers, is each one's duty."""
    if not case.within_one_text or reported_twice(case) or given_to_all(case):
        return None
    if case.readers_differ:
        return keep(case, Phrase("The two duties have different readers."))
    if set(case.kept.actors) == set(case.other.actors):
        return None
    return keep(case, Phrase("The two duties have different actors, each in its own role."))


def integrates(case: Case) -> Treatment | None:
    """A text that cites a higher one and adds its Sector's own action integrates it: keep it."""
    own = [actor for actor in case.other.actors if actor not in case.kept.actors]
    known = case.organisations.actors
    sectoral = [actor for actor in own if actor in known and known[actor].sector is not None]
    if case.same or not (case.higher and case.cites and case.operative and sectoral):
        return None
    why = Phrase("It cites the higher text and adds what {actors} must do.", actors=terms(sectoral))
    return keep(case, why)


def higher_says_it(case: Case) -> Treatment | None:
    """Where a higher instrument already says it, the need to say it again should be questioned."""
    own = case.speaks_of_itself or case.differs_in_figures
    if not (case.higher and case.same and case.alike) or own:
        return None
    kept = term(case.kept.document, organisations=case.organisations)
    return strike(case, Phrase("{kept} ranks higher and already says this.", kept=kept))


def refers_already(case: Case) -> Treatment | None:
    """A clause that refers to the other text takes it up; it does not repeat it."""
    if case.within_one_text or not case.refers or higher_says_it(case) is not None:
        return None
    return keep(case, Phrase("One of the two refers to the other text already."))


def reasons_of_their_own(case: Case) -> Treatment | None:
    """Each text recalls its own reasons: recitals that equals share need no change."""
    recitals = case.kept.role == case.other.role == "preamble"
    if not recitals or (case.higher and case.same and not case.recall):
        return None
    return keep(case, Phrase("Both are recitals, and each gives the reasons of its own text."))


def one_body_repeats(case: Case) -> Treatment | None:
    """Instruments of one body on similar matters can be merged, the newer keeping its number."""
    one_body = case.kept.document.body == case.other.document.body is not None
    all_named = set(case.other.actors) <= set(case.kept.actors)
    own = case.speaks_of_itself or case.differs_in_figures or any(own_subjects(case))
    if case.within_one_text or own or not all_named:
        return None
    # between equals, nearly the same words may differ in the one that matters: whom they help
    told_apart = case.overlap.label != "same" and case.overlap.kind == "near-verbatim"
    if not (one_body and case.same and case.operative) or told_apart:
        return None
    return Treatment(
        kind="merge",
        targets=targets(case),
        clauses=both(case),
        edits=(replacement(case.other, see(case)),),
        because=because(case, Phrase("The same body adopted both.")),
        lost=loss(case),
    )


def told_in_a_report(case: Case) -> Treatment | None:
    """A report tells what was decided and done; it is not amended when that is said elsewhere."""
    if not case.in_a_report or case.within_one_text:
        return None
    return keep(case, Phrase("One of the two stands in a report."))


def each_of_itself(case: Case) -> Treatment | None:
    """What a clause asks for its own text ("as resolved above", "the report") is that text's."""
    both = (case, case.turned)
    if case.within_one_text or not all(each.speaks_of_itself for each in both):
        return None
    if case.overlap.label == "same":
        named = all(each.names_itself or each.opens_by_pointing_back for each in both)
        if not named or case.overlap.kind not in WORD_FOR_WORD:
            return None
    return keep(case, Phrase("Each is about what its own text decides."))


def each_on_its_subject(case: Case) -> Treatment | None:
    """Texts may ask for like things, each for the subject of its own title."""
    if case.within_one_text or case.overlap.label == "same" or not case.operative:
        return None
    kept, other = own_subjects(case)
    if not kept and not other:
        return None
    only = tuple(map(quote, kept + other))
    return keep(case, Phrase("Each is about the subject of its own text: {words}.", words=only))


def only_a_phrase(case: Case) -> Treatment | None:
    """A turn of phrase that two texts use is no matter that they share."""
    if case.within_one_text or case.foreign or case.overlap.kind != "same-subject":
        return None
    if any(own_subjects(case)):
        return None
    common = in_common(case.kept, case.other)
    if not common.is_all:
        return None
    if not common.turn:
        return keep(case, Phrase("They have no telling words in common but those of their titles."))
    why = Phrase("They have only a turn of phrase in common: {words}.", words=quote(common.turn))
    return keep(case, why)


def refer(case: Case) -> Treatment | None:
    """Texts on the same matter that each have their reason can point to each other."""
    if case.within_one_text:
        return None
    if introduces(case.other) and not introduces(case.kept) and not case.higher:
        case = case.turned  # nothing can be added before the colon of a clause that opens a list
    return Treatment(
        kind="cross-refer",
        targets=targets(case),
        clauses=(("", case.other),),
        edits=(addition(case.other, see(case)),),
        because=because(
            case, Phrase("They treat the same matter, and each may have its own reason.")
        ),
        lost=Phrase("Nothing: both texts stay."),
    )


RULES: Final[tuple[Rule, ...]] = (
    one_instrument,
    parts_of_one_text,
    told_in_a_report,
    figures_of_their_own,
    reported_twice,
    given_to_all,
    given_twice,
    said_twice,
    each_its_own,
    integrates,
    reasons_of_their_own,
    only_a_phrase,
    higher_says_it,
    refers_already,
    different_functions,
    one_study,
    equals_share_it,
    one_leads,
    one_body_repeats,
    each_of_itself,
    each_on_its_subject,
    refer,
)


FINAL: Final = frozenset(
    {
        one_instrument,
        parts_of_one_text,
        told_in_a_report,
        figures_of_their_own,
        refers_already,
        each_its_own,
        reasons_of_their_own,
        only_a_phrase,
    }
)
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

"""What the rules answer with: to keep or to strike a clause, with the reason and what is lost."""

from collections.abc import Iterable
from functools import reduce

from intersector.editions.words import compare_words
from intersector.languages import knowledge
from intersector.model import Clause, Edit
from intersector.phrases import Phrase, Term, Value
from intersector.proposals.case import WORD_FOR_WORD, Case
from intersector.proposals.edits import addition, removal, replacement
from intersector.proposals.treatment import Treatment
from intersector.proposals.wording import name, quote, sector_name, seen, spot, target, term


def keep(case: Case, why: Phrase) -> Treatment:
    """Leave both clauses as they are."""
    return Treatment(
        kind="keep",
        targets=targets(case),
        clauses=(("", case.other),),
        because=because(case, why),
        lost=Phrase("Nothing: the text stays as it is."),
    )


def strike(case: Case, why: Phrase) -> Treatment:
    """Strike the other clause; where it stands in another text, point to the one that is kept."""
    edit = removal(case.other) if case.within_one_text else replacement(case.other, see(case))
    return Treatment(
        kind="suppress-text",
        targets=(target(case.other),),
        clauses=(("", case.other),),
        edits=(edit,),
        because=because(case, why),
        lost=loss(case),
    )


def loss(case: Case) -> Phrase:
    """What the text would no longer say without the other clause, and to whom."""
    said, unnamed = _words_lost(case), set(case.other.actors) - set(case.kept.actors)
    if not unnamed:
        return said
    return Phrase(
        "{said} The clause that stays does not name {actors}.",
        said=said,
        actors=terms(each for each in case.other.actors if each in unnamed),
    )


def _words_lost(case: Case) -> Phrase:
    if case.overlap.kind == "translation":
        return Phrase("No words, if the two language versions say the same; compare them first.")
    if case.overlap.kind not in WORD_FOR_WORD or case.foreign:
        return Phrase("What only the struck clause says; the draft shows its words.")
    only = only_in(case.other.words, case.kept.words)
    if case.overlap.kind == "verbatim" or not only:
        return Phrase("No words: the other clause has them all.")
    return Phrase("Only the struck clause says {words}.", words=tuple(map(quote, only)))


def only_in(text: str, other: str) -> list[str]:
    """The stretches of words that stand in `text` and not in `other`, in order."""
    stretches = compare_words(other, text)
    found = [s.text.strip(" .,;:()") for s in stretches if s.type == "insert"]
    return list(dict.fromkeys(each for each in found if any(map(str.isalnum, each))))


def because(case: Case, why: Phrase) -> Phrase:
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


def study_group(clause: Clause) -> Value:
    """The group that studies a Question, which closes its number; its Sector where none does."""
    document = clause.document
    _, _, group = (document.number or "").rpartition("/")
    sector = Term(document.sector or "")
    if not group or group == document.number:
        return sector
    return Phrase("study group {group} of {sector}", group=group, sector=sector)


def jointly(case: Case, clause: Clause, *partners: str) -> Edit:
    """Add to a clause that the Sector acts together with others."""
    return addition(clause, said(clause, "jointly", partner=_partners(case, clause, partners)))


def sector_names(case: Case, clause: Clause, lead: str, *partners: str) -> dict[str, str]:
    """What the language of a clause calls the Sector that leads, and those that work with it."""
    return {
        "lead": _sector(case, clause, lead),
        "partner": _partners(case, clause, partners),
    }


def _partners(case: Case, clause: Clause, sectors: Iterable[str]) -> str:
    return reduce(
        lambda first, following: said(clause, "partners", first=first, next=following),
        (_sector(case, clause, each) for each in sectors),
    )


def _sector(case: Case, clause: Clause, code: str) -> str:
    return sector_name(code, language=clause.document.language, organisations=case.organisations)


def see(case: Case) -> str:
    """The reference to the clause that is kept, in the language of the other one.

    To its instrument alone where that is in another language: a head is not translated.
    """
    language = case.other.document.language
    named = seen(case.kept.document, language=language, organisations=case.organisations)
    place = "" if case.foreign else spot(case.kept)
    return said(case.other, "see", instrument=named, clause=place).rstrip(" ,،，")


def said(holder: Clause, key: str, **values: str) -> str:
    """What drafts in the language of the clause that holds them say."""
    sentence: str = knowledge(holder.document.language)["proposals"][key]
    return sentence.format(**values)


def both(case: Case) -> tuple[tuple[str, Clause], ...]:
    """Both clauses, each after its instrument and place."""
    return placed(case, case.kept), placed(case, case.other)


def placed(case: Case, clause: Clause) -> tuple[str, Clause]:
    """A clause after its instrument and place."""
    return f"{_name(case, clause)}, {spot(clause)}: ", clause


def _name(case: Case, clause: Clause) -> str:
    language = clause.document.language
    return name(clause.document, language=language, organisations=case.organisations)


def targets(case: Case) -> tuple[str, ...]:
    """The identifiers of both clauses."""
    return tuple(sorted({target(case.kept), target(case.other)}))


def readers(case: Case, *recipients: str) -> str:
    """Everyone who is to receive the report, in the language of the clause that stays."""
    return _named(case, dict.fromkeys(each for names in recipients for each in names.split("; ")))


def actors_named(case: Case) -> str:
    """All who are given the duty, in the language of the clause that stays."""
    return _named(case, dict.fromkeys((*case.kept.actors, *case.other.actors)))


def _named(case: Case, actors: Iterable[str]) -> str:
    language = case.kept.document.language
    return "; ".join(case.organisations.actor_name(each, language) for each in actors)


def terms(names: Iterable[str]) -> tuple[Value, ...]:
    """Names as reasons say them."""
    return tuple(map(Term, names))

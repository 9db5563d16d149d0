"""How a proposal names instruments and clauses, quotes them and marks a draft."""

import re
from typing import Any, Final

from intersector.identifiers import InstrumentId
from intersector.languages import knowledge
from intersector.model import Clause, Document, Language
from intersector.organisations import Body, Organisations
from intersector.phrases import Phrase, Term

QUOTED = 160
"""Characters of a clause that are quoted in a reason; the report shows the rest beside it."""
OPENING = 400
"""Characters at the start of a document in which its title stands."""
BRACKET: Final = re.compile(r"[(（][^()（）]*[)）]")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
ONE_READER: Final = Phrase(
    "A report shaped for one reader; each body may ask for a part of its own."
)
"""What one report to several bodies would lose."""


def target(clause: Clause) -> str:
    """The identifier of a clause: its instrument's (or file's), ``#``, its path there."""
    return f"{holder(clause.document)}#{clause.key}"


def holder(document: Document) -> str:
    """The identifier of a document: its instrument's, or its file where it has none."""
    return str(document.id) if document.id is not None else document.source


def quote(text: str) -> str:
    """The beginning of `text` in quotation marks, cut at a word."""
    if len(text) <= QUOTED:
        return f"“{text}”"
    cut = text[:QUOTED]
    return f"“{cut.rpartition(' ')[0] or cut} …”"


def struck(text: str) -> str:
    """Mark `text` as struck."""
    return f"[-{text}-]"


def added(text: str) -> str:
    """Mark `text` as added."""
    return f"{{+{text}+}}"


def name(document: Document, *, language: Language, organisations: Organisations) -> str:
    """What a text in `language` calls the instrument: ``Resolution 191 (Rev. Bucharest, 2022)``.

    A document without an identifier is called by its title, or by its file.
    """
    if document.id is None:
        return document.title or document.source
    return instrument_name(
        document.id, language=language, organisations=organisations, revised=is_revised(document)
    )


def seen(document: Document, *, language: Language, organisations: Organisations) -> str:
    """The name of the instrument as `language` inflects it after "see": ``la Résolution 191``."""
    called = name(document, language=language, organisations=organisations)
    words, kind = knowledge(language)["proposals"], document.id.kind if document.id else ""
    if kind not in words["seen"]:
        return called
    return called.replace(words["kinds"][kind], words["seen"][kind], 1)


def term(document: Document, *, organisations: Organisations) -> str:
    """What a reason calls the instrument, in the language that the reason is said in."""
    told = name(document, language="en", organisations=organisations)
    return told if document.id is None else Term(told, key=str(document.id))


def is_revised(document: Document) -> bool:
    """Whether the bracket with the session in the title says that this edition is a revision."""
    mark = str(knowledge(document.language)["proposals"]["revised"]).strip(" ，").casefold()
    year = str(document.year)
    own = (each for each in BRACKET.findall(document.text[:OPENING]) if _tells(each, year))
    return mark in next(own, "").casefold()


def _tells(bracket: str, year: str) -> bool:
    """Whether a bracket names a session of a year: "(Rev. Geneva, 2022)", "(REV.WRC-23)"."""
    return year in bracket or re.search(rf"-{year[2:]}(?!\d)", bracket) is not None


def year_of(text: str | None) -> int | None:
    """The year that a deadline names."""
    found = YEAR.search(text or "")
    return int(found[0]) if found else None


def instrument_name(
    instrument: InstrumentId, *, language: Language, organisations: Organisations, revised: bool
) -> str:
    """The name of an instrument in `language`, with its edition where that is known."""
    words = knowledge(language)["proposals"]
    body = organisations.bodies.get(instrument.body)
    by_sector = body is not None and body.called_by_sector and body.sector is not None
    named: str = words["sector_name" if by_sector else "name"].format(
        kind=words["kinds"].get(instrument.kind, instrument.kind.capitalize()),
        sector=_sector_code(body, language, organisations) if by_sector else "",
        number=instrument.number,
        edition=edition(
            instrument, language=language, organisations=organisations, revised=revised
        ),
    )
    return named.strip()


def edition(
    instrument: InstrumentId, *, language: Language, organisations: Organisations, revised: bool
) -> str:
    """The bracket that names an edition, ``(Rev. Bucharest, 2022)``; empty when not known."""
    words: dict[str, Any] = knowledge(language)["proposals"]
    body = organisations.bodies.get(instrument.body)
    held = [e for e in body.editions if e.year == instrument.year] if body is not None else []
    if body is None or not held:
        return ""
    if body.dated_by == "code" and held[0].code is not None:
        code = held[0].code.replace(body.code, body.names.get(language, (body.code,))[-1])
        coded: str = words["edition_code"].format(
            revised=words["revised"].rstrip() if revised else "", code=code
        )
        return coded
    printed: str = words["edition"].format(
        revised=words["revised"] if revised else "",
        place=place_name(held[0].place, language=language, organisations=organisations),
        year=instrument.year,
    )
    return printed


def _sector_code(body: Body | None, language: Language, organisations: Organisations) -> str:
    """What `language` calls a body's Sector in short: ``UIT-R``."""
    code = (body.sector if body is not None else None) or ""
    names = [s.names for o in organisations.members for s in o.sectors if s.code == code]
    return next((each[language][-1] for each in names if each.get(language)), code)


def place_name(place: str, *, language: Language, organisations: Organisations) -> str:
    """What `language` calls a place, or its English name."""
    known = [o.places[place] for o in organisations.members if place in o.places]
    return next((names[language][0] for names in known if names.get(language)), place)


def spot(clause: Clause) -> str:
    """Where a clause stands in its text, as readers say it: ``resolves 2 a``, ``annex 2, 4``."""
    opening, *path = clause.key.split("/")
    head = clause.head or ""
    if clause.role != "annex" or not path or not _is_slug(path[0], head or clause.role):
        return " ".join([head or opening, *path])
    return ", ".join(
        filter(None, [_annex(clause, opening), " ".join(filter(None, [head, *path[1:]]))])
    )


def _is_slug(part: str, words: str) -> bool:
    """Whether a part of a path stands for these words, once or again ("resolves-2")."""
    told, said = (re.sub(r"[\W_]", "", each.casefold()) for each in (part, words))
    return re.fullmatch(re.escape(said) + r"\d*", told) is not None


def _annex(clause: Clause, part: str) -> str:
    """What a part of a path calls an annex, without the instrument that it belongs to."""
    words: dict[str, Any] = knowledge(clause.document.language)["proposals"]
    told = part.replace("-", " ")
    found = re.search(words["annex"], told)
    if found is None or found["label"] is None:
        return found["word"] if found is not None else told
    return str(words["annex_number"].format(word=found["word"], number=found["label"]))


def sector_name(code: str, *, language: Language, organisations: Organisations) -> str:
    """What `language` calls a Sector, or its code."""
    names = [s.names for o in organisations.members for s in o.sectors if s.code == code]
    return next((each[language][0] for each in names if each.get(language)), code)

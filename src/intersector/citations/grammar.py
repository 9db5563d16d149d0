"""How one language writes references: its words and the names it knows, compiled once."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from intersector.citations.lexicon import Lexicon, words
from intersector.languages import knowledge
from intersector.model import Language
from intersector.organisations import Edition, Instrument, Organisations, code_pattern

DECLARATION = "declaration"
ASSEMBLY = "Assembly"
COMMISSION = "Commission"
THIS = "this"
"""Stands for the body of the document itself: "of this conference"."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun announces: the kind of instrument, whether several, whether of the speaker."""

    kind: str
    many: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What part of a standing text a word counts; `alone` if it needs no text named beside it."""

    name: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """How a body numbers its instruments; `anchor` is the longest of what is always there."""

    body: str
    kind: str
    code: str
    anchor: str
    pattern: "re.Pattern[str]"


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The compiled words of one language, with the names of a set of organisations."""

    language: Language
    nouns: Lexicon[Noun]
    bodies: Lexicon[str]
    instruments: Lexicon[Instrument]
    abroad: Mapping[str, Lexicon[Instrument]]
    bare: frozenset[str]
    another: "re.Pattern[str]"
    leads: Lexicon[Noun | Unit | Instrument]
    units: Lexicon[str]
    places: Lexicon[str]
    own: "re.Pattern[str]"
    link: "re.Pattern[str]"
    join: "re.Pattern[str]"
    through: "re.Pattern[str]"
    towards: "re.Pattern[str]"
    opens: "re.Pattern[str]"
    including: "re.Pattern[str]"
    part: "re.Pattern[str]"
    date: "re.Pattern[str]"
    revised: "re.Pattern[str]"
    worded: "re.Pattern[str]"
    worded_on: "re.Pattern[str]"
    document: "re.Pattern[str]"
    symbol: "re.Pattern[str]"
    goals: "re.Pattern[str]"
    itself: "re.Pattern[str]"
    codes: tuple[Code, ...]
    sessions: Mapping[str, tuple[str, Edition]]
    labels: Mapping[str, str]
    assumed: Mapping[str, Instrument]
    organ: Callable[[str], str | None]
    yearly: Mapping[str, str]
    noun_last: bool


@lru_cache(maxsize=32)
def grammar(language: Language, organisations: Organisations) -> Grammar:
    """Compile the grammar of `language`, once for each set of organisations."""
    data: Mapping[str, Any] = knowledge(language)["citations"]
    members = organisations.members
    instruments = [i for o in members for i in o.instruments]
    bodies = [(b.code, b.names.get(language, ())) for o in members for b in o.bodies]
    space = "" if language == "zh" else r"\s+"
    onward = rf"(?:[\s,،，(（]|{words(data['worded_links'], language)})*"
    return Grammar(
        language=language,
        nouns=Lexicon(language, _nouns(data)),
        bodies=Lexicon(language, [*bodies, (THIS, data["this"])]),
        instruments=Lexicon(language, [(i, i.names.get(language, ())) for i in instruments]),
        abroad=_abroad(organisations, language),
        bare=frozenset(n.casefold() for i in instruments for n in _bare(i, language)),
        another=re.compile(data["another"]) if data["another"] else re.compile("(?!)"),
        leads=Lexicon(language, _leads(data, instruments, language)),
        units=Lexicon(language, list(data["units"].items())),
        places=Lexicon(language, _places(organisations, language)),
        own=re.compile(rf"(?:{words(data['own'], language)}){space}$"),
        link=re.compile(rf"(?:\s*,)?\s*(?:{words(data['link'], language)})\s*|[^\S\n]*"),
        join=_join([*data["join"], *data["through"]], language),
        through=_through(data["through"], language),
        towards=re.compile(words(data["towards"], language)),
        opens=re.compile(rf"\s*(?:(?:{words(data['from'], language)}){space})?"),
        including=re.compile(rf"(?:\s*,?\s*(?:{words(data['including'], language)})\s*,?)+\s*"),
        part=re.compile(
            rf"\s*(?:,\s*)?(?:(?:{words([*data['part'], *data['link']], language)})\s*)?"
        ),
        date=_date(data["dated"], language),
        revised=re.compile(words(data["revised"], language)),
        worded=_worded(data, language, onward),
        worded_on=re.compile(onward),
        document=_document(data["named"]["document"], language),
        goals=re.compile(words(_goals(data, instruments, language), language)),
        symbol=_symbol(organisations.symbols),
        itself=re.compile(words(knowledge(language)["matching"]["own"], language), re.I),
        codes=tuple(
            _code(body.code, *code)
            for body in organisations.bodies.values()
            for code in body.written_codes()
        ),
        sessions=_sessions(organisations),
        organ=organisations.organ,
        labels={i.code: i.label for i in instruments},
        assumed={body: i for i in instruments for body in i.assumed_by},
        yearly={b.yearly.casefold(): b.code for b in organisations.bodies.values() if b.yearly},
        noun_last=language == "zh",
    )


def _worded(data: Mapping[str, Any], language: Language, onward: str) -> "re.Pattern[str]":
    """What opens an edition told in words, one line end and an "and" before it at most."""
    joined = rf"(?:(?:{words(data['join'], language)})\s+)?"
    said = rf"(?:{words(data['worded'], language)}){onward}"
    return re.compile(rf"[,،]?[^\S\n]*\n?[^\S\n]*{joined}{said}")


def _nouns(data: Mapping[str, Any]) -> list[tuple[Noun, list[str]]]:
    # Later entries win: a form that is both singular and plural may head a list.
    found = [(Noun(kind), listed) for kind, listed in data["one"].items()]
    found += [(Noun(kind, many=True), listed) for kind, listed in data["many"].items()]
    own = data.get("its", {}).items()
    return found + [(Noun(kind, many=True, own=True), listed) for kind, listed in own]


def _leads(
    data: Mapping[str, Any], instruments: list[Instrument], language: Language
) -> list[tuple[Noun | Unit | Instrument, Iterable[str]]]:
    """Every word that can open a citation, so that one pass over a text finds them all."""
    return [
        *_nouns(data),
        *((Unit(name), listed) for name, listed in data["units"].items()),
        *((Unit(name, alone=True), listed) for name, listed in data["series"].items()),
        *((i, i.alone.get(language, ())) for i in instruments),
        (Noun(DECLARATION), data["named"]["declaration"]),
    ]


def _bare(instrument: Instrument, language: Language) -> set[str]:
    """Names that another organisation's text can have too: "the Convention"."""
    alone = instrument.alone.get(language)
    return set(instrument.names.get(language, ())) - set(alone) if alone else set()


def _abroad(organisations: Organisations, language: Language) -> Mapping[str, Lexicon[Instrument]]:
    """By body, the instruments as texts of its organisation know them.

    In the others' the bare name of an instrument means one of their own.
    """
    found = {}
    for own in organisations.members:
        known = [
            (i, set(i.names.get(language, ())) - (_bare(i, language) if o is not own else set()))
            for o in organisations.members
            for i in o.instruments
        ]
        lexicon = Lexicon(language, known)
        found.update({body.code: lexicon for body in own.bodies})
    return found


def _code(body: str, kind: str, code: str, written: str) -> Code:
    """What ``WHA#.#`` stands for, however it is written."""
    anchor = max(re.split(r"[#\s]+", written), key=len)
    return Code(body, kind, code, anchor, code_pattern(written))


def _goals(data: Mapping[str, Any], instruments: list[Instrument], language: Language) -> list[str]:
    """What the Sustainable Development Goals are called."""
    named = [name for i in instruments if i.code == "SDG" for name in i.names.get(language, ())]
    return [*data["series"]["goal"], *named]


def _places(organisations: Organisations, language: Language) -> list[tuple[str, list[str]]]:
    editions = [e for body in organisations.bodies.values() for e in body.editions]
    names: dict[str, set[str]] = {e.place: {e.place} for e in editions}
    for organisation in organisations.members:
        for place, spellings in organisation.places.items():
            names.setdefault(place, {place}).update(spellings.get(language, ()))
    return [(place, sorted(spelled)) for place, spelled in names.items()]


def _join(listed: list[str], language: Language) -> "re.Pattern[str]":
    either = rf"{words(listed, language)}|&"
    either += r"|(?<!\w)و" if language == "ar" else ""  # written onto the number: "71 و191"
    return re.compile(rf"\s*(?:[,、،，]\s*(?:(?:{either})\s*)?|(?:{either})\s*|[-–—]\s*)")


def _through(listed: list[str], language: Language) -> "re.Pattern[str]":
    """What makes two numbers the ends of a range; Chinese brackets a number: 第1号至第3号."""
    before, after = ("号?", "第?") if language == "zh" else ("", "")
    said = rf"(?P<said>[-‑–—~～]|(?:{words(listed, language)}))"
    return re.compile(rf"\s*{before}\s*{said}\s*{after}\s*")


def _document(listed: list[str], language: Language) -> "re.Pattern[str]":
    """The word for a meeting's document, straight before its number or, in Chinese, after it."""
    either = words(listed, language)
    return re.compile(rf"号?(?:{either})" if language == "zh" else rf"(?:{either})\s+$")


def _date(listed: list[str], language: Language) -> "re.Pattern[str]":
    """A date after a number: "of 19 September 2016", "المؤرخ 19 أيلول/سبتمبر 2016"."""
    opening = words(listed, language)
    month = r"(?:del?\s+)?[^\W\d]+\.?(?:\s+[^\W\d]+)?(?:/[^\W\d]+)?(?:\s+del?)?"
    return re.compile(rf"\s*(?:{opening})\s*\d{{1,2}}(?:er|º)?\s+{month}\s+(?P<year>[12]\d{{3}})")


def _symbol(roots: Collection[str]) -> "re.Pattern[str]":
    """A document symbol: "A/78/461/Add.3", "ST/SGB/2003/13", "A/76/5 (Vol. I)/Corr.1"."""
    either = "|".join(
        rf"{root[0]}(?<![\w/.@-]{root[0]}){root[1:]}"  # a literal first: see `lexicon`
        for root in sorted(roots, key=lambda root: (-len(root), root))
    )
    part = r"[A-Za-z0-9][A-Za-z0-9.()-]*"
    label = r"(?:(?:Vol|Sect|Supp)\.|Part\.?)(?:\s?(?:No\.\s?)?[A-Z0-9]+)?"
    volume = rf"(?:\s?\({label}\)(?:/[A-Z][a-z]+\.\d+)*)?"
    session = r"(?:\s?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+)\))?"
    return re.compile(rf"(?:{either or '(?!)'})(?:/{part})+{session}{volume}")


def _sessions(organisations: Organisations) -> dict[str, tuple[str, Edition]]:
    """Every code of a session, without its hyphen: "wrc15", "вкр15", "pp2018"."""
    found: dict[str, tuple[str, Edition]] = {}
    for body in organisations.bodies.values():
        acronyms = {body.code} | {n for names in body.names.values() for n in names if n.isupper()}
        for edition in body.editions:
            held = {edition.year} | (
                {int(edition.code.rpartition("-")[2])} if edition.code else set()
            )
            years = {f"{year % 100:02}" for year in held} | {str(edition.year)}
            written = {acronym + year for acronym in acronyms for year in years}
            written |= {edition.code.replace("-", "")} if edition.code else set()
            found |= {code.casefold(): (body.code, edition) for code in written}
    return found

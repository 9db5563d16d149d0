"""A language's drafting formulas as patterns, compiled once from its table ``heads``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from intersector.languages import knowledge
from intersector.model import Language

UNSPACED: Final = frozenset({"zh"})
"""Languages that put no space between words."""
_NEVER: Final = re.compile("(?!)")
_ARABIC: Final = re.compile("[ء-غف-ي]")
_MARKS: Final = re.compile("[\u0640\u064b-\u0652]*")
"""Vowels and other marks that Arabic may print on any letter: يذكّر, يذكِّر."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How documents of one language are laid out.

    `preamble` and `operative` match the verb phrase of a head in the ITU's style; `running` those
    of a preamble that are no other verb of a sentence; `plain` those without addressees;
    `continuing` the adverbs that join one to a sentence; `opener` the first words of a clause after
    the addressees, `until` those that a head adds above a list of what is due; `recital` and
    `order` the verb phrase at the start of a paragraph in the UN's style, and `told` that of an
    order in another tense or person; `enacting` the line that names who speaks, `speaker` the same
    within a longer line, `sitting` the words that tell in a decision who decided when; `contents`
    the heading of a table of contents, `page` what stands above its numbers; `remark` what opens a
    note below a clause; `annex` the heading of an annex; `reasons`
    what opens those of a proposal; `binding` the end of a line that broke off; `pointing` what
    makes a number a reference; `kinds` gives each kind of document the pattern of its title.
    """

    language: Language
    preamble: re.Pattern[str]
    running: re.Pattern[str]
    operative: re.Pattern[str]
    plain: re.Pattern[str]
    continuing: re.Pattern[str]
    opener: re.Pattern[str]
    until: re.Pattern[str]
    recital: re.Pattern[str]
    order: re.Pattern[str]
    told: re.Pattern[str]
    enacting: re.Pattern[str]
    speaker: re.Pattern[str]
    sitting: re.Pattern[str]
    contents: re.Pattern[str]
    page: re.Pattern[str]
    remark: re.Pattern[str]
    annex: re.Pattern[str]
    annex_to: re.Pattern[str]
    closing: re.Pattern[str]
    reasons: re.Pattern[str]
    binding: re.Pattern[str]
    pointing: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]


@cache
def grammar(language: Language) -> Grammar:
    """The patterns of `language`."""
    table = knowledge(language)["heads"]
    itu, un = table["itu"], table["un"]
    space = "" if language in UNSPACED else r"\s+"
    edge = "" if language in UNSPACED else r"(?!\w)"
    return Grammar(
        language=language,
        preamble=_heads(itu["preamble"], itu, space, edge),
        running=_heads(itu["running"], itu, space, edge) if itu["running"] else _NEVER,
        operative=_heads(itu["operative"], itu, space, edge),
        plain=_heads(itu["plain"], itu, space, edge),
        continuing=re.compile(itu.get("continuing", _NEVER.pattern)),
        opener=re.compile(itu["opener"]),
        until=re.compile(itu["until"], re.IGNORECASE),
        recital=_paragraph(un["preamble"], un, space, edge),
        order=_paragraph(un["operative"], un, space, edge),
        told=_paragraph(un["told"], un, space, edge),
        enacting=re.compile(table["enacting"]),
        speaker=re.compile(table["enacting"].removesuffix("$")),
        sitting=re.compile(table["sitting"]),
        contents=_contents(table["contents"], table["contents_page"]),
        page=re.compile(table["contents_page"], re.IGNORECASE),
        remark=re.compile(table["remark"], re.IGNORECASE),
        annex=re.compile(table["annex"]),
        annex_to=re.compile(table["annex_to"]),
        closing=re.compile(table["closing"]),
        reasons=re.compile(table["reasons"]),
        binding=_binding(knowledge(language)["searching"]["functions"], language),
        pointing=re.compile(rf"\s*(?:{_any(table['pointing'], space)}){edge}"),
        kinds={kind: re.compile(words, re.IGNORECASE) for kind, words in table["kinds"].items()},
    )


def _binding(functions: Iterable[str], language: Language) -> re.Pattern[str]:
    """The end of a line that broke off: a word that binds the next, or an open bracket."""
    bracket = r"[(（][^()（）\n]{0,60}\Z"
    if language in UNSPACED:
        return re.compile(bracket)
    return re.compile(rf"\w[,)]?\s{_any(functions, '')}\Z|{bracket}")


def _contents(heading: str, page: str) -> re.Pattern[str]:
    """The heading of a table of contents, and on its line what stands above the numbers."""
    return re.compile(rf"(?:{heading})\s?[:：]?(?:\s+(?:{page}))?", re.IGNORECASE)


def _heads(
    verbs: Iterable[str], table: Mapping[str, Any], space: str, edge: str
) -> re.Pattern[str]:
    """A head's verb phrase, wherever it stands."""
    start = r"(?<!\w)" if space else ""
    return re.compile(start + _phrase(verbs, table, space, edge), re.IGNORECASE)


def _paragraph(
    verbs: Iterable[str], table: Mapping[str, Any], space: str, edge: str
) -> re.Pattern[str]:
    """A paragraph's opening verb phrase (group 1), after a quotation mark and who speaks."""
    phrase = _phrase(verbs, table, space, edge)
    return re.compile(rf"[“\"«„]?\s*(?-i:{table['subject']})??({phrase})", re.IGNORECASE)


def _phrase(verbs: Iterable[str], table: Mapping[str, Any], space: str, edge: str) -> str:
    """A verb with the adverbs that may stand before it, and after it, also after a comma.

    `prefix` is a pattern of what may be written to the first word, such as the Arabic "and".
    """
    before, after = _any(table["before"], space), _any(table["after"], space)
    prefix = table.get("prefix", "")
    apart = f"[,،]?{space}" if space else ""
    return rf"{prefix}(?:{before}{space}){{0,3}}{_any(verbs, space)}(?:{apart}{after}){{0,3}}{edge}"


def _any(words: Iterable[str], space: str) -> str:
    """Any of these phrases, the longest first; spaces, apostrophes and vowels as may be printed."""
    ordered = sorted({_MARKS.sub("", w) for w in words}, key=lambda word: (-len(word), word))
    pieces = (re.escape(w).replace(r"\ ", space or r"\s*").replace("'", "['’]") for w in ordered)
    return _ARABIC.sub(rf"\g<0>{_MARKS.pattern}", f"(?:{'|'.join(pieces)})")

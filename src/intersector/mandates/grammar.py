"""How a language gives duties: the table ``mandates`` of its file, compiled."""

import re
from dataclasses import dataclass
from functools import cache

from intersector.languages import knowledge
from intersector.model import Language

Forms = tuple[tuple[str, re.Pattern[str]], ...]
"""Values, in order of preference, each with the pattern of its written forms."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language; each field is described beside its data in ``en.toml``."""

    resolving: re.Pattern[str]
    opining: re.Pattern[str]
    ordering: re.Pattern[str]
    nobody: re.Pattern[str]
    headed: re.Pattern[str]
    duty: tuple[re.Pattern[str], ...]
    stating: re.Pattern[str]
    open: re.Pattern[str]
    listing: re.Pattern[str]
    that: re.Pattern[str]
    bare: re.Pattern[str]
    modal: re.Pattern[str]
    obliging: re.Pattern[str]
    after_subject: re.Pattern[str]
    agent: re.Pattern[str]
    office: re.Pattern[str]
    delegating: re.Pattern[str]
    own_act: re.Pattern[str]
    report: re.Pattern[str]
    others_report: re.Pattern[str]
    passing: re.Pattern[str]
    telling: re.Pattern[str]
    before_recipient: re.Pattern[str]
    to_speaker: re.Pattern[str]
    between: re.Pattern[str]
    beyond: re.Pattern[str]
    frequency: Forms
    occasion: Forms
    deadline: tuple[re.Pattern[str], ...]
    object: tuple[re.Pattern[str], ...]
    condition: tuple[re.Pattern[str], ...]
    kinds: Forms


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of `language`, compiled once."""
    table = knowledge(language)["mandates"]
    return Grammar(
        resolving=_any(table["resolving"]),
        opining=_any(table["opining"]),
        ordering=_any(table["ordering"]),
        nobody=_any(table["nobody"]),
        headed=_compiled(knowledge(language)["heads"]["itu"]["until"]),
        duty=_each(table["duty"]),
        stating=_any(table["stating"]),
        open=_any(table["open"]),
        listing=_any(table["listing"]),
        that=_compiled(table["that"]),
        bare=_compiled(table["bare"]),
        modal=_any(table["modal"]),
        obliging=_any(table["obliging"]),
        after_subject=_compiled(table["after_subject"]),
        agent=_compiled(table["agent"]),
        office=_compiled(table["office"]),
        delegating=_any(table["delegating"]),
        own_act=_any(table["own_act"]),
        report=_any(table["report"]),
        others_report=_any(table["others_report"]),
        passing=_any(table["passing"]),
        telling=_any(table["telling"]),
        before_recipient=_compiled(f"(?:{'|'.join(table['before_recipient'])})$"),
        to_speaker=_any(table["to_speaker"]),
        between=_compiled(table["actors"]["between"]),
        beyond=_any(table["beyond"]),
        frequency=_valued(table["frequency"]),
        occasion=_valued(table["occasion"]),
        deadline=_each(table["deadline"]),
        object=_each(table["object"]),
        condition=_each(table["condition"]),
        kinds=_valued(table["kinds"], before=table["before_verb"]),
    )


def _valued(table: dict[str, list[str]], *, before: str = "") -> Forms:
    """Each value with its patterns, all after the pattern `before`."""
    return tuple(
        (value, _compiled(f"{before}(?:{'|'.join(patterns)})")) for value, patterns in table.items()
    )


def _each(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(pattern) for pattern in patterns)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return _compiled("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)

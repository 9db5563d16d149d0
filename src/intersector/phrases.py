"""Sentences that remember how they were made, so that another language can say them.

A `Phrase` is its English text, to be stored, compared and printed as any other; it also keeps the
template it was made from, by which catalogues know it, and the values that were filled in.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_TEMPLATE: Final = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\w+(?::[\w,.+%]{0,4})?\})*")
"""What a template that was read may hold: names and short formats, nothing that looks inside."""


class Term(str):
    """A name that languages say in their own ways: of an actor, a language, an instrument.

    The text is what English says; `key` is the canonical name, which is the text unless given.

    >>> Term("Resolution 12 (2022)", key="PP/resolution/12@2022").key
    'PP/resolution/12@2022'
    """

    __slots__ = ("key",)
    key: str

    def __new__(cls, text: str, *, key: str | None = None) -> "Term":
        """Take `text` as a name."""
        term = super().__new__(cls, text)
        term.key = text if key is None else key
        return term

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str]]:
        return (str(self),), {"key": self.key}


Value = str | float | tuple["Value", ...]
"""What is filled in: words of a document as they are, a `Term`, a number, a further `Phrase`, or
several of these as a list."""


class Phrase(str):
    """A sentence made from a template and its values.

    >>> Phrase("in common: {words}; {count} more", words=("tide", "gauge"), count=2)
    'in common: tide, gauge; 2 more'
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: Value) -> "Phrase":
        """Fill `values` into the braces of `template` (see `str.format`)."""
        filled = {
            name: _listed(value) if isinstance(value, tuple) else value
            for name, value in values.items()
        }
        phrase = super().__new__(cls, template.format(**filled))
        phrase.template = template
        phrase.values = values
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.values)


def keep(said: Value) -> Any:
    """What JSON can hold of a sentence or of what is filled into it.

    >>> keep(Phrase("{who} reports", who=Term("the Bureau", key="Director TSB")))
    {'say': '{who} reports', 'with': {'who': {'term': 'the Bureau', 'key': 'Director TSB'}}}
    """
    if isinstance(said, Phrase):
        return {"say": said.template, "with": {k: keep(v) for k, v in said.values.items()}}
    if isinstance(said, Term):
        return {"term": str(said), "key": said.key}
    if isinstance(said, tuple):
        return [keep(each) for each in said]
    return said


def recall(kept: Any) -> Any:
    """The sentence that was kept; ValueError where `kept` is none."""
    if isinstance(kept, list):
        return tuple(recall(each) for each in kept)
    if not isinstance(kept, dict):
        return kept
    try:
        if "say" not in kept:
            return Term(kept["term"], key=kept["key"])
        if not _TEMPLATE.fullmatch(kept["say"]):
            raise ValueError("is no template")
        return Phrase(kept["say"], **{k: recall(v) for k, v in kept["with"].items()})
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError("is no sentence") from error


def _listed(values: tuple[Value, ...]) -> str:
    """Names as ``a, b and c``; sentences parted by semicolons, words of a document by commas."""
    if all(isinstance(value, Phrase) for value in values):
        return "; ".join(map(str, values))
    if not any(isinstance(value, Term) for value in values):
        return ", ".join(map(str, values))
    *others, last = map(str, values)
    return " and ".join(part for part in (", ".join(others), last) if part)

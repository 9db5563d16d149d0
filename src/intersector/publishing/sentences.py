"""Sentences of the analysis in the language of the report.

What is filled into a sentence can be in any language: each value is isolated, so that it cannot
turn the order of the words around it.
"""

from string import Formatter
from typing import Any

from markupsafe import Markup, escape

from intersector.languages import knowledge
from intersector.phrases import Phrase, Term, Value
from intersector.publishing.labels import Names
from intersector.publishing.page import TURNING

ISOLATE, END = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9)."""


def tell(sentence: str, names: Names) -> str:
    """The sentence in the language of `names`, each value between marks that isolate it."""
    if not isinstance(sentence, Phrase):
        return names.words.say(sentence)
    template = names.words.say(sentence.template)
    return _Filling(names).vformat(template, (), sentence.values)


def show(sentence: str, names: Names) -> Markup:
    """The sentence as HTML, each value an element ``bdi``."""
    told = escape(tell(sentence, names))
    return told.replace(ISOLATE, Markup("<bdi>")).replace(END, Markup("</bdi>"))


class _Filling(Formatter):
    """Fills values in as the language says them, whatever the template says of their form."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def format_field(self, value: Any, format_spec: str) -> str:
        words = self._names.words
        if isinstance(value, tuple):
            return self._listed(value)
        if isinstance(value, Phrase):
            return tell(value, self._names)
        if isinstance(value, Term):
            return isolated(self._names.term(value.key))
        if isinstance(value, str):
            return isolated(self._set(value))
        return words.number(value) if isinstance(value, int) else words.score(value)

    def _set(self, text: str) -> str:
        """What is quoted stands in the quotation marks of the language."""
        if not (text.startswith("“") and text.endswith("”")):
            return text
        opening, closing = knowledge(self._names.words.language)["drafting"]["quotes"]
        return f"{opening}{text[1:-1]}{closing}"

    def _listed(self, values: tuple[Value, ...]) -> str:
        words, said = self._names.words, [self.format_field(each, "") for each in values]
        if all(isinstance(each, Phrase) for each in values):
            return words.say("; ").join(said)
        named = any(isinstance(each, Term) for each in values)
        return words.listed(said) if named else words.say(", ").join(said)


def isolated(text: str) -> str:
    """The text between marks that keep its direction from the words around it."""
    return f"{ISOLATE}{text.translate(TURNING)}{END}"

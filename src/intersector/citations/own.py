"""The document's own names for itself: "this resolution", "la présente décision"."""

from collections.abc import Iterator

from intersector.citations.grammar import Grammar
from intersector.citations.mention import Mention
from intersector.identifiers import InstrumentId
from intersector.model import Span


def own_names(text: str, grammar: Grammar, document: InstrumentId) -> Iterator[Mention]:
    """Every place where the text names `document`, by a word of its own kind."""
    for match in grammar.itself.finditer(text):
        noun = grammar.nouns.last(text, *match.span())
        if noun is not None and grammar.nouns.value(noun).kind == document.kind:
            yield Mention(
                span=Span(*match.span()),
                kind=document.kind,
                number=document.number,
                body=document.body,
                year=document.year,
                candidates=(document,),
            )

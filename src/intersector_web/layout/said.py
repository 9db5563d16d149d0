"""Sentences of the library as JSON and back, so that a row can be said in every language."""

from typing import Any

from intersector.phrases import Phrase, Term, Value


def keep(said: Value) -> Any:
    """What JSON can hold of a sentence or of what is filled into it."""
    if isinstance(said, Phrase):
        return {"say": said.template, "with": {k: keep(v) for k, v in said.values.items()}}
    if isinstance(said, Term):
        return {"term": str(said), "key": said.key}
    if isinstance(said, tuple):
        return [keep(each) for each in said]
    return said


def recall(kept: Any) -> Any:
    """The sentence as the library made it."""
    if isinstance(kept, list):
        return tuple(recall(each) for each in kept)
    if isinstance(kept, dict) and "say" in kept:
        return Phrase(kept["say"], **{k: recall(v) for k, v in kept["with"].items()})
    if isinstance(kept, dict):
        return Term(kept["term"], key=kept["key"])
    return kept

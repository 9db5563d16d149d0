"""The reasons of a proposal in the language of the contribution, as a delegation would write them.

Instruments are called by their full names (``Resolution 5 (Rev. Port Elsin, 2023)``), and what is
quoted stands in the marks of the language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intersector.identifiers import InstrumentId
from intersector.languages import knowledge
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.phrases import Phrase, Term, Value
from intersector.proposals.wording import instrument_name
from intersector.publishing.labels import Names
from intersector.publishing.sentences import tell
from intersector.publishing.translations import words


@dataclass(frozen=True, slots=True)
class _Formal(Names):
    """Names in which some instruments are called by their full names."""

    full: Mapping[str, str]

    def term(self, key: str) -> str:
        return self.full.get(key) or Names.term(self, key)


def say_reasons(reasons: str, *, language: Language, organisations: Organisations) -> str:
    """The reasons in `language`; each value in them between marks that isolate it.

    What is no `Phrase`, or has no translation, is said as it is.
    """
    full = {
        term.key: called
        for term in _terms(reasons)
        if (called := _full_name(term, language, organisations))
    }
    told = tell(reasons, _Formal(words(language), organisations, full))
    opening, closing = knowledge(language)["drafting"]["quotes"]
    return told.replace("“", opening).replace("”", closing)


def _terms(value: Value) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, Phrase):
        for each in value.values.values():
            yield from _terms(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _terms(each)


def _full_name(term: Term, language: Language, organisations: Organisations) -> str | None:
    """What `language` calls an instrument whose English name says which edition it is."""
    try:
        instrument = InstrumentId.parse(term.key)
    except ValueError:
        return None
    if term == term.key:
        return None
    revised = str(knowledge("en")["proposals"]["revised"])
    return instrument_name(
        instrument, language=language, organisations=organisations, revised=f"({revised}" in term
    )

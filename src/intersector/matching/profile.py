"""What is known of one passage before it is compared with any other.

Words are sorted into matter and conduct. Names of bodies, offices and Sectors, references to
instruments, dates and numbers are the furniture of every resolution: they are set aside, and what
remains is weighed by how rare it is in resolutions at large. The background alone decides, so
that a score does not depend on what else is in a file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from intersector.citations import cite_text
from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES, knowledge
from intersector.matching.encoder import Encoder
from intersector.matching.frames import Formula, background
from intersector.matching.network import Floats
from intersector.matching.slots import Slots
from intersector.matching.words import Word, key, words
from intersector.model import Citation, Language, Passage, Span
from intersector.organisations import Organisations
from intersector.reading import guess_language

_RAREST: Final = 1 / 300
"""Below this share of documents a word is not rarer for being met less: the counts are too few."""
_FORMULA: Final = 0.3
"""Share of documents from which on a run of words is formula here: what is left is compared."""
_STEM: Final = 7
"""Letters that two forms of a word must share to be taken for one."""
_MARK: Final = re.compile(
    r"\s*(?:\(?(?:[a-z]{1,3}|\d{1,2}(?:\.\d{1,2})*)[).]\s|\d{1,2}\s+(?=[^\W\d]))"
)
_ACRONYM: Final = re.compile(r"\b[A-Z][A-Z0-9]+(?:[-+/][A-Z0-9]+)*s?\b")
_DATE: Final = re.compile(r"[\s,]*(?:[^\W\d]+\s)?\d{1,2}\.?\s(?:[^\W\d]+\s){1,3}\d{4}")
"""A day, month and year after a reference, in any language with spaces: "of 3 July 2015"."""
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the matter: what it counts as, how it is written, how rare it is, where it is.

    `span` is None for a word that "this resolution" stands for, which is in the title.
    """

    stem: str
    form: str
    weight: float
    span: Span | None


@dataclass(frozen=True, slots=True)
class Reference:
    """An instrument named in a text: the same `target` means the same one, of any edition."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One passage, analysed; vectors have length one, or zero where there is nothing to encode.

    `terms` has each stem once, at its first place; `rows` says which row of `lexicon`, which all
    profiles of a run share, is the vector of each. `matter` encodes the passage without its
    references and names, `content` without its references and formula.
    `cites` when the passage is there to cite, `called` the numbers that its document is called
    by, `mass` how much matter its own words have.
    """

    passage: Passage
    language: Language
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    terms: tuple[Term, ...]
    references: tuple[Reference, ...]
    acronyms: Mapping[str, Span]
    numbers: Mapping[str, Span]
    own: Span | None
    called: frozenset[str]
    mass: float
    cites: bool
    lexicon: Floats
    rows: NDArray[np.int32]
    matter: Floats
    content: Floats

    @property
    def vectors(self) -> Floats:
        """One row a term, of length one."""
        found: Floats = self.lexicon[self.rows]
        return found


def profiles(
    passages: Sequence[Passage], *, encoder: Encoder, organisations: Organisations
) -> list[Profile]:
    """Analyse `passages`; equal ones share one profile."""
    distinct = list(dict.fromkeys(passages))
    slots = Slots(organisations)
    drafts = [_draft(passage, slots, organisations) for passage in distinct]
    forms = sorted({term.form for draft in drafts for term in draft.terms})
    row = {form: at for at, form in enumerate(forms)}
    lexicon = encoder.encode(forms)
    encoded = encoder.encode([text for draft in drafts for text in (draft.bare, draft.content)])
    made = {
        draft.passage: draft.finish(
            lexicon,
            np.array([row[term.form] for term in draft.terms], np.int32),
            *encoded[2 * at : 2 * at + 2],
        )
        for at, draft in enumerate(drafts)
    }
    return [made[passage] for passage in passages]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage analysed as far as its words go."""

    passage: Passage
    language: Language
    bare: str
    content: str
    words: tuple[Word, ...]
    terms: tuple[Term, ...]
    references: tuple[Reference, ...]
    numbers: Mapping[str, Span]
    own: Span | None

    def finish(
        self, lexicon: Floats, rows: NDArray[np.int32], matter: Floats, content: Floats
    ) -> Profile:
        """Add the vectors."""
        text = self.passage.text
        return Profile(
            passage=self.passage,
            language=self.language,
            words=self.words,
            stems=tuple(stem(word.form) for word in self.words),
            weights=tuple(rarity(word.form) for word in self.words),
            terms=self.terms,
            references=self.references,
            acronyms=_first((m.group().rstrip("s"), m.span()) for m in _ACRONYM.finditer(text)),
            numbers=self.numbers,
            own=self.own,
            called=_numbers_of(self.passage.document),
            mass=sum(term.weight**2 for term in self.terms if term.span),
            cites=_opens_with_reference(text, self.references),
            lexicon=lexicon,
            rows=rows,
            matter=matter,
            content=content,
        )


def _draft(passage: Passage, slots: Slots, organisations: Organisations) -> _Draft:
    text = passage.text
    mark = _MARK.match(text)
    begin = mark.end() if mark else 0
    language = passage.language or guess_language(text)
    cited = _references(passage, language, organisations)
    aside = [Span(0, begin), *_cited(text, cited), *slots.spans(text)]
    own = _own().search(text)
    cut = [word for word in words(text) if word.start >= begin]
    free = _outside(cut, aside)
    terms = [*_terms(free), *(_title_terms(passage.title, slots) if own else ())]
    return _Draft(
        passage=passage,
        language=language,
        bare=_blank(text, aside),
        content=_content(text, [Span(0, begin), *_cited(text, cited)]),
        words=tuple(cut),
        terms=tuple({term.stem: term for term in reversed(terms)}.values())[::-1],
        references=cited,
        numbers=_first((w.form, (w.start, w.end)) for w in free if w.form[0].isdigit()),
        own=Span(*own.span()) if own else None,
    )


def _references(
    passage: Passage, language: Language, organisations: Organisations
) -> tuple[Reference, ...]:
    found = cite_text(
        passage.text,
        language=language,
        organisations=organisations,
        document=_instrument(passage.document),
    )
    return tuple(Reference(_target(citation), citation.span) for citation in found)


def _cited(text: str, cited: Sequence[Reference]) -> Iterator[Span]:
    """The references of `text`, each with the date that follows it."""
    for reference in cited:
        date = _DATE.match(text, reference.span.end)
        yield Span(reference.span.start, date.end() if date else reference.span.end)


def _instrument(written: str) -> InstrumentId | None:
    try:
        return InstrumentId.parse(written)
    except ValueError:
        return None


def _target(citation: Citation) -> str:
    """The instrument cited, its edition left out."""
    found = citation.target
    if found is None:
        return f"{citation.kind} {citation.number or citation.text.casefold()}"
    return f"{found.body}/{found.kind}/{found.number}"


@cache
def _general() -> Formula:
    """What is formula in resolutions at large, whatever else is in a file."""
    return Formula({}, share=_FORMULA)


@lru_cache(maxsize=1 << 16)
def rarity(form: str) -> float:
    """How rare a word is in resolutions and in any text, from 0 to about 5.7."""
    _, known = background()
    return -log(max(known.share(key([form])), _RAREST))


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """What a word counts as: its first letters, without the commonest endings of a plural."""
    if form.endswith("ies") and len(form) > _SHORT:
        form = form[:-3] + "y"
    elif form.endswith("s") and not form.endswith("ss") and len(form) > _SHORT - 1:
        form = form[:-1]
    return form[:_STEM]


def _terms(cut: Sequence[Word]) -> Iterator[Term]:
    """The words that can carry matter; of Chinese, two characters at a time."""
    for word in cut:
        if len(word.form) > 1 and not word.form[0].isdigit():
            yield Term(stem(word.form), word.form, rarity(word.form), Span(word.start, word.end))
    for left, right in pairwise(cut):
        if left.end == right.start and _HAN.match(left.form) and _HAN.match(right.form):
            form, weight = left.form + right.form, (rarity(left.form) + rarity(right.form)) / 2
            yield Term(form, form, weight, Span(left.start, right.end))


def _title_terms(title: str, slots: Slots) -> list[Term]:
    free = _outside(words(title), slots.spans(title))
    return [Term(term.stem, term.form, term.weight, None) for term in _terms(free)]


def _outside(cut: Sequence[Word], aside: Sequence[Span]) -> list[Word]:
    taken = {at for span in aside for at in range(span.start, span.end)}
    return [word for word in cut if word.start not in taken]


def _blank(text: str, aside: Sequence[Span]) -> str:
    kept = list(text)
    for span in aside:
        kept[span.start : span.end] = " " * (span.end - span.start)
    return " ".join("".join(kept).split())


def _content(text: str, aside: Sequence[Span]) -> str:
    """The words of `text` that are no formula, without punctuation."""
    bare = _blank(text, aside)
    cut = words(bare)
    formula = [Span(*place) for place in _general().spans(cut, None)]
    return " ".join(bare[word.start : word.end] for word in _outside(cut, formula))


def _first(found: Iterator[tuple[str, tuple[int, int]]]) -> Mapping[str, Span]:
    places: dict[str, Span] = {}
    for name, span in found:
        places.setdefault(name, Span(*span))
    return places


def _opens_with_reference(text: str, cited: Sequence[Reference]) -> bool:
    """True when a reference stands within the first words, as in "Resolution 7, on ..."."""
    return bool(cited) and len(words(text[: cited[0].span.start])) <= _OPENING


_OPENING: Final = 10


def _numbers_of(document: str) -> frozenset[str]:
    return frozenset(word.form for word in words(document) if word.form.isdigit())


@cache
def _own() -> re.Pattern[str]:
    """ "this resolution", in every language."""
    return re.compile(
        _any(n for code in LANGUAGES for n in knowledge(code)["matching"]["own"]), re.I
    )


def _any(phrases: Iterator[str] | set[str]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in ordered) + ")"

"""What can be found, what is asked, and what is found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from intersector.identifiers import InstrumentId
from intersector.model import Language, Span
from intersector.phrases import Phrase
from intersector.searching.terms import Term

FACETS: Final = ("sort", "holds", "sector", "body", "kind", "language", "role", "edition", "year")
"""What entries can be filtered by. ``holds`` is a citation or a mandate; ``edition`` is current or
old; the Sector of what is of the whole organisation is ``-``."""
Filters = Mapping[str, str]
"""Of each facet the one value that is wanted."""
Channel = Literal["named", "cites", "quoted", "words", "meaning"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    `id` is what the caller knows it by, `sort` what it is: an ``instrument``, a ``clause``, or
    what else the caller has. `text` is searched by words and by meaning, `head` by words alone.
    `name` and `cites` are canonical identifiers: of the instrument that it is, and of those that
    it cites; `document` names the one that it stands in, and `place` where. Entries that are
    versions of the same in other languages share `same`. `facets` hold what it can be filtered by.
    """

    id: str
    sort: str
    language: Language
    text: str
    head: str = ""
    title: str = ""
    name: str = ""
    document: str = ""
    place: str = ""
    same: str = ""
    cites: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parts:
    """All that there is to be found, in parts that change one by one.

    `marks` hold for each part, by its key and in the order of the index, a mark that is another
    when anything of its entries is. `read` gives the entries of parts, in the order of their keys;
    of a part that went meanwhile none.
    """

    marks: Mapping[str, str]
    read: Callable[[Sequence[str]], Iterable[Sequence[Entry]]]


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named in a query: as written, and what it is called, the most exact first."""

    written: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for, as understood.

    `phrases` are what stands in quotation marks, word by word; `terms` the words that name
    something; `named` the instruments. `rest` is the text with blanks in the place of these names,
    and `rest_terms` are its words.
    """

    text: str
    phrases: tuple[tuple[str, ...], ...]
    terms: tuple[Term, ...]
    named: tuple[Named, ...]
    rest: str
    rest_terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: the way, its rank among all found that way, and a sentence."""

    channel: Channel
    rank: int
    told: Phrase


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of an entry's text: ``text[span.start:span.end]``, and the words found in the text."""

    span: Span
    found: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: why, the part of its text to show, and its versions in other languages."""

    entry: Entry
    score: float
    reasons: tuple[Reason, ...]
    snippet: Snippet
    versions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found.

    `total` counts all that was found, of which `hits` are the part from `first` on; `by_meaning`
    is False where the index has vectors of another encoder, so that only words were compared.
    `missing` are the instruments named that the index does not hold.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    first: int
    by_meaning: bool
    missing: tuple[str, ...] = ()


def names_of(id_: InstrumentId) -> tuple[str, ...]:
    """What an instrument is called: with its edition, without, and without its body too.

    >>> names_of(InstrumentId.parse("PP/resolution/191@2018"))
    ('PP/resolution/191@2018', 'PP/resolution/191', 'resolution/191')
    """
    work = id_.work
    return tuple(dict.fromkeys([str(id_), str(work), f"{work.kind}/{work.number}"]))

"""The shape of an organisation's file: pydantic at the edge, frozen inside."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from intersector.model import Language

Names = dict[Language, tuple[str, ...]]
_ENDING: Final = "~"
_NUMBER: Final = re.compile(r"\d+")
_SIGNS: Final = re.compile(r"(?:\\#)+")  # as `re.escape` writes them
LOWEST: Final = 9
"""The rank of a body of which none is told."""


class Frozen(BaseModel):
    """A value read from a file: checked, complete, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Edition(Frozen):
    """One session of a body: the year and place that its instruments carry, and its code.

    `closed` is its last day, on which what it adopted counts as adopted; None where nobody told.
    """

    year: int
    place: str
    code: str | None = None
    closed: date | None = None


class Body(Frozen):
    """Who adopts instruments, such as a conference, assembly, council or study group.

    `code` opens an identifier (``PP/resolution/191``). `rank` orders authority, 1 the highest;
    a text of a lower rank repeats or integrates one of a higher. `sector` is None for the whole
    organisation. `names` are every way it is written, per language, acronyms included.
    """

    code: str
    names: Names
    sector: str | None = None
    rank: int = LOWEST
    editions: tuple[Edition, ...] = ()
    symbol: str | None = None
    """What opens the symbols of its documents: the ``A/HRC`` of ``A/HRC/58/27``."""
    numbers: dict[str, tuple[int, int]] = Field(default_factory=dict)
    """By kind, the first and the last of the numbers that only its own instruments can have."""
    marked: str | None = None
    """The Sector that marks its resolutions: the ITU-R of ``Resolution ITU-R 7-3``."""
    codes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By kind, the codes that it gives its instruments: ``WHA#.#``, with ``#`` for a number and
    several for one of so many digits."""
    spelled: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Of these codes, how else languages write them: ``ج ص ع#-#`` for ``WHA#.#``."""
    dated_by: Literal["place", "code"] = "place"
    """What the bracket after a number tells of a session: ``(Rev. Geneva, 2022)``, or its code, as
    ``(Rev.WRC-23)``."""
    called_by_sector: bool = False
    """Whether its Sector stands before the number: ``Resolution ITU-R 7-3``."""
    yearly: str | None = None
    """What opens the code of its sessions when it meets every year: the C of ``C11``."""

    def written_codes(self) -> Iterator[tuple[str, str, str]]:
        """The kind and the code of its instruments, with each way of writing the code."""
        for kind, codes in self.codes.items():
            for code in codes:
                yield from ((kind, code, way) for way in (code, *self.spelled.get(code, ())))


def code_pattern(written: str) -> "re.Pattern[str]":
    """What a code of `Body.codes` matches: ``WHA#.#`` every resolution of its kind."""
    literal = re.escape(written).replace(r"\ ", r"\s?")
    return re.compile(rf"(?<![A-Za-z0-9/]){_SIGNS.sub(_digits, literal)}(?![A-Za-z0-9])")


def _digits(signs: "re.Match[str]") -> str:
    count = len(signs[0]) // 2
    return r"\d{1,3}" if count == 1 else rf"\d{{{count}}}"


def code_number(code: str, printed: str) -> str:
    """The number that a code gives, however it was printed.

    >>> code_number("# C/Resolution #", "41 C/Résolution 34")
    '41C/Resolution34'
    """
    digits = iter(re.findall(r"\d+", printed))
    return "".join(re.sub("#+", lambda _: str(int(next(digits))), code).split())


class Actor(Frozen):
    """Who can be given a duty or receive a report; `members` when it is a group of others.

    A group can have a `title` that its members share ("Director") and `others`, how those not
    yet named are called ("Directors of the other Bureaux"); a member's `unit` is the part it
    stands for ("TSB"), so that "Directors of TSB and BDT" is understood. `structure.actors`
    says how names are written; `called` is how a language prints the actor, where its names
    hold signs for reading. `short` are names that mean it in the texts of the bodies `among`
    only, such as the "Council" of the Human Rights Council.
    """

    name: str
    names: Names = Field(default_factory=dict)
    called: dict[Language, str] = Field(default_factory=dict)
    sector: str | None = None
    members: tuple[str, ...] = ()
    title: Names = Field(default_factory=dict)
    unit: Names = Field(default_factory=dict)
    whence: bool = False
    """Whether beside another's name it only says where those are: "Members from X"."""
    others: Names = Field(default_factory=dict)
    short: Names = Field(default_factory=dict)
    among: tuple[str, ...] = ()
    instructed_by: tuple[str, ...] | None = None
    """The bodies, by their codes, that can instruct it; None where none is excluded."""


class Function(Frozen):
    """What a provision of the basic texts gives a Sector to do, and the words that tell it.

    `provision` is an identifier (``CS/provision/78``); the words are beginnings of words.
    """

    provision: str
    words: Names


class Sector(Frozen):
    """A part of the organisation that works on its own."""

    code: str
    names: Names
    groups: tuple[int, ...] = ()
    """The numbers of its study groups, which close the numbers of its Questions: 3/20."""
    series: tuple[str, ...] = ()
    """The series that only its Recommendations have: the K of "Recommendation K.52"."""
    functions: tuple[Function, ...] = ()


class Assumptions(Frozen):
    """What estimates of savings rest on; an organisation's file can set its own.

    A page is the United Nations' standard page for translation, of 330 words; texts are issued in
    each of its six languages.
    """

    words_a_page: int = Field(default=330, gt=0)
    languages: int = Field(default=6, gt=0)


class Instrument(Frozen):
    """A standing text that is cited by name, such as a constitution, convention or declaration.

    `code` opens the identifier of a provision (``CS/provision/119``); `label` is what a citation
    says of its body. `names` are cited with a unit ("No. 119 of ..."), `alone` without one too.
    A number with a point that names no text ("No. 9.12") is of this one in the texts of the bodies
    `assumed_by`.
    """

    code: str
    label: str
    names: Names
    alone: Names = Field(default_factory=dict)
    by: str | None = None
    assumed_by: tuple[str, ...] = ()


class Side(Frozen):
    """Work of one Sector and kind, such as the Questions of ITU-D."""

    sector: str
    kind: str


class Table(Frozen):
    """Two sides that the organisation compares, one in rows, the other in columns."""

    rows: Side
    columns: Side


class Reports(Frozen):
    """Whom the annual reports are for: actors by their canonical names.

    `coordination` is the instrument, whatever its edition, that asks the Sectors to work together
    (``PP/resolution/191``); `study_groups` what a study group is called, the closest name first.
    """

    council: str = "Council"
    advisory_groups: tuple[str, ...] = ()
    coordination: str | None = None
    study_groups: tuple[str, ...] = ("{sector} Study Group {number}", "study groups {sector}")


class Organisation(Frozen):
    """One organisation: its sectors, bodies, actors, and what its cities are called."""

    code: str
    names: Names
    sectors: tuple[Sector, ...] = ()
    bodies: tuple[Body, ...] = ()
    actors: tuple[Actor, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    assumptions: Assumptions = Assumptions()
    symbols: tuple[str, ...] = ()
    """What opens the symbols of its documents, such as the A of ``A/70/123``."""
    places: dict[str, Names] = Field(default_factory=dict)
    """Per place, by its English name, how the other languages and older texts write it."""
    mapping: tuple[str, ...] = ()
    """The bodies that have a column in the mapping of resolutions, in the order of its columns."""
    tables: tuple[Table, ...] = ()
    """What else is mapped, kind by kind: Questions onto Questions, Questions onto groups."""
    reports: Reports = Reports()


class Organisations(Frozen):
    """All organisations that a run knows, in order of preference."""

    members: tuple[Organisation, ...]

    def __hash__(self) -> int:
        return hash(tuple(o.code for o in self.members))

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Every body by its code; an earlier organisation's wins."""
        return {b.code: b for o in reversed(self.members) for b in o.bodies}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor by its canonical name; an earlier organisation's wins."""
        return {a.name: a for o in reversed(self.members) for a in o.actors}

    @cached_property
    def places(self) -> dict[str, str]:
        """Every spelling of a place, casefolded, to its English name."""
        spellings: dict[str, str] = {}
        for organisation in reversed(self.members):
            for place, names in organisation.places.items():
                written = [place, *(name for each in names.values() for name in each)]
                spellings |= {name.casefold(): place for name in written}
        return spellings

    @cached_property
    def symbols(self) -> frozenset[str]:
        """What opens the symbols of documents: the A of ``A/70/123``."""
        return frozenset(root for o in self.members for root in o.symbols)

    @cached_property
    def _organs(self) -> dict[str, str]:
        return {body.symbol: body.code for body in self.bodies.values() if body.symbol}

    def organ(self, symbol: str) -> str | None:
        """The body whose documents bear such a symbol: UNGA for ``A/70/123``."""
        parts = symbol.split("/")
        openings = ["/".join(parts[:2]), parts[0]]
        openings.insert(1, openings[0].rpartition(".")[0])
        return next((self._organs[o] for o in openings if o in self._organs), None)

    def actor(self, name: str) -> Actor | None:
        """The actor of that canonical name, or the pattern that it is a number of."""
        return self.actors.get(name) or self.actors.get(_NUMBER.sub("#", name, count=1))

    def actor_name(self, actor: str, language: Language) -> str:
        """What `language` calls an actor, for people to read; its canonical name at the worst.

        An actor with a number is called by the pattern of its kind: the "ITU-T Study Group #" of
        "ITU-T Study Group 5".
        """
        number, known = _NUMBER.search(actor), self.actor(actor)
        if known is None:
            return actor
        readable = (name for name in known.names.get(language, ()) if _ENDING not in name)
        name = known.called.get(language) or next(readable, None)
        return actor if name is None else name.replace("#", number[0] if number else "")

    @property
    def assumptions(self) -> Assumptions:
        """What estimates rest on: those of the first organisation."""
        return self.members[0].assumptions if self.members else Assumptions()

    def functions_of(self, sector: str | None) -> tuple[Function, ...]:
        """What the basic texts give a Sector to do."""
        known = (s for o in self.members for s in o.sectors if s.code == sector)
        return next((s.functions for s in known), ())

    def rank(self, body: str | None) -> int:
        """The authority of `body`, 1 the highest; of one that is not known the lowest."""
        known = self.bodies.get(body or "")
        return known.rank if known else LOWEST

    def sector_of(self, body: str | None) -> str | None:
        """The Sector that `body` belongs to; None for the whole organisation or unknown."""
        known = self.bodies.get(body or "")
        return known.sector if known else None

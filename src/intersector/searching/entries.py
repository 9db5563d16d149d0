"""Entries of instruments and their clauses: what is searched, and what it can be filtered by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from intersector.citations import Register, standing
from intersector.citations.register import Entry as Edition
from intersector.identifiers import InstrumentId
from intersector.model import Clause, Document
from intersector.organisations import Organisations
from intersector.searching.model import Entry

ANY_SECTOR = "-"
"""What stands for the Sector of an instrument of the whole organisation."""


@dataclass(frozen=True, slots=True)
class Currency:
    """Which editions are in force: by the register, and by the documents that there are."""

    register: Register
    organisations: Organisations

    @classmethod
    def among(cls, editions: Iterable[InstrumentId], organisations: Organisations) -> "Currency":
        """By the register that is shipped, and by these editions that there are."""
        shipped = Register.shipped()
        fresh = (Edition(each) for each in editions if each not in shipped.entries)
        return cls(shipped.with_entries(fresh), organisations)

    def old(self, id_: InstrumentId | None) -> bool:
        """Whether a newer edition is there, or the instrument went."""
        if id_ is None:
            return False
        status, _ = standing(id_, self.register, self.organisations)
        return status in {"superseded", "suppressed"}


def entries(  # noqa: PLR0913
    document: Document,
    clauses: Sequence[Clause],
    currency: Currency,
    *,
    ids: Sequence[str],
    cites: Mapping[int, Sequence[str]],
    ordering: Collection[int],
) -> Iterator[Entry]:
    """A document as a whole, found by its title and by what it is called, and each of its clauses.

    `ids` are those of the document and of the clauses in order; `cites` the canonical identifiers
    that a clause cites, by its place among the clauses; `ordering` the places of those with a
    mandate.
    """
    facets, name = _facets(document, currency), str(document.id or "")
    common = partial(
        Entry,
        language=document.language,
        title=document.title,
        name=name,
        document=document.source,
    )
    yield common(
        id=ids[0],
        sort="instrument",
        text=document.title,
        head=_called(document),
        same=name,
        facets=facets,
    )
    shape = f"{name}#{_shape(clauses)}" if name else ""
    for place, (clause, id_) in enumerate(zip(clauses, ids[1:], strict=True)):
        cited = tuple(dict.fromkeys(cites.get(place, ())))
        held = ("citation",) * bool(cited) + ("mandate",) * (place in ordering)
        yield common(
            id=id_,
            sort="clause",
            text=clause.words,
            head=" ".join(filter(None, (clause.head, clause.number))),
            place=clause.key,
            same=f"{shape}#{place}" if shape else "",
            cites=cited,
            facets={**facets, "role": (clause.role,), "holds": held},
        )


def _shape(clauses: Sequence[Clause]) -> str:
    """The same for versions of an instrument whose clauses stand one for one: heads and numbers
    are written in their language, but so many clauses of these roles follow each other."""
    return sha256(" ".join(clause.role for clause in clauses).encode()).hexdigest()[:8]


def _called(document: Document) -> str:
    """Words that an instrument is called by: kind, number, body, place, year."""
    parts = (document.kind, document.number, document.body, document.place, document.year)
    return " ".join(str(part) for part in parts if part is not None)


def _facets(document: Document, currency: Currency) -> dict[str, tuple[str, ...]]:
    old = currency.old(document.id)
    return {
        "sector": (document.sector or ANY_SECTOR,),
        "body": (document.body,) if document.body else (),
        "kind": (document.kind,),
        "edition": ("old" if old else "current",),
        "year": (str(document.year),) if document.year else (),
    }

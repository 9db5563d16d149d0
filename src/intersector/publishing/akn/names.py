"""Names of documents (IRIs) and of elements (eIds) as the naming convention writes them.

Source: Akoma Ntoso Naming Convention 1.0 (OASIS Standard, 2019), sections 4 and 5.
"""

import re
from collections import Counter
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.model import Citation, Document, Language
from intersector.organisations import Organisations

DELIBERATIONS: Final = frozenset(
    {"resolution", "decision", "recommendation", "opinion", "question", "declaration", "statement"}
)
"""Kinds of documents that are deliberations, "statement" in the UN's profile."""
LANGUAGES: Final[dict[Language, str]] = {
    "ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho",
}  # fmt: skip
"""ISO 639-2 codes, as IRIs use them."""
_ABBREVIATIONS: Final = {
    "attachment": "att",
    "blockList": "list",
    "clause": "cl",
    "conclusions": "conclusions",
    "paragraph": "para",
    "recital": "rec",
    "recitals": "recs",
    "section": "sec",
    "subparagraph": "subpara",
}
_UNKNOWN: Final = "nn"
"""What stands for a number that is not known."""
_LEFT_OUT: Final = re.compile(r"[^\w.]+")


def document_iri(document: Document, organisations: Organisations) -> str:
    """The IRI of the work; without a number, the first digits of the file's SHA-256 name it."""
    number = document.id.number if document.id else document.number
    return _iri(
        document.kind, number or document.sha256[:12], document.body, document.year, organisations
    )


def instrument_iri(target: InstrumentId, organisations: Organisations) -> str:
    """The IRI of the work that `target` identifies, or of a provision in one.

    Its edition is part of the name: in the ITU each edition is adopted anew.
    """
    if target.kind == "provision":
        owner = organisation_of(target.body, organisations)
        return f"/akn/{owner}/act/{slug(target.body)}/~provision_{slug(target.number)}"
    return _iri(target.kind, target.number, target.body, target.year, organisations)


def citation_iri(citation: Citation, organisations: Organisations) -> str:
    """The IRI of what is cited; of one that is not resolved, with as much as its words tell."""
    if citation.target is not None:
        return instrument_iri(citation.target, organisations)
    return _iri(citation.kind, citation.number, citation.body, citation.year, organisations)


def _iri(
    kind: str,
    number: str | None,
    body: str | None,
    year: int | None,
    organisations: Organisations,
) -> str:
    kind = slug(kind)
    form = ("statement", "deliberation") if kind in DELIBERATIONS else ("doc", kind)
    author = slug(body or "")
    date = str(year) if year is not None else ""
    parts = (organisation_of(body, organisations), *form, author, date)
    return "/".join(["/akn", *filter(None, parts), f"{kind}-{slug(number or _UNKNOWN)}"])


def organisation_of(body: str | None, organisations: Organisations) -> str:
    """The organisation, in small letters, that a body or instrument belongs to.

    The first one known otherwise.
    """
    members = organisations.members
    owners = (
        o.code
        for o in members
        if body in {o.code, *(b.code for b in o.bodies), *(i.code for i in o.instruments)}
    )
    return slug(next(owners, members[0].code))


def slug(words: str) -> str:
    """The words in small letters, joined by hyphens."""
    return _LEFT_OUT.sub("-", words.casefold()).strip("-.") or _UNKNOWN if words else ""


class ElementIds:
    """Gives every element an identifier of its own, made of its parent's, its name and its number.

    An element without a number, or with that of a sister, is counted.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counted: Counter[str] = Counter()

    def next(self, parent: str, tag: str, number: str = "") -> str:
        """The identifier of the next element `tag` in the element `parent`, "" for the root."""
        base = f"{parent}__" if parent else ""
        stem = f"{base}{_ABBREVIATIONS.get(tag, tag)}"
        name = f"{stem}_{slug(number)}" if number else ""
        while not name or name in self._taken:
            self._counted[name or stem] += 1
            name = f"{name or stem}_{self._counted[name or stem]}"
        self._taken.add(name)
        return name

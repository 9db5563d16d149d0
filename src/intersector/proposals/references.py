"""What a text says of its own numbers ("resolves 3 above"), when the numbers change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from intersector.model import Document, Edit, Span
from intersector.structure import Mark

_LABELS: Final = r"(?:[ \u00a0,–-]+(?:\w{1,3}[ \u00a0])?[(（]?(?:\d{1,3}|\w{1,4}(?=[)）]))[)）]?)+"
"""Numbers after a head: "resolves 2", "resolves 2 and 3", "considering a) to c)"."""
_CORE: Final = re.compile(r"\d{1,3}|\w{1,4}(?=[)）])")
_BEFORE: Final = 40
"""How far before a head the number can stand of a clause under it ("пункт 3 раздела решает")."""

Changes = Mapping[Mark, Mapping[str, str | None]]
"""By head, what each number becomes; None when it goes with its clause."""


def core(label: str) -> str:
    """A label without its brackets and dots."""
    return label.strip("()（）.．、 –-’‘'")


def references(
    document: Document, changes: Changes, heads: Sequence[Mark], *, gone: Sequence[Mark]
) -> tuple[Edit, ...] | None:
    """The edits that mend references to numbers under `heads`; `gone` are heads that are struck.

    None where the text names what goes, or names a number in a way that is not safely mended.
    """
    starts = {head.span.start for head in heads}
    found = [
        edit
        for head, changed in changes.items()
        for edit in _of(document, head, changed, starts, one=_once(head, heads))
    ]
    named = any(next(_mentions(document, head, starts), None) is not None for head in gone)
    if named or None in found:
        return None
    return tuple(edit for edit in found if edit is not None)


def _once(head: Mark, heads: Sequence[Mark]) -> bool:
    return sum(each.printed == head.printed for each in heads) == 1


def _mentions(document: Document, head: Mark, starts: set[int]) -> Iterator[re.Match[str]]:
    """Where the words of a head stand in the text, and open no clauses there."""
    words = r"\s+".join(map(re.escape, (head.printed or "").split()))
    for found in re.finditer(rf"(?<!\w){words}(?P<labels>{_LABELS})?", document.text):
        if found.start() not in starts:
            yield found


def _of(
    document: Document,
    head: Mark,
    changed: Mapping[str, str | None],
    starts: set[int],
    *,
    one: bool,
) -> Iterator[Edit | None]:
    """Each mended number after the head; None for each that cannot be."""
    for found in _mentions(document, head, starts):
        at = found.start("labels")
        after = list(_CORE.finditer(document.text, at, found.end())) if found["labels"] else []
        before = document.text[max(0, found.start() - _BEFORE) : found.start()]
        if set(_CORE.findall(before.rpartition("\n")[2])) & set(changed) and not after:
            yield None
        for label in after:
            to = changed.get(label[0], label[0])
            if to != label[0]:
                yield Edit(document.source, Span(*label.span()), to) if one and to else None

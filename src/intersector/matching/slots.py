"""The names of bodies, offices, Sectors and organisations: slots of a sentence, not its matter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from intersector.matching.words import fold, words
from intersector.model import Span
from intersector.organisations import Organisations
from intersector.organisations.model import Names

_ANY: Final = "~"
_KEY: Final = 2
"""Letters by which the names are found whose first word has any ending."""


class Slots:
    """Finds every name that the organisations' files hold, in any language, the longest first.

    In those files ``~`` stands for any ending of a word and ``#`` for a number.
    """

    def __init__(self, organisations: Organisations) -> None:
        self._names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted({_cut(name) for name in _names(organisations)} - {()}):
            first = name[0]
            self._names[first[:_KEY] + _ANY if first.endswith(_ANY) else first].append(name)
        for names in self._names.values():
            names.sort(key=len, reverse=True)

    def spans(self, text: str) -> list[Span]:
        """Where names stand in `text`, in order, none inside another."""
        cut = words(text)
        forms = [word.form for word in cut]
        found, at = [], 0
        while at < len(cut):
            size = self._longest(forms, at)
            if size:
                found.append(Span(cut[at].start, cut[at + size - 1].end))
            at += size or 1
        return found

    def _longest(self, forms: Sequence[str], at: int) -> int:
        first = forms[at]
        return max(self._size(first, forms, at), self._size(first[:_KEY] + _ANY, forms, at))

    def _size(self, key: str, forms: Sequence[str], at: int) -> int:
        """Words of the longest name under `key` that stands at `at`; 0 for none."""
        for name in self._names.get(key, ()):
            here = forms[at : at + len(name)]
            if len(here) == len(name) and all(map(_fits, name, here)):
                return len(name)
        return 0


def _fits(written: str, form: str) -> bool:
    if written.endswith(_ANY):
        return form.startswith(written[:-1])
    return written == form


def _cut(name: str) -> tuple[str, ...]:
    """The words of a name as the file writes it, endings left open."""
    cut = []
    for word in words(name.replace("#", " ")):
        open_ended = name[word.end : word.end + 1] == _ANY
        cut.append(fold(word.form) + (_ANY if open_ended else ""))
    return tuple(cut)


def _names(organisations: Organisations) -> Iterator[str]:
    for member in organisations.members:
        yield from _written(member.names)
        for sector in member.sectors:
            yield from _written(sector.names)
        for body in member.bodies:
            yield from _written(body.names)
        for actor in member.actors:
            for names in (actor.names, actor.title, actor.unit, actor.others):
                yield from _written(names)


def _written(names: Names) -> Iterator[str]:
    for forms in names.values():
        yield from forms

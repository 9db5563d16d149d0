"""What a search found: as rows, and as text to be read in a terminal."""

from collections.abc import Iterator
from typing import Final

from intersector.identifiers import InstrumentId
from intersector.organisations import Organisations
from intersector.publishing.labels import Names
from intersector.publishing.records import Record
from intersector.publishing.translations import words
from intersector.searching import Hit, Results

_FOUND: Final = ("*", "*")
"""What stands around words that were found."""


def hit_record(hit: Hit) -> Record:
    """Something that a search found, and why; `found` are ranges of `text`."""
    entry = hit.entry
    return {
        "id": entry.id,
        "sort": entry.sort,
        "instrument": entry.name or None,
        "document": entry.document,
        "place": entry.place or None,
        "language": entry.language,
        "title": entry.title,
        "text": entry.text,
        "found": [[span.start, span.end] for span in hit.snippet.found],
        "cites": list(entry.cites),
        "versions": [{"id": each.id, "language": each.language} for each in hit.versions],
        "score": round(hit.score, 4),
        "reasons": [
            {"by": each.channel, "rank": each.rank, "detail": each.told} for each in hit.reasons
        ],
    }


def as_text(results: Results, *, organisations: Organisations) -> str:
    """The hits one after the other: what each is, the part of it to show, and why it was found."""
    names = Names(words("en"), organisations)
    return "".join(f"{line}\n" for line in _lines(results, names))


def _lines(results: Results, names: Names) -> Iterator[str]:
    for written in results.missing:
        yield f"Not among these documents: {written}"
    if not results.hits:
        yield "Nothing was found. Try other words, fewer words or fewer filters."
        return
    for rank, hit in enumerate(results.hits, start=results.first + 1):
        yield f"{rank}. {_place(hit, names)}"
        yield f"   {_marked(hit)}"
        yield f"   {' '.join(reason.told for reason in hit.reasons)}"
        yield ""
    yield f"{results.first + 1}-{results.first + len(results.hits)} of {results.total}"


def _place(hit: Hit, names: Names) -> str:
    entry = hit.entry
    name = names.identifier(InstrumentId.parse(entry.name)) if entry.name else entry.document
    others = sorted({each.language for each in hit.versions} - {entry.language})
    also = f"; also {', '.join(others)}" if others else ""
    return f"{' '.join(filter(None, (name, entry.place)))} [{entry.language}{also}]"


def _marked(hit: Hit) -> str:
    """The snippet, with what was found marked."""
    text, at, parts = hit.entry.text, hit.snippet.span.start, []
    for span in hit.snippet.found:
        parts += [text[at : span.start], span.of(text).join(_FOUND)]
        at = span.end
    parts.append(text[at : hit.snippet.span.end])
    before, after = hit.snippet.span.start > 0, hit.snippet.span.end < len(text)
    return f"{'…' * before}{''.join(parts)}{'…' * after}"

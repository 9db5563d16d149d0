"""Remarks as Word comments, at the exact words of the author's own file.

The file that is given is only read. The words, the revisions and the comments that it holds stay
as they are: only marks of new comments are put in, and runs are cut where a mark has to stand.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from posixpath import basename, dirname, join
from typing import Final

from lxml import etree

from intersector.model import Span
from intersector.proposals.redline.cut import cut_after, cut_before
from intersector.proposals.redline.pen import run
from intersector.proposals.redline.refuse import RedlineError, check_package
from intersector.reading import Reading, trace_docx
from intersector.reading.ooxml import Package, W, integer
from intersector.reading.places import Line, Place, Traced

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT: Final = "[Content_Types].xml"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOTES: Final = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}
_SIDES: Final[tuple[Reading, ...]] = ("proposed", "original")


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of a range of the text; each line break begins a paragraph."""

    span: Span
    text: str


def comment(  # noqa: PLR0913
    data: bytes,
    comments: Sequence[Comment],
    *,
    source: str,
    author: str,
    date: str | None = None,
    right_to_left: bool = False,
) -> bytes:
    """The .docx `data` with the comments, each from its first to its last character.

    Spans are of the text as `reading.read` gives it; `date` is ISO 8601. A comment on a footnote
    hangs at its mark, one on an automatic number at the words after it, and one on a formula or a
    text box around the whole of it. Raises ReadingError where the file cannot be read, RedlineError
    where it must not be changed.
    """
    traced = trace_docx(data, source)
    check_package(traced.package, source)
    book = _Book(traced.package, author, date, right_to_left=right_to_left)
    starts: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for each in sorted(comments, key=lambda c: c.span):
        held = [at for at in range(each.span.start, each.span.end) if _place(at, traced.lines)]
        held = held or _line_of(each.span, traced.lines)
        if held:
            number = book.write(each.text)
            starts[held[0]].append(number)
            ends[held[-1]].append(number)
    _mark(traced, starts, ends)
    main = traced.package.main
    made = traced.package.replaced({main: _xml(traced.parts[main]), **book.parts()})
    _verify(data, made, source)
    return made


class _Book:
    """The part of a package that holds its comments, with those that are added to it."""

    def __init__(
        self, package: Package, author: str, date: str | None, *, right_to_left: bool
    ) -> None:
        self._package, self._right_to_left = package, right_to_left
        known = package.related(package.main, "comments")
        self._name = known or join(dirname(package.main), "comments.xml")
        self._is_new = known is None
        held = package.xml(self._name)
        self._root = (
            held if held is not None else etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        )
        self._last = max((integer(each.get(W + "id"), -1) for each in self._root), default=-1)
        self._signed = {W + "author": author, W + "initials": author[:1]}
        if date is not None:
            self._signed[W + "date"] = date

    def write(self, text: str) -> int:
        """Add a comment; return its number."""
        self._last += 1
        made = etree.SubElement(
            self._root, W + "comment", {W + "id": str(self._last)} | self._signed
        )
        for line in text.split("\n"):
            paragraph = etree.SubElement(made, W + "p")
            if self._right_to_left:
                etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "bidi")
            paragraph.append(run(line, None))
        return self._last

    def parts(self) -> dict[str, bytes]:
        """The parts of the package that this changes or adds."""
        parts = {self._name: _xml(self._root)}
        return parts | (self._declared() if self._is_new else {})

    def _declared(self) -> dict[str, bytes]:
        """What tells Word of a part that was not there."""
        main = self._package.main
        name = join(dirname(main), "_rels", f"{basename(main)}.rels")
        relations = self._package.xml(name)
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')
        taken = {each.get("Id") for each in relations}
        free = next(f"rId{n}" for n in count(1) if f"rId{n}" not in taken)
        told = {"Id": free, "Type": f"{_OFFICE}/comments", "Target": basename(self._name)}
        etree.SubElement(relations, f"{_RELATIONS}Relationship", told)
        kinds = self._package.xml(_CONTENT)
        assert kinds is not None
        told = {"PartName": f"/{self._name}", "ContentType": _KIND}
        etree.SubElement(kinds, f"{_TYPES}Override", told)
        return {name: _xml(relations), _CONTENT: _xml(kinds)}


def _place(at: int, lines: Sequence[Line]) -> Place | None:
    """Where a character of the text stands; None where no element prints it."""
    line = lines[max(bisect_right(lines, at, key=lambda each: each.span.start) - 1, 0)]
    return line.place(at) if line.span.start <= at < line.span.end else None


def _line_of(span: Span, lines: Sequence[Line]) -> list[int]:
    """The printed characters of the line in which a span without any begins."""
    line = next((each for each in lines if span.start <= each.span.end), None)
    whole = range(line.start, line.span.end) if line is not None else ()
    return [at for at in whole if _place(at, lines)]


def _mark(
    traced: Traced, starts: Mapping[int, Sequence[int]], ends: Mapping[int, Sequence[int]]
) -> None:
    """Put the marks in, from the end of the text: what stands before one is where it was read."""
    bounds = [(at + 1, at, ends[at], True) for at in ends]
    bounds += [(at, at, starts[at], False) for at in starts]
    for _, at, numbers, closing in sorted(bounds, reverse=True):
        place = _place(at, traced.lines)
        assert place is not None
        place = _in_body(place, traced)
        if closing:
            _close(place, numbers)
        else:
            after = _before(place)
            for number in numbers:
                after.addprevious(_range("commentRangeStart", number))


def _close(place: Place, numbers: Sequence[int]) -> None:
    """End ranges after a character; the references stand outside links and revisions."""
    after = _after(place)
    outer = _outermost(after)
    for number in reversed(numbers):
        reference = etree.Element(W + "r")
        reference.append(_range("commentReference", number))
        outer.addnext(reference)
        after.addnext(_range("commentRangeEnd", number))


def _before(place: Place) -> etree._Element:
    """The element before which a range begins that begins with this character."""
    return cut_before(place) if _is_plain(place) else _outermost(place.element)


def _after(place: Place) -> etree._Element:
    return cut_after(place) if _is_plain(place) else _outermost(place.element)


def _is_plain(place: Place) -> bool:
    """Whether a character stands in a run of the body: in no formula and no text box."""
    parent = place.element.getparent()
    boxed = next(place.element.iterancestors(W + "txbxContent"), None) is not None
    return parent is not None and parent.tag == W + "r" and not boxed


def _outermost(element: etree._Element) -> etree._Element:
    """The child of the outermost paragraph that holds an element."""
    *_, paragraph = element.iterancestors(W + "p")
    while element.getparent() is not paragraph:
        parent = element.getparent()
        assert parent is not None
        element = parent
    return element


def _in_body(place: Place, traced: Traced) -> Place:
    """The place, or the mark of the note that it stands in: notes hold no comments."""
    note = next(place.element.iterancestors(*_NOTES), None)
    if note is None:
        return place
    body = traced.parts[traced.package.main]
    marks = (
        each for each in body.iter(_NOTES[note.tag]) if each.get(W + "id") == note.get(W + "id")
    )
    return Place(next(marks), 0)


def _range(name: str, number: int) -> etree._Element:
    return etree.Element(W + name, {W + "id": str(number)})


def _verify(before: bytes, after: bytes, source: str) -> None:
    """Raise RedlineError unless both read alike, as they stood and as they are proposed."""
    for side in _SIDES:
        old, new = (trace_docx(data, source, side).draft for data in (before, after))
        if (old.text, old.changes) != (new.text, new.changes):
            raise RedlineError(
                source,
                "could not be given comments so that it reads as before.",
                mend="Use --format text, and report the file.",
            )


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

"""Fields: text that Word counts or looks up again, and would put in the place of a change."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from intersector.proposals.redline.cut import owner, run_of
from intersector.proposals.redline.plan import Plan
from intersector.reading.ooxml import W
from intersector.reading.places import Line, Place


@dataclass(eq=False, slots=True)
class Field:
    """A field: its code, and its runs from the one that begins it to the one that ends it."""

    code: str = ""
    runs: list[etree._Element] = field(default_factory=list)

    @property
    def is_link(self) -> bool:
        """Whether it only leads elsewhere: Word keeps the text of a link as it was written."""
        return self.code.strip().upper().startswith("HYPERLINK")


class Fields:
    """The fields of the parts of one file, by the runs that they hold."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._holding: dict[etree._Element, list[Field]] = {}
        for root in roots:
            self._scan(root)

    def holding(self, run: etree._Element) -> list[Field]:
        """The fields that a run stands in, the outermost first."""
        return self._holding.get(run, [])

    def around(self, place: Place | None) -> list[Field]:
        """The fields that print a character."""
        return [] if place is None else self.holding(run_of(place.element))

    def whole(self, line: Line, start: int, end: int) -> list[Field]:
        """The fields that print nothing but characters of this range of a line."""
        found = {f: None for at in range(start, end) for f in self.around(line.place(at))}
        return [field for field in found if self._is_whole(field, line, start, end)]

    def _is_whole(self, field: Field, line: Line, start: int, end: int) -> bool:
        held = {owner(run) for run in field.runs}
        printed = [
            at
            for at, place in enumerate(line.places, line.span.start)
            if field in self.around(place)
        ]
        return start <= printed[0] and printed[-1] < end and len(held) == 1

    def _scan(self, root: etree._Element) -> None:
        open_: list[Field] = []
        for run in root.iter(W + "r"):
            around = list(open_)
            for child in run.iter(W + "fldChar", W + "instrText"):
                kind = child.get(W + "fldCharType")
                if child.tag == W + "instrText" and open_:
                    open_[-1].code += child.text or ""
                elif kind == "begin":
                    open_.append(Field())
                    around.append(open_[-1])
                elif kind == "end" and open_:
                    open_.pop()
            if around:
                self._holding[run] = around
                for each in around:
                    each.runs.append(run)


def unfold_touched(plan: Plan) -> None:
    """Write the simple fields (`w:fldSimple`) that steps strike as complex ones, which can be."""
    simple = {
        ancestor: None
        for step in plan.steps
        for line, start, end in plan.touched(step)
        for at in range(start, end)
        if (place := line.place(at)) is not None
        for ancestor in place.element.iterancestors(W + "fldSimple")
    }
    for each in simple:
        _unfold(each)


def _unfold(simple: etree._Element) -> None:
    """Write a simple field (`w:fldSimple`) as its runs between the marks of a complex one."""
    before = [_mark("begin"), _code(simple.get(W + "instr", "")), _mark("separate")]
    for each in (*before, *list(simple), _mark("end")):
        simple.addprevious(each)
    parent = simple.getparent()
    assert parent is not None
    parent.remove(simple)


def _mark(kind: str) -> etree._Element:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "fldChar", {W + "fldCharType": kind})
    return run


def _code(text: str) -> etree._Element:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "instrText").text = text
    return run

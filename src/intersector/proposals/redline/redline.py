"""Edits of a document's text as tracked changes in its own Word file.

The changes are made from the end of the text to its beginning, so that what stands before a change
is where it was read. Everything that could be refused is looked at before anything is changed, and
the result is read again on both sides: it says what the edits say, or there is none.
"""

from collections.abc import Callable, Sequence
from typing import Final

from lxml import etree

from intersector.model import Edit, Problem
from intersector.proposals.redline.carry import carry_out
from intersector.proposals.redline.check import Check
from intersector.proposals.redline.cut import UncuttableError
from intersector.proposals.redline.fields import Fields, unfold_touched
from intersector.proposals.redline.links import changed_links
from intersector.proposals.redline.pen import Pen, Signature
from intersector.proposals.redline.plan import plan, whole_ends
from intersector.proposals.redline.refuse import BY_HAND, RedlineError, check_package
from intersector.proposals.redline.remove import UnremovableError
from intersector.proposals.redline.steps import steps_of
from intersector.proposals.redline.verify import verify
from intersector.reading import trace_docx
from intersector.reading.places import Traced

_STALE: Final = "Run `intersector map` again, then propose again."


def redline(
    data: bytes,
    edits: Sequence[Edit],
    *,
    source: str,
    signature: Signature,
    notice: Callable[[Problem], None] = lambda problem: None,
) -> bytes:
    """The .docx `data` with the edits of its text as tracked changes.

    `notice` is told what a person should look at although it is no reason to refuse.

    Spans are of the text as `reading.read` gives it, on the proposed side of the changes that the
    file holds already; those stay as they are. Raises RedlineError where an edit is not safe or
    does not fit the text, ReadingError where the file cannot be read.
    """
    traced = trace_docx(data, source)
    check_package(traced.package, source)
    text = traced.draft.text
    try:
        steps = steps_of(edits, text)
    except ValueError as error:
        raise RedlineError(source, f"{error}.", mend=_STALE) from error
    planned = plan(traced.lines, whole_ends(traced.lines, steps, text))
    before = {name: _xml(root) for name, root in traced.parts.items()}
    unfold_touched(planned)
    fields = Fields(traced.parts.values())
    Check(source, traced, planned, fields).everything()
    notices = changed_links(planned, fields, text, source)
    try:
        carry_out(planned, Pen(signature, _stories(traced)), fields)
    except (UncuttableError, UnremovableError) as error:
        raise RedlineError(source, f"{error}.", mend=BY_HAND) from error
    after = {name: _xml(root) for name, root in traced.parts.items()}
    made = traced.package.replaced({n: x for n, x in after.items() if x != before[n]})
    verify(data, made, planned, text, source)
    for each in notices:
        notice(each)
    return made


def _stories(traced: Traced) -> list[etree._Element]:
    """Every part that can hold numbered revisions."""
    names = (n for n in traced.package.names if n.startswith(("word/header", "word/footer")))
    others = [traced.package.xml(n) for n in names if n.endswith(".xml")]
    return [*traced.parts.values(), *(each for each in others if each is not None)]


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

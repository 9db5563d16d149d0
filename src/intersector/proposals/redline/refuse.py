"""What is not changed by a program, and why: the reasons that a person is told."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from intersector.errors import IntersectorError
from intersector.reading.ooxml import Package, W, find, is_on, value

_LETTERS: Final = {W + name for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym")}
_OBJECTS: Final = {W + name for name in ("drawing", "pict", "object", "ruby", "altChunk")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
_CHOSEN: Final = ("dropDownList", "comboBox", "date", "picture", "docPartList")
_LOCKS: Final = {"contentLocked", "sdtContentLocked"}
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
BY_HAND: Final = "Make this change by hand in the word processor."


class RedlineError(IntersectorError):
    """A change that is not made, because the file would not survive it as its authors want."""


def check_package(package: Package, source: str) -> None:
    """Raise RedlineError for a file that must not be changed at all."""
    reason = _forbidden(package)
    if reason is not None:
        message, mend = reason
        raise RedlineError(source, message, mend=mend)


def _forbidden(package: Package) -> tuple[str, str] | None:
    names = package.names
    if any(name.endswith("vbaProject.bin") for name in names):
        return "holds macros, which no contribution may.", "Save it as .docx without macros."
    if any(name.startswith("_xmlsignatures/") for name in names):
        return "is signed, and a change would break the signature.", "Work on a copy without it."
    if _STRICT in package.data(package.main):
        return "is in the strict form of .docx.", "Save it as an ordinary Word document (.docx)."
    settings = package.xml(package.related(package.main, "settings"))
    if is_on(settings, "documentProtection") and _enforced(settings):
        return (
            f"is protected ({value(settings, 'documentProtection', 'edit')}).",
            "Ask its owner for a copy without protection, or stop the protection in Word.",
        )
    return None


def _enforced(settings: etree._Element | None) -> bool:
    """Whether protection is on for all of the text, and forbids even changes that are tracked."""
    edit = value(settings, "documentProtection", "edit")
    return _is_enforced(settings) and edit not in {"trackedChanges", "forms"}


def _is_enforced(settings: etree._Element | None) -> bool:
    return value(settings, "documentProtection", "enforcement") in {"1", "true", "on"}


def protects_sections(package: Package) -> bool:
    """Whether sections are protected, so that only forms in them can be filled in."""
    settings = package.xml(package.related(package.main, "settings"))
    return _is_enforced(settings) and value(settings, "documentProtection", "edit") == "forms"


def check_section(element: etree._Element, source: str, words: str) -> None:
    """Raise RedlineError where `element` does not stand in a section that was left open."""
    if is_on(_section(element), "formProt") or find(_section(element), "formProt") is None:
        raise refusal(source, words, "stands in a protected section, or in a note to one")


def _section(element: etree._Element) -> etree._Element | None:
    """The properties of the section of the body that an element stands in."""
    at = next((each for each in element.iterancestors() if _is_in_body(each)), None)
    while at is not None:
        found = at if at.tag == W + "sectPr" else find(at, "pPr/sectPr")
        if found is not None:
            return found
        at = at.getnext()
    return None


def _is_in_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "body"


def check_letter(element: etree._Element, source: str, words: str) -> None:
    """Raise RedlineError where the text that `element` prints must not be changed."""
    if element.tag not in _LETTERS:
        raise refusal(source, words, "is no plain text: a formula, or the mark of a note")
    for holder in element.iterancestors():
        reason = _held(holder)
        if reason is not None:
            raise refusal(source, words, reason)


def _held(holder: etree._Element) -> str | None:
    """Why text inside `holder` must not be changed."""
    if holder.tag == W + "txbxContent":
        return "stands in a text box, which Word keeps twice"
    if holder.tag in {W + "moveTo", W + "moveFrom"}:
        return "was moved by another author, whose revision would be torn"
    return _controlled(holder) if holder.tag == W + "sdt" else None


def _controlled(control: etree._Element) -> str | None:
    properties = find(control, "sdtPr")
    if value(properties, "lock") in _LOCKS:
        return "stands in a content control that is locked"
    if find(properties, "dataBinding") is not None:
        return "stands in a content control that other data fill in"
    if any(find(properties, name) is not None for name in _CHOSEN):
        return "stands in a content control whose text is chosen, not written"
    return None


def check_run(run: etree._Element, source: str, words: str) -> None:
    """Raise RedlineError where a run that would be struck holds more than text."""
    if next(_objects(run), None) is not None:
        raise refusal(source, words, "holds a picture, a text box or an embedded object")


def _objects(run: etree._Element) -> Iterator[etree._Element]:
    return (child for child in run if child.tag in _OBJECTS)


def refusal(source: str, words: str, reason: str) -> RedlineError:
    """The error that says which words are not changed, and why."""
    shown = words if len(words) <= 60 else f"{words[:60].rpartition(' ')[0]} …"
    return RedlineError(source, f"“{shown}” {reason}.", mend=BY_HAND)

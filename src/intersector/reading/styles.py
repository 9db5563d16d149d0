"""What the paragraph styles of a .docx mean for its text: names, outline, numbers, hidden text."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from intersector.reading.ooxml import W, find, integer, is_on, value

_HEADING: Final = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|contents) (?:\d|heading)|table of figures", re.IGNORECASE)
_BODY_TEXT: Final = 9
_CHAIN: Final = 20


class Styles:
    """The styles of one document by their identifiers, each with those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iterfind(W + "style") if root is not None else ()
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._default = next((k for k, s in self._styles.items() if _is_default(s)), None)

    def of(self, properties: etree._Element | None) -> str | None:
        """Return the identifier of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def name(self, style: str | None) -> str | None:
        """Return the style's name as the word processor shows it."""
        return value(self._styles.get(style or ""), "name") or style

    def lists_contents(self, style: str | None) -> bool:
        """Whether the style is one of those that word processors give to tables of contents."""
        return _CONTENTS.fullmatch(self.name(style) or "") is not None

    def heading_level(self, style: str | None, properties: etree._Element | None) -> int | None:
        """Return the depth of a heading (1 = outermost), None for body text."""
        levels = [value(properties, "outlineLvl")]
        levels += [value(s, "pPr/outlineLvl") for s in self._chain(style)]
        outline = integer(next((o for o in levels if o is not None), None), _BODY_TEXT)
        if 0 <= outline < _BODY_TEXT:
            return outline + 1
        name = self.name(style) or ""
        if match := _HEADING.match(name):
            return int(match[1])
        return 1 if name.lower() == "title" else None

    def number(
        self, style: str | None, properties: etree._Element | None
    ) -> tuple[str, str | None]:
        """Return the list (an empty name: none) and level that number a paragraph.

        The level is None where the list itself says at which level it numbers the style.
        """
        sources = [find(properties, "numPr")]
        sources += [find(s, "pPr/numPr") for s in self._chain(style)]
        lists = (value(source, "numId") for source in sources)
        number_id = next((n for n in lists if n is not None), "0")
        levels = (value(source, "ilvl") for source in sources)
        level = next((n for n in levels if n is not None), None)
        return ("" if number_id == "0" else number_id), level

    def hides(self, run_properties: etree._Element | None) -> bool:
        """Whether a run is hidden text, by itself or by its character style."""
        if find(run_properties, "vanish") is not None:
            return is_on(run_properties, "vanish")
        style = value(run_properties, "rStyle")
        return any(is_on(s, "rPr/vanish") for s in self._chain(style))

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        for _ in range(_CHAIN):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = value(found, "basedOn")


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}

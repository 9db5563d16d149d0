"""Tracked changes that a conversion ran together: "2010ПУСАН, 2014" for 2010 struck, 2014 put."""

import re
from collections.abc import Iterator
from typing import Final

from intersector.phrases import Phrase

_YEAR: Final = r"(?:19|20)\d\d"
_FLATTENED: Final = re.compile(
    rf"(?<!\d){_YEAR}(?:{_YEAR}(?!\d)|(?=[^\W\d_\u3400-\u9fff])[^\W\d_]{{2,30}}"
    rf"(?:[ -][^\W\d_]{{1,30}}){{0,3}},\s?{_YEAR}(?!\d))"
)
_SHOWN: Final = 5


def flattened_changes(text: str) -> Iterator[Phrase]:
    """Yield a warning for the first places where two editions of a reference were run together."""
    for count, match in enumerate(_FLATTENED.finditer(text)):
        if count == _SHOWN:
            return
        line = text.count("\n", 0, match.start()) + 1
        yield Phrase(
            "line {line}, character {place}: “{words}” looks like tracked changes run together; "
            "read the document with its changes instead",
            line=line,
            place=match.start(),
            words=match[0],
        )

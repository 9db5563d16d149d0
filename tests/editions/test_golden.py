"""Short resolutions in six languages and their next edition, with what a reader says changed.

``python tests/editions/test_golden.py`` writes the expected files anew; read the difference.
"""

from pathlib import Path
from typing import Any, get_args

import pytest

from intersector.editions import Difference, Stretch, diff
from intersector.model import Clause, Document, Language
from intersector.organisations import shipped
from intersector.structure import identify, segment

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES: tuple[Language, ...] = get_args(Language)
MARKS = {"equal": "%s", "delete": "[-%s-]", "insert": "{+%s+}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_would_say_the_same(language: Language) -> None:
    """What became of each clause, and of each word of those that changed."""
    expected = (GOLDEN / f"{language}.diff").read_text(encoding="utf-8")
    assert compared(language) == expected


def compared(language: Language) -> str:
    """One paragraph for each difference."""
    found = diff(clauses(language, "old"), clauses(language, "new"))
    return "\n".join(map(paragraph, found))


def clauses(language: Language, edition: str) -> tuple[Clause, ...]:
    """The clauses of one edition."""
    text = (GOLDEN / f"{language}-{edition}.txt").read_text(encoding="utf-8")
    document: Any = identify(Document(edition, "", language, text), organisations=shipped())
    return segment(document, organisations=shipped())


def paragraph(difference: Difference) -> str:
    """The kind, where the clause stood and stands, and its words."""
    sides = [side for side in (difference.old, difference.new) if side is not None]
    places = " → ".join(dict.fromkeys(side.key for side in sides))
    words = "".join(map(marked, difference.words)) or sides[-1].words
    return f"{difference.kind}: {places}\n  {words}\n"


def marked(stretch: Stretch) -> str:
    """The words with what was struck or added marked."""
    return MARKS[stretch.type] % stretch.text


if __name__ == "__main__":
    for each in LANGUAGES:
        (GOLDEN / f"{each}.diff").write_text(compared(each), encoding="utf-8")

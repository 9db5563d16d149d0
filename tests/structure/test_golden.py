"""Whole texts in six languages with the clauses that a reader marks in them.

``python tests/structure/test_golden.py`` writes the expected files anew; read the difference.
"""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from intersector.model import Document, Language
from intersector.organisations import shipped
from intersector.structure import identify, segment

GOLDEN = Path(__file__).parent / "golden"
TEXTS = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_cut_as_a_reader_would(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert structure(path) == expected


def test_every_language_has_two_texts() -> None:
    for language in get_args(Language):
        assert len(list(GOLDEN.glob(f"{language}-*.txt"))) >= 2


def structure(path: Path) -> dict[str, Any]:
    """What is known of the document, and its clauses in order."""
    language: Any = path.stem.split("-")[0]
    read = Document(path.name, "", language, path.read_text(encoding="utf-8"))
    document = identify(read, organisations=shipped())
    clauses = segment(document, organisations=shipped())
    return {
        "id": str(document.id) if document.id else None,
        "kind": document.kind,
        "place": document.place,
        "sector": document.sector,
        "title": document.title,
        "clauses": [
            {
                "key": clause.key,
                "head": clause.head,
                "number": clause.number,
                "role": clause.role,
                "text": clause.words,
            }
            for clause in clauses
        ],
    }


def rewrite() -> None:
    """Write what is found now as what is expected."""
    for path in TEXTS:
        written = json.dumps(structure(path), ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(f"{written}\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite()

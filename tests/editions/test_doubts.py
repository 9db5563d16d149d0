"""Whether two documents are editions of one text."""

from dataclasses import replace

import pytest

from intersector.editions import doubts
from intersector.identifiers import InstrumentId
from intersector.model import Change, Document

OLD = Document("old.txt", "1", "en", "Rain.")
NEW = Document("new.txt", "2", "en", "Snow.")


def told(old: Document, new: Document) -> list[str]:
    """What is doubted."""
    return [doubt.message for doubt in doubts(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("PP/resolution/5@2018", "PP/resolution/5@2022", []),
        (
            "PP/resolution/5@2018",
            "PP/resolution/6@2018",
            ["is PP/resolution/6@2018, the old edition PP/resolution/5@2018."],
        ),
        ("RA/resolution/7-3@2015", "RA/resolution/7-4@2019", []),
        ("A/RES/70/1", "A/RES/71/2", []),
        ("A/RES/70/1", "E/RES/2020/1", ["is E/RES/2020/1, the old edition A/RES/70/1."]),
    ],
)
def test_another_instrument_is_doubted(old: str, new: str, expected: list[str]) -> None:
    """An edition is none; resolutions of the UN get a new number each time."""
    sides = [replace(d, id=InstrumentId.parse(n)) for d, n in ((OLD, old), (NEW, new))]
    assert told(*sides) == expected


def test_another_language_is_doubted() -> None:
    """A comparison by words needs the same language."""
    assert told(OLD, replace(NEW, language="fr")) == ["is in fr, the old edition in en."]


def test_one_document_needs_tracked_changes() -> None:
    """Otherwise its two readings are one."""
    assert told(OLD, OLD) == ["holds no tracked changes."]
    changed = replace(OLD, changes=(Change("insert", None, None, "Rain."),))
    assert told(changed, changed) == []
    assert not any(doubt.fatal for doubt in doubts(OLD, OLD))

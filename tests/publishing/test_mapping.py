"""Overlaps and matches as SSSOM."""

import warnings
from pathlib import Path

import pytest

from intersector.model import Findings, Match, Passage
from intersector.publishing import matches_table, overlaps_table

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it sets an option that pandas no longer needs
    from sssom.constants import SchemaValidationType
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate


def parsed(text: str, tmp_path: Path):  # type: ignore[no-untyped-def]
    """The table as the sssom package reads it."""
    path = tmp_path / "mapping.sssom.tsv"
    path.write_text(text, encoding="utf-8")
    return parse_sssom_table(path)


@pytest.mark.filterwarnings("ignore")
def test_the_sssom_package_accepts_the_overlaps(findings: Findings, tmp_path: Path) -> None:
    """Every row is there, its prefixes are known, and validation finds nothing wrong."""
    mapping = parsed(overlaps_table(findings.overlaps), tmp_path)
    validate(mapping, [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness])
    rows = mapping.df
    assert len(rows) == len(findings.overlaps)
    assert rows.iloc[0]["subject_id"].startswith("clause:PP/resolution/12@2022/en/")
    assert set(rows["predicate_id"]) == {
        "skos:exactMatch",
        "skos:closeMatch",
        "skos:relatedMatch",
    }
    assert rows["confidence"].between(0, 1).all()


@pytest.mark.filterwarnings("ignore")
def test_the_sssom_package_accepts_matches(tmp_path: Path) -> None:
    """Names and texts of any kind make one line each."""
    left = [Passage("a b\tc", 'He said "no"\n=1+1')]
    right = [Passage("ق/1", "نعم")]
    mapping = parsed(matches_table([Match(0, 0, 0.5)], left, right), tmp_path)
    validate(mapping, [SchemaValidationType.JsonSchema])
    assert mapping.df.iloc[0]["object_label"] == "نعم"


def test_no_overlap_is_an_empty_table() -> None:
    """The header stands alone."""
    assert overlaps_table(()).endswith("confidence\tcomment\n")

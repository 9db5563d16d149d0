"""A check as SARIF: what the standard asks of a log, and places that lead to the words."""

import json
from pathlib import Path
from typing import Any

from intersector import organisations, pipeline
from intersector.linting import RULES
from intersector.publishing import sarif

DRAFT = """RESOLUTION 99 (BAKU, 2025)

On tide gauges 🌊 of islands

The World Telecommunication Development Conference (Baku, 2025),

resolves
1 to keep gauges;
3 to mend gauges
"""


def log_of(folder: Path) -> dict[str, Any]:
    """The log of a draft with one fault."""
    (folder / "a draft.txt").write_text(DRAFT, encoding="utf-8")
    known = organisations.shipped()
    checked = [
        (each.instrument.document, each.findings)
        for each in pipeline.lint([folder / "a draft.txt"], means=pipeline.Means(known))
        if isinstance(each, pipeline.Checked)
    ]
    log: dict[str, Any] = json.loads(sarif(checked, language="en", organisations=known))
    return log


def test_the_log_has_what_the_standard_requires(tmp_path: Path) -> None:
    """SARIF 2.1.0: version, runs, their tool with its rules, results with a level and message."""
    log = log_of(tmp_path)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "intersector"
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]


def test_a_place_is_where_the_words_stand(tmp_path: Path) -> None:
    """Lines and columns count from 1, offsets from 0, all in code points; names are URIs."""
    (result,) = log_of(tmp_path)["runs"][0]["results"]
    (location,) = result["locations"]
    place, region = location["physicalLocation"], location["physicalLocation"]["region"]
    assert place["artifactLocation"]["uri"].endswith("a%20draft.txt")
    start, length = region["charOffset"], region["charLength"]
    assert DRAFT[start : start + length] == region["snippet"]["text"] == "3"
    line = DRAFT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "3"
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "resolves/3"

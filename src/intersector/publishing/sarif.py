"""What a check found, as SARIF 2.1.0: the form that editors and code hosts show.

Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020. Regions count Unicode
code points in the text as it was read, which for a plain text file is the file's own.
"""

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

from intersector.linting import RULES, Finding, Rule
from intersector.model import Document, Language
from intersector.organisations import Organisations
from intersector.publishing.lines import finding_record

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(
    checked: Sequence[tuple[Document, Sequence[Finding]]],
    *,
    language: Language,
    organisations: Organisations,
) -> str:
    """One log with one run: every rule, every draft, every finding with its place."""
    results = [
        _result(finding, language, organisations) for _, findings in checked for finding in findings
    ]
    run = {
        "tool": {
            "driver": {
                "name": "intersector",
                "version": version("intersector"),
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(document)}} for document, _ in checked],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": " ".join(rule.why.split())},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, language: Language, organisations: Organisations) -> dict[str, Any]:
    row = finding_record(finding, language=language, organisations=organisations)
    there = row["there"]
    related = [] if there is None else [_logical(there["source"], there["clause"])]
    return {
        "ruleId": finding.rule.id,
        "ruleIndex": RULES.index(finding.rule),
        "level": finding.rule.severity,
        "message": {"text": f"{row['message']} {row['mend']}"},
        "locations": [_location(finding)],
        **({"relatedLocations": related} if related else {}),
    }


def _location(finding: Finding) -> dict[str, Any]:
    """The words in question: as characters, as lines and columns, and by the path of the clause."""
    text, span, clause = finding.document.text, finding.remark.span, finding.remark.clause
    physical = {
        "artifactLocation": {"uri": _uri(finding.document)},
        "region": {
            "startLine": text.count("\n", 0, span.start) + 1,
            "startColumn": span.start - (text.rfind("\n", 0, span.start) + 1) + 1,
            "endLine": text.count("\n", 0, span.end) + 1,
            "endColumn": span.end - (text.rfind("\n", 0, span.end) + 1) + 1,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": span.of(text)},
        },
    }
    logical = {} if clause is None else {"logicalLocations": [_path(clause.key)]}
    return {"physicalLocation": physical, **logical}


def _logical(source: str, key: str) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": quote(source)}}
    return {"physicalLocation": place, "logicalLocations": [_path(key)]}


def _path(key: str) -> dict[str, str]:
    return {"fullyQualifiedName": key, "kind": "element"}


def _uri(document: Document) -> str:
    return quote(document.source)

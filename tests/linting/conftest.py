"""Drafts written for the tests, checked as the program checks them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from intersector import organisations, pipeline
from intersector.linting import Finding

Check = Callable[..., list[Finding]]

OPENING = """RESOLUTION 99 (BAKU, 2025)

On tide gauges

The World Telecommunication Development Conference (Baku, 2025),

"""


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check a draft, a text under the opening of a conference, against other texts."""

    def run(
        body: str,
        *,
        against: Sequence[str] = (),
        opening: str = OPENING,
        without: Sequence[str] = (),
    ) -> list[Finding]:
        draft, force = tmp_path / "draft.txt", tmp_path / "force"
        draft.write_text(opening + body, encoding="utf-8")
        force.mkdir(exist_ok=True)
        for at, text in enumerate(against):
            (force / f"{at}.txt").write_text(text, encoding="utf-8")
        (checked,) = pipeline.lint(
            [draft],
            means=pipeline.Means(organisations.shipped()),
            against=[force] if against else [],
            without=without,
        )
        assert isinstance(checked, pipeline.Checked)
        return list(checked.findings)

    return run


def said(findings: Sequence[Finding], rule: str) -> list[str]:
    """The words that a rule remarks on."""
    return [
        finding.remark.span.of(finding.document.text)
        for finding in findings
        if finding.rule.id == rule
    ]

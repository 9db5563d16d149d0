"""The merge that is planted in the Union, as the contribution that tables it."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from intersector import pipeline
from intersector.contributions import Frame
from intersector.model import Findings
from intersector.proposals.redline import Signature
from intersector.publishing import publish

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_merge_amends_the_one_and_suppresses_the_other(
    findings: Findings, tmp_path: Path
) -> None:
    """One conference adopted both, so one contribution has the MOD and the SUP."""
    union = Path(__file__).parents[2] / "examples" / "union"
    known = pipeline.known_organisations([union])
    publish(findings, tmp_path / "out", language="en", organisations=known)
    (merge,) = [p for p in findings.proposals if p.moves]
    tabled = pipeline.propose(
        tmp_path / "out",
        pipeline.Wish(proposal=merge.id),
        frame=Frame(Signature("Northern group", datetime(2031, 5, 6))),
        organisations=known,
    )
    (made,) = tabled.contributions
    with ZipFile(BytesIO(made)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    lines = ["".join(each.itertext(f"{W}t", f"{W}delText")) for each in body.iter(f"{W}p")]
    assert any(line.startswith("MOD") for line in lines)
    suppressed = next(at for at, line in enumerate(lines) if line.startswith("SUP"))
    assert any("Resolution 26" in line for line in lines[suppressed : suppressed + 2])
    added = ["".join(each.itertext(f"{W}t")) for each in body.iter(f"{W}ins")]
    assert any("calibrated receiver" in words for words in added)

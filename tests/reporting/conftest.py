"""A small run, and the run before it: three Sectors' texts on one subject, some of them hostile."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import (
    Citation,
    Clause,
    Decision,
    Document,
    Findings,
    Judgement,
    Language,
    Mandate,
    Overlap,
    Pairing,
    Proposal,
    Span,
    Theme,
    Unreflected,
)
from intersector.organisations import shipped
from intersector.publishing import publish
from intersector.publishing.translations import words
from intersector.reporting.teller import Teller
from intersector.review import Judgements

HOSTILE = (
    '</p><script>alert(1)</script> #panic("x") *bold* {{ 7 * 7 }} {title} \u202egnirts\u202c & $x$'
)
ON = date(2026, 11, 22)
RULE = "Two Sectors with the same mandate can act jointly: one activity, one lead, one report."


def document(source: str, language: Language, name: str, title: str, text: str) -> Document:
    """A document that says `text`."""
    id_ = InstrumentId.parse(name) if name else None
    body = id_.body if id_ else None
    sectors = {"WTDC": "ITU-D", "WTSA": "ITU-T", "ITU-D": "ITU-D", "ITU-T": "ITU-T"}
    return Document(
        source=source,
        sha256="0" * 64,
        language=language,
        text=text,
        id=id_,
        title=title,
        kind=id_.kind if id_ else "report",
        body=body,
        year=id_.year if id_ else 2025,
        sector=sectors.get(body or ""),
    )


def clause(  # noqa: PLR0917
    source: str, language: Language, name: str, title: str, head: str, text: str, *actors: str
) -> Clause:
    """The only clause of a document."""
    whole = document(source, language, name, title, f"{head} {text}")
    at = len(head) + 1
    key = f"{head.casefold().replace(' ', '-')}/1"
    return Clause(whole, key, head, "1", "operative", actors, Span(at, at + len(text)), text)


GENERAL = clause(
    "pp-191-en.docx", "en", "PP/resolution/191@2022", "Strategy for coordination of rain gauges",
    "instructs the Secretary-General", "to report each year to the Council on rain gauges;",
    "Secretary-General",
)  # fmt: skip
ARABIC = clause(
    "pp-191-ar.docx", "ar", "PP/resolution/191@2022", "استراتيجية تنسيق مقاييس المطر",
    "يكلف الأمين العام", "بأن يقدم كل سنة تقريراً إلى المجلس عن مقاييس المطر؛",
    "Secretary-General",
)  # fmt: skip
DEVELOPMENT = clause(
    "wtdc-59.pdf", "fr", "WTDC/resolution/59@2022", "Coordination de la mesure de la pluie",
    "charge le Directeur du BDT", "de faire rapport chaque année au GCDT sur les pluviomètres;",
    "Director BDT",
)  # fmt: skip
STANDARDS = clause(
    "wtsa-18.html", "en", "WTSA/resolution/18@2024", HOSTILE,
    "instructs the study groups", HOSTILE, "study groups ITU-T",
)  # fmt: skip
QUESTION = clause(
    "d-question-5-1.txt", "zh", "ITU-D/question/5/1", "雨量测量", "决定研究", "如何测量雨量？",
)  # fmt: skip
REPORT = document("report.docx", "es", "", "Informe sobre la lluvia", "")


def overlap(name: str, left: Clause, right: Clause) -> Overlap:
    """Two clauses that ask for the same."""
    return Overlap(name, left, right, "same-mandate", "same", 0.95, ())


def sample() -> Findings:
    """One area of mutual interest with something of everything."""
    held = (GENERAL, ARABIC, DEVELOPMENT, STANDARDS, QUESTION)
    documents = (*(each.document for each in held), REPORT)
    old, new = (InstrumentId("PP", "resolution", "191", year) for year in (2018, 2022))
    told = (Span(0, 6), "Résolution 191 (2018)", "resolution", "191", "PP", None, 2018, old)
    stale = Citation(
        *told, status="superseded", current=new, clause=DEVELOPMENT, document=DEVELOPMENT.document
    )
    yearly = {"frequency": "annual", "reporting": True}
    duties = [
        Mandate(each, each.span, each.actors, each.text, recipient=recipient, **yearly)  # type: ignore[arg-type]
        for each, recipient in ((GENERAL, "Council"), (ARABIC, "Council"), (DEVELOPMENT, "TDAG"))
    ]
    called = Mandate(STANDARDS, STANDARDS.span, STANDARDS.actors, STANDARDS.text)
    theme = Theme(
        "theme-rain",
        GENERAL.document.title,
        documents,
        ("ITU-D", "ITU-T"),
        {},
        mutual="resolutions share the theme",
        concerned=("ITU-D", "ITU-T"),
    )
    decision = Decision(
        "WTDC/resolution/59@2022", theme.id, confirmed=True, who=f"A. {HOSTILE}", when="2026-05-04"
    )
    return Findings(
        documents=documents,
        clauses=held,
        citations=(stale,),
        mandates=(*duties, called),
        overlaps=(overlap("a1", GENERAL, DEVELOPMENT), overlap("a2", DEVELOPMENT, STANDARDS)),
        themes=(theme,),
        pairings=(
            Pairing("WTDC/resolution/59@2022", theme.id, "", theme.label, 0.9, "", decision),
            Pairing("WTSA/resolution/18@2024", theme.id, HOSTILE, theme.label, 0.8, ""),
        ),
        proposals=(
            Proposal(
                "p1",
                "joint-activity",
                ("WTDC/resolution/59@2022#a", "PP/resolution/191@2022#b"),
                "",
                "Both.",
                RULE,
                "a1",
            ),
        ),
        unreflected=(Unreflected(duties[0], "ITU-D"),),
    )


def before() -> Findings:
    """The year before: without the text on standards, and PP Resolution 191 in its old edition."""
    found = sample()
    left = [each for each in found.documents if each.source not in {"wtsa-18.html", "wtdc-59.pdf"}]
    older = document(
        "old-59.pdf", "fr", "WTDC/resolution/59@2017", "Coordination de la mesure de la pluie", ""
    )
    documents = (*left, older)
    theme = replace(found.themes[0], members=documents)
    gone = replace(theme, id="theme-snow", label="Snow", members=(REPORT,))
    return Findings(
        documents=documents,
        clauses=(GENERAL, ARABIC, QUESTION),
        mandates=found.mandates[:2],
        themes=(theme, gone),
    )


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run."""
    out = tmp_path_factory.mktemp("run") / "now"
    publish(sample(), out, language="en")
    return out


@pytest.fixture(scope="session")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run before."""
    out = tmp_path_factory.mktemp("run") / "2025"
    publish(before(), out, language="en")
    return out


@pytest.fixture
def teller() -> Teller:
    """Tells the run, beside the one before, in English."""
    return Teller(
        sample(), words("en"), shipped(), on=ON, earlier_run=before(), since="2025"
    )  # fmt: skip


@pytest.fixture
def judged(teller: Teller, tmp_path: Path) -> Teller:
    """The same, with what a person said of one overlap, and of three that are not here."""
    said = Judgement("a1", "distinct", "A. Officer", "2026-03-01", "No.")
    people = Judgements(tmp_path / "decisions.jsonl", {"a1": said}, elsewhere=3)
    return replace(teller, judgements=people)

"""The findings of an invented Union, some of them hostile."""

from dataclasses import replace
from pathlib import Path

import pytest

from intersector.editions import Comparison, diff
from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES
from intersector.model import (
    Change,
    Citation,
    Clause,
    Counterpart,
    Coverage,
    Document,
    Evidence,
    Findings,
    Group,
    Language,
    Mandate,
    Overlap,
    Problem,
    Proposal,
    SectorCoverage,
    Span,
    Theme,
)
from intersector.organisations import shipped
from intersector.publishing import publish, render_comparison

HOSTILE_TITLE = "</style><script>alert(1)</script> \u202egnirts a \u2067 =HYPERLINK(0)"

TEXTS: dict[str, tuple[Language, str, str, tuple[tuple[str, str, str], ...]]] = {
    "general/resolution-12.docx": (
        "en",
        "PP/resolution/12@2022",
        "Sharing the measurement of rain between the Sectors",
        (
            (
                "instructs the Secretary-General/1",
                "instructs the Secretary-General",
                "to keep one list of the rain gauges of all members and to publish it each year;",
            ),
            (
                "instructs the Secretary-General/2",
                "instructs the Secretary-General",
                "to report each year to the Council on the list of rain gauges;",
            ),
            (
                "resolves/1",
                "resolves",
                "that what one Sector has measured another shall not measure again,",
            ),
        ),
    ),
    "development/resolution-5.pdf": (
        "fr",
        "WTDC/resolution/5@2022",
        "Mesurer la pluie dans les pays en développement",
        (
            (
                "charge le Directeur/1",
                "charge le Directeur",
                "de tenir une liste des pluviomètres de tous les membres et de la publier "
                "chaque année;",
            ),
            (
                "charge le Directeur/2",
                "charge le Directeur",
                "de faire rapport chaque année au Conseil sur cette liste;",
            ),
        ),
    ),
    "standards/resolution-7.html": (
        "ar",
        "WTSA/resolution/7@2024",
        "قياس الأمطار",
        (
            (
                "يكلف المدير/1",
                "يكلف المدير",
                "بأن ينشر كل سنة قائمة بمقاييس المطر لدى جميع الأعضاء؛",
            ),
        ),
    ),
    "radio/resolution-9.txt": (
        "zh",
        "RA/resolution/9@2023",
        "雨量测量",
        (("责成主任/1", "责成主任", "每年公布全体成员的雨量计清单；"),),
    ),
    "standards/declaration.txt": (
        "ru",
        "WTSA/declaration/1@2024",
        "Об измерении дождя",
        (("заявляет/1", "заявляет", "что каждый дождь следует измерять только один раз."),),
    ),
    "hostile/=cmd()'!A1 <b>.txt": (
        "es",
        "",
        HOSTILE_TITLE,
        (("resuelve/1", "=1+1", "=cmd|' /C calc'!A0 <img src=x onerror=alert(2)> & \u202etxet"),),
    ),
    "general/resolution-12-ru.docx": (
        "ru",
        "PP/resolution/12@2022",
        "Совместное измерение дождя",
        (("решает/1", "решает", "не измерять повторно то, что уже измерено другим Сектором,"),),
    ),
}
SECTORS = {"WTDC": "ITU-D", "WTSA": "ITU-T", "RA": "ITU-R"}


def document(source: str, language: Language, name: str, title: str, text: str) -> Document:
    """A document that says `text`."""
    identifier = InstrumentId.parse(name) if name else None
    return Document(
        source=source,
        sha256="0" * 64,
        language=language,
        text=text,
        changes=(Change("insert", "A. Writer", "2024-05-01T00:00:00Z", "each year"),),
        warnings=("A footnote has no text.",) if not name else (),
        id=identifier,
        title=title,
        kind=identifier.kind if identifier else "document",
        body=identifier.body if identifier else None,
        year=identifier.year if identifier else None,
        sector=SECTORS.get(identifier.body) if identifier else None,
    )


def clauses_of(source: str) -> list[Clause]:
    """The clauses of one of the `TEXTS`."""
    language, name, title, parts = TEXTS[source]
    whole = document(source, language, name, title, "\n".join(text for _, _, text in parts))
    clauses, at = [], 0
    for key, head, text in parts:
        span = Span(at, at + len(text))
        number = key.rpartition("/")[2]
        clauses.append(
            Clause(whole, key, head, number, "operative", ("Secretary-General",), span, text)
        )
        at = span.end + 1
    return clauses


def overlap(name: str, left: Clause, right: Clause, kind: str, score: float) -> Overlap:
    """An overlap whose evidence marks the first words of both sides."""
    reasons = (
        Evidence(
            "same content", score, "Both ask for a list of rain gauges.", Span(0, 24), Span(0, 26)
        ),
        Evidence("same recipient", 0.5, "<i>Council</i> & others"),
    )
    label = "same" if score > 0.8 else "overlap"
    return Overlap(name, left, right, kind, label, score, reasons)  # type: ignore[arg-type]


def overlaps_of(*held: tuple[Clause, ...]) -> tuple[Overlap, ...]:
    """One of each kind."""
    general, development, standards, radio, declaration, hostile, _ = held
    return (
        overlap("a1", general[0], development[0], "translation", 0.97),
        overlap("a2", general[1], development[1], "same-mandate", 0.83),
        overlap("a3", general[0], standards[0], "paraphrase", 0.78),
        overlap("a4", standards[0], radio[0], "same-subject", 0.56),
        overlap("a5", general[2], declaration[0], "near-verbatim", 0.41),
        overlap("a6", hostile[0], general[0], "verbatim", 1.0),
    )


def coverages_of(*held: list[Clause]) -> tuple[Coverage, ...]:
    """Half of one text is in another, of which a third is in the first."""
    general, development, *_ = held
    return (
        Coverage(
            development[0].document,
            general[0].document,
            0.5,
            (Counterpart(development[0], general[0], "a1", 1.0, 1.5),),
            (development[1],),
        ),
        Coverage(
            general[0].document,
            development[0].document,
            1 / 3,
            (Counterpart(general[0], development[0], "a1", 1.0, 2.5),),
            tuple(general[1:]),
        ),
    )


def citation(
    clause: Clause, text: str, number: str, body: str | None, year: int | None
) -> Citation:
    """A citation of a resolution at the beginning of a clause, not resolved."""
    span = Span(0, 12)
    told = (span, text, "resolution", number, body, None, year, None)
    return Citation(*told, clause=clause, document=clause.document)


def citations_of(*held: tuple[Clause, ...]) -> tuple[Citation, ...]:
    """One stale, one that fits several editions, one current."""
    _, development, _, radio, _, hostile, _ = held
    old, new = (InstrumentId("PP", "resolution", "12", year) for year in (2018, 2022))
    stale = citation(development[0], "Résolution 12 (2018)", "12", "PP", 2018)
    unclear = citation(hostile[0], "=Resolution 3", "3", None, None)
    current = citation(radio[0], "决议 12", "12", "PP", 2022)
    return (
        replace(stale, target=old, status="superseded", current=new),
        replace(unclear, candidates=(old, new)),
        replace(current, target=new, status="current"),
    )


def mandates_of(*held: tuple[Clause, ...]) -> tuple[Mandate, ...]:
    """One plain, two of reporting in two languages."""
    (keep, report, *_), (_, inform, *_) = held[:2]
    plain = Mandate(keep, keep.span, ("Secretary-General",), "keep", "one list")
    yearly = Mandate(report, report.span, ("Secretary-General",), "report", "on the list")
    french = Mandate(inform, inform.span, ("Director BDT",), "faire rapport", deadline="2026")
    reports = (
        replace(each, recipient="Council", frequency="annual", reporting=True)
        for each in (yearly, french)
    )
    return (plain, *reports)


def themes_of(documents: tuple[Document, ...]) -> tuple[Theme, ...]:
    """An area of mutual interest, and a theme without a reason."""
    return (
        Theme(
            "rain",
            "Rain and <b>gauges</b>",
            (*documents[:5], documents[6]),
            ("ITU-D", "ITU-R", "ITU-T"),
            {documents[0].source: "The title names rain."},
            mutual="A PP resolution and a Sector resolution share the theme.",
            keywords=("gauge", "rain"),
        ),
        Theme("odd/one", "Other", documents[3:6], ("ITU-R",), {}),
    )


PROPOSALS = (
    Proposal(
        "p1",
        "joint-activity",
        ("PP/resolution/12@2022#1",),
        "One list. {+with the Sector+}\n[-Two lists.-]",
        "Both have this duty.",
        "Two Sectors with the same mandate can act jointly: one activity, one lead, one report.",
        "a1",
        "Nothing.",
    ),
    Proposal("p2", "keep", ("PP/resolution/12@2022#2",), "…", "It adds.", "A rule.", "a2"),
    Proposal("p3", "suppress-text", ("=x",), "[-<b>old</b>-]", "=because", "@rule", "a6"),
    Proposal(
        "p4",
        "merge",
        ("PP/resolution/12@2022", "WTDC/resolution/5@2022"),
        "One.",
        "They share all.",
        "A rule for wholes.",
        lost="A title.",
    ),
)


def sample() -> Findings:
    """Everything the report can show, at least once."""
    held = [clauses_of(source) for source in TEXTS]
    documents = tuple(each[0].document for each in held)
    return Findings(
        documents=documents,
        clauses=tuple(clause for each in held for clause in each),
        citations=citations_of(*held),
        mandates=mandates_of(*held),
        overlaps=overlaps_of(*held),
        coverages=coverages_of(*held),
        sectors=(
            SectorCoverage(None, "ITU-D", 0.25, 1, 2),
            SectorCoverage("ITU-D", None, 1.0, 1, 1),
        ),
        themes=themes_of(documents),
        proposals=PROPOSALS,
        problems=(
            Problem("scan.pdf", "holds no text.", "Recognise its characters first."),
            Problem("a.docx", "skips a number.", "Check it.", place="page 3", fatal=False),
        ),
        formula={"en": ("each year",), "fr": ("chaque année", "faire rapport")},
        encoder="an encoder, version 1",
    )


@pytest.fixture(scope="session")
def findings() -> Findings:
    """Everything the report can show, at least once."""
    return sample()


@pytest.fixture(scope="session")
def gathered(findings: Findings) -> Findings:
    """The findings with the first clause in four texts, and what is proposed for all of them."""
    first, second, third, *others = findings.overlaps
    links = tuple(replace(each, label="same") for each in (first, third, others[2]))
    between = replace(others[0], id="a9", left=first.right, right=third.right)
    sides = (first.right, third.right, others[2].left)
    group = Group((first.left, *sides), links, ("a1", "a3", "a6", "a9"))
    answer = replace(findings.proposals[0], id="g1", overlaps=group.overlaps, kind="keep")
    return replace(
        findings,
        overlaps=(first, second, third, *others, between),
        groups=(group,),
        proposals=(answer, *findings.proposals),
    )


@pytest.fixture(scope="session")
def reports(findings: Findings, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """The report in each language, as files on disk."""
    out = tmp_path_factory.mktemp("reports")
    for language in LANGUAGES:
        publish(findings, out / language, language=language)
    return {language: out / language / "index.html" for language in LANGUAGES}


def edition(source: str, *parts: tuple[Language, str, str, str]) -> tuple[Clause, ...]:
    """Clauses by language, key, head and text; all of one document but for their language."""
    text = "\n".join(said for *_, said in parts)
    clauses, at = [], 0
    for language, key, head, said in parts:
        whole = Document(source, source, language, text, title="Rain")
        span = Span(at, at + len(said))
        clauses.append(Clause(whole, key, head, key[-1], "operative", (), span, said))
        at = span.end + 1
    return tuple(clauses)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Two editions with a clause of each kind, some of them hostile, one in Arabic."""
    old = edition(
        "old.txt",
        ("en", "resolves/1", "resolves", "that gauges be shared by all;"),
        ("en", "resolves/2", "resolves", "that snow be measured at dawn;"),
        ("en", "resolves/3", "resolves", "that the wind be left to others;"),
        (
            "en",
            "instructs-the-council/1",
            "instructs the Council",
            "to report each year on rain that was measured.",
        ),
    )
    new = edition(
        "new.txt",
        ("en", "resolves/1", "resolves", "that snow be measured at dawn;"),
        ("en", "resolves/2", "resolves", "that gauges be shared by all;"),
        ("en", "resolves/3", "resolves", HOSTILE_TITLE),
        (
            "en",
            "instructs-the-bureau/1",
            "instructs the Bureau",
            "to report each month on rain that was measured.",
        ),
        ("ar", "يقرر/1", "يقرر", "نشر القياسات كل أسبوع"),
    )
    return Comparison(old[0].document, new[0].document, diff(old, new))


@pytest.fixture(scope="session")
def comparisons(
    comparison: Comparison, tmp_path_factory: pytest.TempPathFactory
) -> dict[Language, Path]:
    """The page of the comparison in each language, as files on disk."""
    out = tmp_path_factory.mktemp("comparisons")
    for language in LANGUAGES:
        page = render_comparison(comparison, language=language, organisations=shipped())
        (out / f"{language}.html").write_text(page, encoding="utf-8")
    return {language: out / f"{language}.html" for language in LANGUAGES}

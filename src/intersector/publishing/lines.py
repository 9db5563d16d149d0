"""What a check found, as lines for people and as rows for programs."""

from collections.abc import Iterator, Sequence

from intersector.linting import Finding
from intersector.model import Document, Language
from intersector.organisations import Organisations
from intersector.publishing.labels import Names
from intersector.publishing.names import clause_name
from intersector.publishing.records import Record
from intersector.publishing.sentences import END, ISOLATE, tell
from intersector.publishing.translations import mark, words

SEVERITIES = {"error": mark("error"), "warning": mark("warning"), "note": mark("note")}
_QUOTED = 70
"""Characters of the words in question that a line shows."""


def finding_lines(
    findings: Sequence[Finding],
    document: Document,
    *,
    language: Language,
    organisations: Organisations,
) -> Iterator[str]:
    """One line a finding, in the language: file, place, words; then what to do, indented."""
    names = Names(words(language), organisations)
    for finding in findings:
        remark = finding.remark
        line = document.text.count("\n", 0, remark.span.start) + 1
        place = f" {remark.clause.key}:" if remark.clause is not None else ""
        severity = names.words.say(SEVERITIES[finding.rule.severity])
        said = _plain(remark.message, names)
        yield f"{document.source}:{line}:{place} {severity}: {said} [{finding.rule.id}]"
        yield f"    “{_quoted(finding)}” → {_plain(remark.mend, names)}"
    told = names.words.count("%(num)s finding", "%(num)s findings", num=len(findings))
    yield f"{document.source}: {told}"


def finding_record(finding: Finding, *, language: Language, organisations: Organisations) -> Record:
    """A finding: ``text[start:end]`` of the document's row (see `document_record`) are its words.

    ``there`` is the clause elsewhere that it is about, or null; ``evidence`` why the two are alike.
    """
    names = Names(words(language), organisations)
    remark, there, overlap = finding.remark, finding.remark.there, finding.remark.overlap
    return {
        "source": finding.document.source,
        "rule": finding.rule.id,
        "severity": finding.rule.severity,
        "clause": remark.clause.key if remark.clause is not None else None,
        "start": remark.span.start,
        "end": remark.span.end,
        "words": remark.span.of(finding.document.text),
        "message": _plain(remark.message, names),
        "mend": _plain(remark.mend, names),
        "there": None
        if there is None
        else {
            "source": there.document.source,
            "instrument": None if there.document.id is None else str(there.document.id),
            "clause": there.key,
            "name": clause_name(there),
        },
        "evidence": [_plain(each.detail, names) for each in overlap.evidence] if overlap else [],
    }


def finding_comment(finding: Finding, *, language: Language, organisations: Organisations) -> str:
    """A finding as the text of a comment: what is the matter, and what to do."""
    names = Names(words(language), organisations)
    severity = names.words.say(SEVERITIES[finding.rule.severity])
    said, mend = (_plain(each, names) for each in (finding.remark.message, finding.remark.mend))
    return f"{said}\n{mend}\n[{severity}: {finding.rule.id}]"


def _plain(sentence: str, names: Names) -> str:
    """The sentence without the marks that isolate its values where all is written one way."""
    told = tell(sentence, names)
    if names.words.direction == "rtl":
        return told
    return told.replace(ISOLATE, "").replace(END, "")


def _quoted(finding: Finding) -> str:
    text = " ".join(finding.remark.span.of(finding.document.text).split())
    return (
        text if len(text) <= _QUOTED else f"{text[:_QUOTED].rpartition(' ')[0] or text[:_QUOTED]} …"
    )

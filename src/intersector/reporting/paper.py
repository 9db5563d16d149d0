"""A report as PDF/UA-1: tagged, titled, with the language of every word."""

import json
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any, Final
from unicodedata import category

import typst

from intersector.errors import OutputError
from intersector.publishing.translations import Words, words
from intersector.reporting.content import Part, Report, Sentence, Source, Table
from intersector.reporting.page import named

_UNPRINTABLE: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_REPLACEMENT: Final = "\ufffd"
FONTS: Final = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Symbols2")


def render_paper(report: Report) -> bytes:
    """The report as PDF. Raises OutputError where the fonts of its scripts are not installed."""
    template = (files(__package__) / "templates" / "report.typ").read_bytes()
    told = json.dumps(_clean(_report(report)), ensure_ascii=False)
    try:
        return typst.compile(
            template,
            format="pdf",
            sys_inputs={"report": told},
            pdf_standards="ua-1",
            timestamp=_stamp(report.on),
        )
    except typst.TypstError as error:
        raise OutputError(
            "report.pdf",
            f"cannot be set ({error}).",
            mend="Install the fonts that it names; Debian: fonts-noto-core fonts-noto-cjk.",
        ) from error


def _clean(told: Any) -> Any:
    """Every text without characters that no font can have: controls, surrogates, private ones."""
    if isinstance(told, str):
        return "".join(map(_sign, told))
    if isinstance(told, list):
        return [_clean(each) for each in told]
    if isinstance(told, dict):
        return {key: _clean(value) for key, value in told.items()}
    return told


def _sign(sign: str) -> str:
    if sign in "\t\n":
        return " "
    return _REPLACEMENT if category(sign) in _UNPRINTABLE else sign


def _stamp(on: date | None) -> int:
    """The day of the report as seconds: what typst takes for the time of day, so no clock is."""
    return 0 if on is None else int(datetime.combine(on, time(), UTC).timestamp())


def _report(report: Report) -> dict[str, Any]:
    said = words(report.language)
    return {
        "title": _sentence(report.title, said),
        "title-text": str(report.title),
        "author": "Intersector",
        "on": None
        if report.on is None
        else {"year": report.on.year, "month": report.on.month, "day": report.on.day},
        "language": report.language,
        "rtl": said.direction == "rtl",
        "fonts": list(FONTS),
        "opening": [_sentence(each, said) for each in report.opening],
        "parts": [_part(each, said) for each in report.parts],
        "sources-title": report.sources_title,
        "sources": [_source(at, each, said) for at, each in enumerate(report.sources, start=1)],
    }


def _part(part: Part, said: Words) -> dict[str, Any]:
    return {
        "title": _sentence(part.title, said),
        "listed": part.listed,
        "sentences": [_sentence(each, said) for each in part.sentences],
        "table": _table(part.table, said) if part.table is not None else None,
        "parts": [_part(each, said) for each in part.parts],
    }


def _table(table: Table, said: Words) -> dict[str, Any]:
    return {
        "heads": list(table.heads),
        "widths": list(table.widths()),
        "rows": [[_sentence(cell, said) for cell in row] for row in table.rows],
    }


def _sentence(sentence: Sentence, said: Words) -> dict[str, Any]:
    return {
        "pieces": [{"text": piece.text, "language": piece.language} for piece in sentence.pieces],
        "sources": [[number, said.number(number)] for number in sentence.sources],
    }


def _source(number: int, source: Source, said: Words) -> dict[str, Any]:
    return {
        "label": f"s-{number}",
        "number": said.number(number),
        "name": {"text": named(source), "language": source.language if source.place else None},
        "file": source.file,
        "quote": {"text": source.quote, "language": source.language},
    }

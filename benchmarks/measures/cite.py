"""How well citations are found, resolved and dated, on every labelled set that fits."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intersector.citations import Register, cite_text
from intersector.citations.currency import standing
from intersector.identifiers import InstrumentId
from intersector.model import Citation, Document
from intersector.organisations import shipped

from benchmarks.measures.figure import Figure, f1


def measure(data: Path) -> Iterator[Figure]:
    """Every figure of the room, each naming the cases that went wrong."""
    yield from itu_gold(data / "itu-gold")
    yield from un_links(data / "un-citations" / "links-dev.jsonl")


def itu_gold(folder: Path) -> Iterator[Figure]:
    """Span, kind, number, body and year against citations marked by reading."""
    right = found = wanted = 0
    wrong: list[str] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["source"]).read_text(encoding="utf-8")
        language = "fr" if "-fr-" in path.stem else "en"
        strict = [c for c in gold["citations"] if not c.get("borderline")]
        loose = [c for c in gold["citations"] if c.get("borderline")]
        expected = {_gold_key(c): c for c in strict}
        body = InstrumentId.parse("WTDC/resolution/59@2022" if language == "fr" else f"PP/resolution/{path.stem.split('-')[1]}@2018")
        cited = cite_text(text, language=language, organisations=shipped(), document=body)
        cited = tuple(c for c in cited if not _own(c, body) and not _borderline(c, loose))
        keys = {_key(c) for c in cited}
        right += len(keys & expected.keys())
        found += len(keys)
        wanted += len(expected)
        wrong += [f"{path.stem} missed: {key}" for key in sorted(expected.keys() - keys, key=str)]
        wrong += [f"{path.stem} false: {key}" for key in sorted(keys - expected.keys(), key=str)]
    yield from f1("ITU citations", "itu-gold", right=right, found=found, wanted=wanted, wrong=tuple(wrong))


def _own(citation: Citation, body: InstrumentId) -> bool:
    return citation.target == body and citation.span.start < 60


def _borderline(citation: Citation, loose: list[dict[str, Any]]) -> bool:
    return any(citation.span.start < c["offset"] + len(c["text"]) and c["offset"] < citation.span.end for c in loose)


def _gold_key(c: dict[str, Any]) -> tuple[Any, ...]:
    return c["offset"], c["offset"] + len(c["text"]), c["kind"], c["number"], c["body"], c["year"]


def _key(c: Citation) -> tuple[Any, ...]:
    return c.span.start, c.span.end, c.kind, c.number, c.body, c.year


def un_links(path: Path) -> Iterator[Figure]:
    """Number and symbol against the hyperlinks put in by the UN's editors."""
    right = found = wanted = 0
    wrong: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        expected = {(l["start"], symbol): l for l in row["links"] if (symbol := _symbol(l["symbol"]))}
        document = InstrumentId.parse(row["doc"])
        cited = cite_text(row["text"], language="en", organisations=shipped(), document=document)
        keys = {(c.span.start, _symbol(str(c.target))) for c in cited if c.target and _is_un(c)}
        right += len(keys & expected.keys())
        found += len(keys)
        wanted += len(expected)
        where = f"{row['doc']}:{row['para']}"
        wrong += [f"{where} missed: {key} {_near(row['text'], key[0])}" for key in sorted(expected.keys() - keys)]
        wrong += [f"{where} false: {key} {_near(row['text'], key[0])}" for key in sorted(keys - expected.keys())]
    yield from f1("UN citations", "un-citations", right=right, found=found, wanted=wanted, wrong=tuple(wrong))


def _is_un(citation: Citation) -> bool:
    return citation.target is not None and str(citation.target).split("/")[0] in {
        "A", "S", "E", "ST", "UNEP", "ISBA", "SPLOS", "CCW", "TD", "HSP", "ECE"
    }


def _near(text: str, at: int) -> str:
    return text[max(0, at - 70) : at + 40].replace("\n", " ")


def _symbol(written: str | None) -> str | None:
    """One form for both sides: upper case, no spaces, no stray opening, no part letters."""
    if not written:
        return None
    symbol = re.sub(r"%20|\s", "", written).upper().lstrip("/")
    symbol = re.sub(r"^(?:EN|OT)/", "", symbol)
    symbol = re.sub(r"^RES/(?=\d{4}/)", "E/RES/", symbol)
    symbol = re.sub(r"^CN\.", "E/CN.", symbol)
    symbol = re.sub(r"\.\.", ".", symbol)
    symbol = re.sub(r"^((?:A|E)/RES/\d+/\d+)[A-Z](?:[-–][A-Z])?$", r"\1", symbol)
    return re.sub(r"^(A/RES/\d+)[A-Z](?:-[A-Z])?(\(.*\))$", r"\1\2", symbol) or None

"""How well citations are found, resolved and dated, on every labelled set that fits."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure, f1

from intersector.citations import Register, cite_text, normalise
from intersector.citations.register import Entry
from intersector.identifiers import InstrumentId
from intersector.model import Citation, Language
from intersector.organisations import shipped

_UNITED: tuple[str, ...] = ("A", "S", "E", "ST", "UNEP", "ISBA", "SPLOS", "CCW", "TD", "HSP", "ECE")


def measure(data: Path) -> Iterator[Figure]:
    """Every figure of the room, each naming the cases that went wrong."""
    yield from itu_gold(data / "itu-gold")
    yield from un_links(data / "un-citations" / "links-dev.jsonl")
    yield from superseded(data / "un-superseded" / "superseded.jsonl")
    yield from identifiers(data / "itu-identifiers")


def itu_gold(folder: Path) -> Iterator[Figure]:
    """Span, kind, number, body and year against citations marked by reading."""
    right = found = wanted = 0
    wrong: list[str] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["source"]).read_text(encoding="utf-8")
        expected = {_gold_key(c) for c in gold["citations"] if not c.get("borderline")}
        loose = [c for c in gold["citations"] if c.get("borderline")]
        keys = {_key(c) for c in _cited(text, path.stem) if not _touches(c, loose)}
        right += len(keys & expected)
        found += len(keys)
        wanted += len(expected)
        wrong += [f"{path.stem} missed: {key}" for key in sorted(expected - keys, key=str)]
        wrong += [f"{path.stem} false: {key}" for key in sorted(keys - expected, key=str)]
    cases = tuple(wrong)
    yield from f1("ITU citations", "itu-gold", right=right, found=found, wanted=wanted, wrong=cases)


def _cited(text: str, stem: str) -> list[Citation]:
    """The citations of a gold text, without its own name in its first lines."""
    french = "-fr-" in stem
    language: Language = "fr" if french else "en"
    name = "WTDC/resolution/59@2022" if french else f"PP/resolution/{stem.split('-')[1]}@2018"
    own = InstrumentId.parse(name)
    cited = cite_text(text, language=language, organisations=shipped(), document=own)
    return [c for c in cited if c.target != own or c.span.start > 60]


def _touches(citation: Citation, marked: list[dict[str, Any]]) -> bool:
    start, end = citation.span.start, citation.span.end
    return any(start < c["offset"] + len(c["text"]) and c["offset"] < end for c in marked)


def _gold_key(c: dict[str, Any]) -> tuple[Any, ...]:
    return c["offset"], c["offset"] + len(c["text"]), c["kind"], c["number"], c["body"], c["year"]


def _key(c: Citation) -> tuple[Any, ...]:
    return c.span.start, c.span.end, c.kind, c.number, c.body, c.year


def un_links(path: Path) -> Iterator[Figure]:
    """Number and symbol against the hyperlinks put in by the UN's editors.

    "linked" leaves out what the editors left without any link: chiefly decisions, which they
    never link, and about one resolution in a hundred.
    """
    right = found = linked = wanted = 0
    wrong: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = {(link["start"], link["end"]) for link in row["links"]}
        expected = {(link["start"], s) for link in row["links"] if (s := _symbol(link["symbol"]))}
        document = InstrumentId.parse(row["doc"])
        cited = cite_text(row["text"], language="en", organisations=shipped(), document=document)
        known = [c for c in cited if str(c.target).split("/")[0] in _UNITED]
        keys = {(c.span.start, _symbol(str(c.target))) for c in known}
        right += len(keys & expected)
        found += len(keys)
        linked += sum(any(c.span.start < e and s < c.span.end for s, e in spans) for c in known)
        wanted += len(expected)
        where = f"{row['doc']}:{row['para']}"
        for says, missing in (("missed", expected - keys), ("false", keys - expected)):
            wrong += [
                f"{where} {says}: {key} {_near(row['text'], key[0])}"
                for key in sorted(missing, key=str)
            ]
    cases = tuple(wrong)
    of = "un-citations"
    yield from f1("UN citations", of, right=right, found=found, wanted=wanted, wrong=cases)
    yield Figure("UN citations precision, linked", right / linked if linked else 1.0, of)


def _near(text: str, at: int) -> str:
    return text[max(0, at - 70) : at + 40].replace("\n", " ")


def _symbol(written: str | None) -> str | None:
    """One form for both sides: upper case, no spaces, no stray opening, no part letters."""
    symbol = re.sub(r"%20|\s", "", written or "").upper().lstrip("/")
    symbol = re.sub(r"^(?:EN|OT)/", "", symbol)
    symbol = re.sub(r"^RES/(?=\d{4}/)", "E/RES/", symbol)
    symbol = re.sub(r"^CN\.", "E/CN.", symbol).replace("..", ".")
    symbol = re.sub(r"^((?:A|E)/RES/\d+/\d+)[A-Z](?:[-–][A-Z])?$", r"\1", symbol)
    return re.sub(r"^(A/RES/\d+)[A-Z](?:-[A-Z])?(\(.*\))$", r"\1\2", symbol) or None


def superseded(path: Path) -> Iterator[Figure]:
    """Whether a cited edition is flagged when the register holds the UN's list, and no other is."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    old = {InstrumentId.parse(row["cited_symbol"]): row["latest_symbol"] for row in rows}
    entries = [Entry(cited, successor=InstrumentId.parse(latest)) for cited, latest in old.items()]
    register = Register.shipped().with_entries(entries)
    flagged = set()
    named = sorted({row[side] for row in rows for side in ("cited_symbol", "latest_symbol")})
    for symbol in named:
        cited = cite_text(
            f"see {symbol}.", language="en", organisations=shipped(), register=register
        )
        flagged |= {c.target for c in cited if c.target and c.status == "superseded"}
    missed = [f"missed: {target}" for target in sorted(old.keys() - flagged)]
    false = [f"false: {target}" for target in sorted(flagged - old.keys())]
    yield from f1(
        "superseded",
        "un-superseded",
        right=len(flagged & old.keys()),
        found=len(flagged),
        wanted=len(old),
        wrong=(*missed, *false),
    )


def identifiers(folder: Path) -> Iterator[Figure]:
    """ITU identifiers brought into their normal form."""
    lines = (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [(row["written"], row["normal"]) for row in map(json.loads, lines)]
    listed = (folder / "itu-r.txt").read_text(encoding="utf-8").split("\n")
    cases += [(line.strip(), line.strip()) for line in listed if line.strip()]
    wrong = tuple(
        f"{written}: {normalise(written)}, not {normal}"
        for written, normal in cases
        if normalise(written) != normal
    )
    yield Figure("identifiers normalised", 1 - len(wrong) / len(cases), "itu-identifiers", wrong)

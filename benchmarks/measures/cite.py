"""How well citations are found, resolved and dated, on every labelled set that fits."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measures.figure import Figure, f1
from benchmarks.measures.labels import contradicted, unlinked

from intersector.citations import Register, cite_text, normalise
from intersector.citations.register import Entry
from intersector.identifiers import InstrumentId
from intersector.model import Citation, Language, Span
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
    """Span and symbol against the hyperlinks put in by the UN's editors.

    As labelled, and without the faults of the labels, which `labels` tells by printed rules.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    linked = {s for row in rows for link in row["links"] if (s := _symbol(link["symbol"]))}
    judged = [_judged(row, linked) for row in rows]
    of = "un-citations"
    for name, left_out in (("UN citations", False), ("UN citations without label faults", True)):
        kept = [case for cases in judged for case in cases if not (left_out and case.fault)]
        yield from f1(
            name,
            of,
            right=sum(case.says == "right" for case in kept),
            found=sum(case.says != "missed" for case in kept),
            wanted=sum(case.says != "false" for case in kept),
            wrong=tuple(case.where for case in kept if case.says != "right"),
        )
    faults = [case for cases in judged for case in cases if case.fault]
    for reason, count in sorted(Counter(case.fault for case in faults).items()):
        yield Figure(f"UN label faults: {reason}", count, of)


@dataclass(frozen=True, slots=True)
class _Case:
    """One citation, whether we were right, and what is wrong with the label if something is."""

    says: str
    where: str
    fault: str | None = None


def _judged(row: dict[str, Any], linked: set[str]) -> list[_Case]:
    document = InstrumentId.parse(row["doc"])
    cited = cite_text(row["text"], language="en", organisations=shipped(), document=document)
    found = {
        (c.span.start, _symbol(str(c.target))): c.span
        for c in cited
        if str(c.target).split("/")[0] in _UNITED
    }
    links = {(link["start"], _symbol(link["symbol"])): link for link in row["links"]}
    wanted = {key for key in links if key[1]}
    cases = [_Case("right", "") for _ in found.keys() & wanted]
    for key in sorted(wanted - found.keys()):
        fault = contradicted(row, links[key], key[1])
        cases.append(_Case("missed", _where(row, "missed", key, fault), fault))
    for key in sorted(found.keys() - wanted):
        fault = _excused(row, found[key], str(key[1]), linked)
        cases.append(_Case("false", _where(row, "false", key, fault), fault))
    return cases


def _excused(row: dict[str, Any], span: Span, symbol: str, linked: set[str]) -> str | None:
    """The fault of the label that a citation was counted false for, or None."""
    touching = [k for k in row["links"] if span.start < k["end"] and k["start"] < span.end]
    if not touching:
        return unlinked(row, span.start, span.end, symbol, linked)
    return contradicted(row, touching[0], _symbol(touching[0]["symbol"]))


def _where(row: dict[str, Any], says: str, key: tuple[int, str | None], fault: str | None) -> str:
    near = row["text"][max(0, key[0] - 70) : key[0] + 40].replace("\n", " ")
    said = f" ({fault})" if fault else ""
    return f"{row['doc']}:{row['para']} {says}{said}: {key} {near}"


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

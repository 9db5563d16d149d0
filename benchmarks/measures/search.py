"""How well `search` finds what somebody knows to be there: by words, across languages, by name.

Known items: a clause by four of its rarer words in another order (PP-18 and UN resolutions), a
target of the SDGs by the first words of its translation among the targets of another language, a
resolution by the number that UN editors linked. Beside it stand our words alone, and SQLite's FTS5
(its one tokenizer for all languages, any of the words, BM25) on the same texts.
"""

import json
import random
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from benchmarks.measures.figure import Figure
from benchmarks.measures.match import lines

from intersector import pipeline, searching
from intersector.languages import LANGUAGES
from intersector.matching import default_encoder, rarity, words
from intersector.matching.network import Floats
from intersector.model import Language
from intersector.organisations import shipped
from intersector.searching import Entry, Index

TOP = 10
WORDS = 4
"""Words of a known clause that are asked for."""
CASES = 400
"""Of each sort."""
PIVOT: Language = "en"
Find = Callable[[str, Mapping[str, str]], list[str]]
"""From a query and filters to the ids of what is found, the best first."""


@dataclass(frozen=True, slots=True)
class Case:
    """A query, and the one entry that it is about."""

    query: str
    wanted: str
    language: Language


class Wordless:
    """An encoder that no index was made by, and that tells nothing: only words are compared."""

    identity, dimensions = "none", 512

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of zeros for each text, as for one without letters."""
        return np.zeros((len(texts), self.dimensions), np.float32)


def measure(data: Path) -> Iterator[Figure]:
    """Every figure, each beside its peers'."""
    clauses, targets = known_clauses(data), translations(data)
    with TemporaryDirectory() as folder:
        searching.write(Path(folder), [*clauses, *targets], encoder=default_encoder())
        index = searching.open_index(Path(folder))
        assert index is not None
        for name, find in ways(index, [*clauses, *targets]):
            yield from figures(f"{name}, known clause", find, by_words(clauses), "itu-pp18 un")
            yield from figures(f"{name}, across languages", find, across(targets), "sdg")
    yield from named(data)


def ways(index: Index, entries: Sequence[Entry]) -> Iterator[tuple[str, Find]]:
    """What is measured, by name."""

    def by(encoder: object) -> Find:
        def find(text: str, filters: Mapping[str, str]) -> list[str]:
            found = searching.search(
                index,
                text,
                encoder=encoder,  # type: ignore[arg-type]
                organisations=shipped(),
                filters=filters,
                count=TOP,
            )
            return [hit.entry.id for hit in found.hits]

        return find

    yield "search", by(default_encoder())
    yield "its words alone", by(Wordless())
    yield "FTS5", full_text(entries)


def full_text(entries: Iterable[Entry]) -> Find:
    """SQLite's own search, of any of the words."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(text, id UNINDEXED, language UNINDEXED)")
    rows = ((entry.text, entry.id, entry.language) for entry in entries)
    base.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)

    def find(text: str, filters: Mapping[str, str]) -> list[str]:
        asked = " OR ".join(f'"{word.form}"' for word in words(text))
        statement = "SELECT id FROM t WHERE t MATCH ? AND language = ? ORDER BY rank LIMIT ?"
        return [id_ for (id_,) in base.execute(statement, [asked, filters["language"], TOP])]

    return find


def known_clauses(data: Path) -> list[Entry]:
    """Clauses of PP-18 and paragraphs of UN resolutions."""
    read = pipeline.read_instruments([data / "itu-pp18"], organisations=shipped())
    instruments = [each for each in read if isinstance(each, pipeline.Instrument)]
    texts = [clause.words for each in instruments for clause in each.clauses]
    for path in sorted((data / "un-resolutions").glob("A_RES_78*.json")):
        texts += [each["text"] for each in json.loads(path.read_text(encoding="utf-8"))]
    distinct = dict.fromkeys(text for text in texts if len(text) > 80)
    return [entry(f"clause {nth}", "en", text) for nth, text in enumerate(distinct)]


def translations(data: Path) -> list[Entry]:
    """The targets of the SDGs in each language."""
    rows = lines(data / "sdg" / "goals_and_targets.jsonl")
    return [entry(f"{row['id']} {code}", code, row[code]) for row in rows for code in LANGUAGES]


def entry(id_: str, language: Language, text: str) -> Entry:
    """Something that can be found."""
    return Entry(id=id_, sort="clause", language=language, text=text)


def by_words(clauses: Sequence[Entry]) -> Iterator[Case]:
    """Some clauses, each by its rarer words in another order."""
    chance = random.Random(1)
    for each in chance.sample(clauses, CASES):
        forms = sorted({word.form for word in words(each.text) if word.form.isalpha()})
        rare = sorted(forms, key=lambda form: (-rarity(form), form))[: 2 * WORDS]
        yield Case(" ".join(chance.sample(rare, min(WORDS, len(rare)))), each.id, "en")


def across(targets: Sequence[Entry]) -> list[Case]:
    """Targets by the first half of their translations, from and to English."""
    texts = {each.id: each.text for each in targets}
    cases = []
    for each in targets:
        id_, _, _ = each.id.rpartition(" ")
        if each.language != PIVOT:
            cases.append(Case(half(texts[f"{id_} {PIVOT}"]), each.id, each.language))
            cases.append(Case(half(each.text), f"{id_} {PIVOT}", PIVOT))
    return random.Random(1).sample(cases, CASES)


def half(text: str) -> str:
    """The first half of a text, in whole words."""
    return text[: text.find(" ", len(text) // 2)] if " " in text[len(text) // 2 :] else text


def figures(name: str, find: Find, cases: Iterable[Case], of: str) -> Iterator[Figure]:
    """How often the known item is among the first ten, and the mean of one by its rank."""
    ranks, wrong = [], []
    for case in cases:
        found = find(case.query, {"language": case.language})
        ranks.append(1 / (found.index(case.wanted) + 1) if case.wanted in found else 0.0)
        wrong += [] if ranks[-1] else [f"{name}: {case.query} / {case.wanted}"]
    ours = tuple(wrong) if name.startswith("search,") else ()
    yield Figure(f"{name}, recall at {TOP}", 1 - len(wrong) / len(ranks), of, ours)
    yield Figure(f"{name}, mean reciprocal rank", sum(ranks) / len(ranks), of)


def named(data: Path) -> Iterator[Figure]:
    """Resolutions that are there, as they were printed where they were cited."""
    held = {path.stem.replace("_", "/") for path in (data / "un-resolutions").glob("*_RES_*.json")}
    entries = [
        Entry(id=each, sort="instrument", language="en", text="", name=each)
        for each in sorted(held)
    ]
    wrong, asked = [], 0
    with TemporaryDirectory() as folder:
        searching.write(Path(folder), entries, encoder=default_encoder())
        index = searching.open_index(Path(folder))
        assert index is not None
        for written, symbol in printed(data, held):
            asked += 1
            found = searching.search(
                index, written, encoder=Wordless(), organisations=shipped(), count=1
            )
            if [hit.entry.id for hit in found.hits] != [symbol]:
                wrong.append(f"{written} / {symbol}")
    yield Figure(
        "search, resolution by its name, first",
        1 - len(wrong) / asked,
        "un-citations",
        tuple(wrong),
    )


def printed(data: Path, held: Container[str]) -> Iterator[tuple[str, str]]:
    """What editors linked, after the word that stands before it, and the symbol."""
    for row in lines(data / "un-citations" / "links-dev.jsonl"):
        for link in row["links"]:
            symbol = str(link["symbol"]).replace("%20", "").upper()
            if symbol in held:
                yield f"resolution {row['text'][link['start'] : link['end']]}", symbol

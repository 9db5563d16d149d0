"""How well `match` finds what people have linked: translations, two frameworks, editions.

Beside each figure stand what peers reach on the same lists: TF-IDF (words, scikit-learn's own
settings), plain and with the formula masked, and the cosine of encoders' vectors. A list is ranked,
so that no threshold is needed.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from benchmarks.measures.figure import Figure
from benchmarks.peers import MODELS, Encode, installed
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from intersector.languages import LANGUAGES
from intersector.matching import Formula, default_encoder, match
from intersector.matching.network import unit
from intersector.model import Language, Passage

Ranking = NDArray[np.int64]
"""Per left text the right ones, best first."""
Ranker = Callable[[Sequence[Passage], Sequence[Passage], int], Ranking]
PIVOT: Language = "en"
DRAWS = 2000


def measure(data: Path) -> Iterator[Figure]:
    """Every figure of `match`, each beside its peers'."""
    targets = lines(data / "sdg" / "goals_and_targets.jsonl")
    series = json.loads((data / "un-resolutions" / "series.json").read_text(encoding="utf-8"))
    documents = resolutions(data / "un-resolutions")
    precisions = {}
    for name, rank in installed(RANKERS):
        yield translated(targets, rank, name)
        precisions[name] = mapped(data / "wsis-sdg", targets, rank)
        yield Figure(f"{name}, mean average precision", precisions[name].mean(), "wsis-sdg")
        yield editions(documents, series, rank, name)
    yield from ratio(precisions["match"], precisions["TF-IDF"])


def ours(left: Sequence[Passage], right: Sequence[Passage], top: int) -> Ranking:
    """What is measured."""
    rows: list[list[int]] = [[] for _ in left]
    for found in match(left, right, top=top):
        rows[found.left].append(found.right)
    return np.array(rows)


def tfidf(left: Sequence[Passage], right: Sequence[Passage], top: int) -> Ranking:
    """Cosine of word counts weighed by rarity."""
    vectors = TfidfVectorizer().fit_transform([p.text for p in (*left, *right)])
    return best((vectors[: len(left)] @ vectors[len(left) :].T).toarray(), top)


def masked_tfidf(left: Sequence[Passage], right: Sequence[Passage], top: int) -> Ranking:
    """The same, of what is not formula."""
    general = Formula({})
    sides = ([replace(p, text=general.mask(p.text, None)) for p in side] for side in (left, right))
    return tfidf(*sides, top)


def cosine(make: Callable[[], Encode]) -> Ranker:
    """Cosine of an encoder's vectors."""
    encode = make()

    def rank(left: Sequence[Passage], right: Sequence[Passage], top: int) -> Ranking:
        ours, theirs = (unit(encode([p.text for p in side])) for side in (left, right))
        return best(ours @ theirs.T, top)

    return rank


def best(scores: NDArray[np.floating], top: int) -> Ranking:
    """The columns of the highest scores of each row, in order."""
    return np.argsort(-scores, axis=1, kind="stable")[:, :top]


def translated(targets: Sequence[Mapping[str, str]], rank: Ranker, name: str) -> Figure:
    """Right translation first, in the worst of the ten directions with English."""
    reached: dict[str, float] = {}
    wrong: list[str] = []
    for other in (language for language in LANGUAGES if language != PIVOT):
        for source, target in ((PIVOT, other), (other, PIVOT)):
            left, right = ([side(each, lang) for each in targets] for lang in (source, target))
            first = rank(left, right, 1)[:, 0]
            missed = [left[i].id for i in np.flatnonzero(first != np.arange(len(left)))]
            reached[f"{source} to {target}"] = 1 - len(missed) / len(left)
            wrong += [f"{source} to {target}: {each}" for each in missed]
    worst = min(reached, key=lambda direction: reached[direction])
    return Figure(f"{name}, translation first ({worst})", reached[worst], "sdg", tuple(wrong))


def mapped(folder: Path, targets: Sequence[Mapping[str, str]], rank: Ranker) -> NDArray[np.float64]:
    """Per action line the average precision of the goals and targets that the matrix links."""
    full = [each for each in targets if not each["id"].endswith("-short")]
    numbers = [each["id"].split(":")[1].removesuffix("-title").replace("-", ".") for each in full]
    linked: dict[str, set[str]] = {}
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            linked.setdefault(row["action_line"], set()).add(row["sdg_target"])
    actions = lines(folder / "action_lines.jsonl")
    left = [Passage(a["id"], f"{a['title']}. {a['text']}", language=PIVOT) for a in actions]
    ranking = rank(left, [side(each, PIVOT) for each in full], len(full))
    precisions = [
        average_precision([numbers[at] in linked[passage.id] for at in row])
        for passage, row in zip(left, ranking, strict=True)
    ]
    return np.array(precisions)


def ratio(ours: NDArray[np.float64], peer: NDArray[np.float64]) -> Iterator[Figure]:
    """How many times the peer's, and what so few action lines leave open of it (bootstrap)."""
    drawn = np.random.default_rng(0).integers(0, len(ours), (DRAWS, len(ours)))
    ratios = ours[drawn].mean(axis=1) / peer[drawn].mean(axis=1)
    of = f"wsis-sdg, {len(ours)} action lines"
    yield Figure("match over TF-IDF", ours.mean() / peer.mean(), of)
    yield Figure("match over TF-IDF, lower end of 90 %", float(np.quantile(ratios, 0.05)), of)
    yield Figure("match over TF-IDF, upper end of 90 %", float(np.quantile(ratios, 0.95)), of)


def average_precision(relevant: Sequence[bool]) -> float:
    """The mean, over what is relevant, of the precision down to it."""
    hits = np.cumsum(relevant)
    places = np.arange(1, len(hits) + 1)
    return float(np.mean((hits / places)[np.array(relevant)]))


def editions(
    documents: Sequence[Passage], series: Mapping[str, Sequence[str]], rank: Ranker, name: str
) -> Figure:
    """Of each document's other editions (at most five), the share among its first five."""
    item = {symbol: title for title, symbols in series.items() for symbol in symbols}
    ranking = rank(documents, documents, 6)
    reached: list[float] = []
    wrong: list[str] = []
    for at, row in enumerate(ranking):
        others = len(series[item[documents[at].id]]) - 1
        near = [documents[i].id for i in row if i != at][:5]
        found = sum(item[each] == item[documents[at].id] for each in near)
        if others:
            reached.append(found / min(5, others))
            if reached[-1] < 1:
                wrong.append(documents[at].id)
    return Figure(f"{name}, recall at 5", float(np.mean(reached)), "un-resolutions", tuple(wrong))


def side(each: Mapping[str, str], language: Language) -> Passage:
    """A goal or target in one language."""
    return Passage(each["id"], each[language], language=language)


def lines(path: Path) -> list[dict[str, str]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def resolutions(folder: Path) -> list[Passage]:
    """The UN documents whole, named by their symbols."""
    paths = sorted(path for path in folder.glob("*.json") if path.stem != "series")
    return [
        Passage(
            path.stem.replace("_", "/"),
            "\n".join(p["text"] for p in json.loads(path.read_text(encoding="utf-8"))),
            language=PIVOT,
        )
        for path in paths
    ]


RANKERS: dict[str, tuple[str, Callable[[], Ranker]]] = {
    "match": ("intersector", lambda: ours),
    "TF-IDF": ("sklearn", lambda: tfidf),
    "TF-IDF, formula masked": ("sklearn", lambda: masked_tfidf),
    "raw cosine": ("intersector", lambda: cosine(lambda: default_encoder().encode)),
    **{name: (module, partial(cosine, make)) for name, (module, make) in MODELS.items()},
}

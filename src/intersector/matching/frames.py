"""Formula: the wording that resolutions share because they are resolutions.

A run of three words that stands in many documents of a language says nothing about the matter of
any one of them. `Formula.of` counts, per language, in how many documents each run and each word
occurs, on top of a background counted once from public resolutions, so that a handful of texts
can be judged too; `mask` takes such runs out of a text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from intersector.matching.words import Word, key, sequences, words
from intersector.model import Language, Passage

SHARE: Final = 0.12
"""A run is formula when more than this share of the documents has it: of the shares tried, the
one that told real overlap from mere formula best (benchmarks/measures/match.py)."""
_TRUST: Final = 30
"""The background counts like so many documents."""
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Background:
    """In what share of resolutions in general a run of words, or a word, occurs."""

    keys: NDArray[np.uint32]
    shares: NDArray[np.uint8]

    def share(self, key_: int) -> float:
        """The share, in steps of 1/255; 0.0 for what is rare or unknown."""
        at = int(np.searchsorted(self.keys, key_))
        known = at < len(self.keys) and self.keys[at] == key_
        return float(self.shares[at]) / 255 if known else 0.0


@cache
def background() -> tuple[Background, Background]:
    """The runs and the words of the file that ``benchmarks/background.py`` makes."""
    path = files(__package__).joinpath("background.npz")
    with path.open("rb") as file, np.load(file) as stored:
        return (
            Background(stored["runs"], stored["run_shares"]),
            Background(stored["words"], stored["word_shares"]),
        )


@dataclass(slots=True)
class _Counts:
    """Of one language: how many documents there are, and how many have a word or a run."""

    documents: int = 0
    words: Counter[str] = field(default_factory=Counter)
    runs: Counter[int] = field(default_factory=Counter)


class Formula:
    """What is formula in a corpus, per language; texts without a language are one of their own.

    `version` names the share, the counts behind it and how words are cut: two masks of equal
    version take out the same words.
    """

    def __init__(self, counts: Mapping[str | None, _Counts], *, share: float = SHARE) -> None:
        self._counts = counts
        self._runs, self._words = background()
        self._formula = {language: self._frequent(counts[language], share) for language in counts}
        self._elsewhere = self._frequent(_Counts(), share)
        self._phrases: dict[str | None, tuple[str, ...]] = {}
        self._masked: dict[tuple[str, Language | None], str] = {}
        marks = sorted((language or "", sorted(runs)) for language, runs in self._formula.items())
        self.version = f"formula/1/{share:g}/{sha256(repr(marks).encode()).hexdigest()[:12]}"

    @classmethod
    def of(cls, passages: Sequence[Passage], *, share: float = SHARE) -> "Formula":
        """Count `passages` by document (a passage that names none is one of its own)."""
        formula = cls(_count(passages), share=share)
        formula._phrases = _phrases(formula, passages)
        return formula

    def mask(self, text: str, language: Language | None) -> str:
        """Return `text` without its formula, on one line; each text is masked once."""
        masked = self._masked.get((text, language))
        if masked is None:
            masked = self._masked[text, language] = self._mask(text, language)
        return masked

    def _mask(self, text: str, language: Language | None) -> str:
        pieces, at = [], 0
        for start, end in self.spans(words(text), language):
            pieces.append(text[at:start])
            at = end
        return " ".join(" ".join([*pieces, text[at:]]).split())

    def spans(self, cut: Sequence[Word], language: Language | None) -> Iterator[tuple[int, int]]:
        """The stretches of a text, cut into words, that are formula: its characters, in order."""
        formula = self._formula.get(language, self._elsewhere)
        first = last = 0
        for run, start, end in sequences(cut):
            if run not in formula:
                continue
            if start > last:
                yield from _between(cut, first, last)
                first = start
            last = end
        yield from _between(cut, first, last)

    def idf(self, word: str, language: Language | None) -> float:
        """How rare `word` (as `Word.form`) is: 0.0 for one in every document, up to about 10."""
        counts = self._counts.get(language, _Counts())
        have = counts.words[word] + _TRUST * self._words.share(key([word]))
        return max(0.0, log((counts.documents + _TRUST + 1) / (have + 1)))

    def phrases(self, language: Language | None) -> tuple[str, ...]:
        """The formula met in most documents of the corpus, most frequent first: for the reader."""
        return self._phrases.get(language, ())

    def _frequent(self, counts: _Counts, share: float) -> frozenset[int]:
        enough = share * (counts.documents + _TRUST)
        met = {run for run, n in counts.runs.items() if n + _TRUST * self._runs.share(run) > enough}
        known = self._runs.keys[self._runs.shares > 255 * enough / _TRUST].tolist()
        return frozenset(met.union(known))


def _count(passages: Sequence[Passage]) -> dict[str | None, _Counts]:
    documents: dict[tuple[str | None, str], tuple[set[str], set[int]]] = {}
    for passage in passages:
        where = passage.language, passage.document or passage.id
        forms, runs = documents.setdefault(where, (set(), set()))
        cut = words(passage.text)
        forms.update(word.form for word in cut)
        runs.update(run for run, _, _ in sequences(cut))
    counts: dict[str | None, _Counts] = defaultdict(_Counts)
    for (language, _), (forms, runs) in documents.items():
        counts[language].documents += 1
        counts[language].words.update(forms)
        counts[language].runs.update(runs)
    return dict(counts)


def _phrases(formula: Formula, passages: Sequence[Passage]) -> dict[str | None, tuple[str, ...]]:
    """Per language, the longest stretches that are taken out of the most documents."""
    seen: dict[str | None, set[tuple[str, str]]] = defaultdict(set)
    for passage in passages:
        for start, end in formula.spans(words(passage.text), passage.language):
            phrase = " ".join(passage.text[start:end].split()).casefold()
            seen[passage.language].add((phrase, passage.document or passage.id))
    counted = {language: Counter(phrase for phrase, _ in pairs) for language, pairs in seen.items()}
    return {
        language: tuple(sorted(n, key=lambda phrase: (-n[phrase], phrase))[:_SHOWN])
        for language, n in counted.items()
    }


def _between(cut: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    if last > first:
        yield cut[first].start, cut[last - 1].end

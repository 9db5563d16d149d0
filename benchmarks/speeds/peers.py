"""Peers that may be installed (``pip install '.[bench]'``); the others are named and left out."""

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import TypeVar

Peer = TypeVar("Peer")


def installed(peers: Mapping[str, tuple[str, Callable[[], Peer]]]) -> Iterator[tuple[str, Peer]]:
    """The peers whose module is there, made, by name; the others are told as not measured."""
    for name, (module, make) in peers.items():
        if find_spec(module) is None:
            print(
                f"{'not measured':>16}  {name}: the package {module} is not installed", flush=True
            )
        else:
            yield name, make()

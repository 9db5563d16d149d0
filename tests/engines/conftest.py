"""A real cluster of two nodes on this machine."""

from collections.abc import Iterator
from socket import socket
from typing import Any

import pytest

from intersector.engines import Engine, engine_named

STORE = 96 * 2**20


class Two:
    """Two nodes of one processor each, and the engine that they are."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster as Nodes  # noqa: PLC0415  needs the extra

        port = free_port()
        head = {**node(), "include_dashboard": False, "ray_client_server_port": port}
        self._nodes = Nodes(initialize_head=True, head_node_args=head)
        self._second = self._nodes.add_node(**node())
        self.engine: Engine = engine_named(f"ray://127.0.0.1:{port}")

    def kill_one(self) -> None:
        """One node dies at once, with what it was doing."""
        self._nodes.remove_node(self._second, allow_graceful=False)

    def end(self) -> None:
        """Stop what is left of the cluster."""
        self._nodes.shutdown()


def node() -> dict[str, Any]:
    return {"num_cpus": 1, "object_store_memory": STORE}


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    cluster = Two()
    yield cluster
    cluster.end()

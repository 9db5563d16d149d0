"""The port that every engine fits, the one of this process, and engines by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

from intersector.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
REMOTE: Final = "ray://"


class Engine(Protocol):
    """Does pieces of work, in whatever place and order, and returns the results in theirs.

    Work is a function that can be pickled (one of a module, or a `partial` of one) and gives the
    same result wherever it is done. What it raises is raised here.
    """

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The result for each item, in the order of the items."""

    def each_pair(
        self,
        work: Callable[[Item, Item], Result],
        items: Sequence[Item],
        pairs: Sequence[tuple[int, int]],
    ) -> Iterator[Result]:
        """The result for each pair of positions in `items`, in no order."""


class Local:
    """The engine of this process: one piece after the other."""

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The result for each item, in the order of the items."""
        return map(work, items)

    def each_pair(
        self,
        work: Callable[[Item, Item], Result],
        items: Sequence[Item],
        pairs: Sequence[tuple[int, int]],
    ) -> Iterator[Result]:
        """The result for each pair of positions in `items`."""
        return (work(items[left], items[right]) for left, right in pairs)


LOCAL: Final = Local()


def engine_named(name: str) -> Engine:
    """``local``, or ``ray://HOST:PORT`` for a Ray cluster.

    Raises `EngineError` where there is no such engine, the extra ``cluster`` is not installed, or
    the cluster does not answer or runs another version of the program.
    """
    if name == "local":
        return LOCAL
    if not name.startswith(REMOTE) or name == REMOTE:
        mend = "Give local, or ray://HOST:PORT."
        raise EngineError(name, "is no engine.", mend=mend)
    try:
        from intersector.engines.cluster import Cluster  # noqa: PLC0415  needs the extra
    except ImportError as error:
        mend = "Install intersector[cluster]."
        raise EngineError(name, f"cannot be used: {error}.", mend=mend) from error
    return Cluster(name)

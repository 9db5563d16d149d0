"""Work on a Ray cluster, through the data frames of Daft.

A data frame holds the pieces, a row each, and a column the results; Daft cuts it into partitions
and hands them to the machines that are free. Of a machine that dies its pieces are done again
elsewhere.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import islice
from platform import python_version
from typing import Any, Final, TypeVar

import daft
import ray
from daft import DataFrame, DataType, Series, col

from intersector.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
_WAVE: Final = 1024
"""Pieces that are handed over at once: their items and results are in memory."""
_TRIES: Final = 3
_PARTITIONS: Final = 4
"""Partitions for each processor of the cluster, so that none waits long for the slowest."""
_AT, _LEFT, _RIGHT, _ITEM, _FOUND = "at", "left", "right", "item", "found"


class Cluster:
    """The machines of a Ray cluster; `address`, ``ray://HOST:PORT``, is of its client server."""

    def __init__(self, address: str) -> None:
        """Raises `EngineError` where nothing answers, or something that is not this version."""
        try:
            _connect(address)
        except (ConnectionError, RuntimeError, TimeoutError, ValueError) as error:
            mend = "Start it, or mend the address: its port is that of Ray's client server."
            raise EngineError(address, f"does not answer ({error}).", mend=mend) from error
        daft.set_runner_ray(address, noop_if_initialized=True)
        self._processors = int(ray.cluster_resources().get("CPU", 1))
        self._check(address)

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The result for each item, in the order of the items."""
        source = iter(items)
        while wave := [pickle.dumps(item) for item in islice(source, _WAVE)]:
            pieces = daft.from_pydict({_AT: list(range(len(wave))), _ITEM: wave})
            parts = min(len(wave), self._processors * _PARTITIONS)
            done = pieces.into_partitions(parts).select(
                col(_AT), _column(partial(_one, work), col(_ITEM)).alias(_FOUND)
            )
            found = {row[_AT]: row[_FOUND] for row in done.iter_rows()}
            yield from (_opened(found[at]) for at in range(len(wave)))

    def each_pair(
        self,
        work: Callable[[Item, Item], Result],
        items: Sequence[Item],
        pairs: Sequence[tuple[int, int]],
    ) -> Iterator[Result]:
        """The result for each pair of positions in `items`, in no order.

        Each item goes over once; which machine needs it is left to the join of the data frames.
        """
        if not pairs:
            return
        stored = daft.from_pydict(
            {_AT: list(range(len(items))), _ITEM: list(map(pickle.dumps, items))}
        )
        lefts, rights = zip(*pairs, strict=True)
        places = daft.from_pydict({_LEFT: list(lefts), _RIGHT: list(rights)})
        met = places.join(_named(stored, _LEFT), on=_LEFT).join(_named(stored, _RIGHT), on=_RIGHT)
        both = (col(f"{_ITEM} {side}") for side in (_LEFT, _RIGHT))
        done = met.into_partitions(len(pairs)).select(
            _column(partial(_two, work), *both).alias(_FOUND)
        )
        yield from (_opened(row[_FOUND]) for row in done.iter_rows())

    def _check(self, address: str) -> None:
        """That every machine that takes a piece runs what runs here."""
        ours = _versions(0)
        others = set(self.each(_versions, range(self._processors * _PARTITIONS))) - {ours}
        if others:
            message = f"runs {', '.join(sorted(others))}, not {ours}."
            raise EngineError(address, message, mend="Install the same versions on every machine.")


def _connect(address: str) -> None:
    """Become a client; a cluster that has just started may need to be asked again."""
    for left in reversed(range(_TRIES)):
        try:
            ray.init(address, log_to_driver=False, ignore_reinit_error=True)
            return
        except ConnectionAbortedError:
            if not left:
                raise


def _column(work: Callable[..., list[bytes]], *columns: Any) -> Any:
    """What `work` makes of the columns, one row after the other."""
    return daft.func.batch(return_dtype=DataType.binary(), batch_size=1)(work)(*columns)


def _one(work: Callable[[Any], Any], items: Series) -> list[bytes]:
    return [_done(work, item) for item in items.to_pylist()]


def _two(work: Callable[[Any, Any], Any], lefts: Series, rights: Series) -> list[bytes]:
    both = zip(lefts.to_pylist(), rights.to_pylist(), strict=True)
    return [_done(work, left, right) for left, right in both]


def _done(work: Callable[..., Any], *items: bytes) -> bytes:
    """The pickled result; what the work raises is a result too, to be raised where it was asked."""
    try:
        return pickle.dumps((work(*map(pickle.loads, items)), None))
    except Exception as error:
        return pickle.dumps((None, error))


def _opened(data: bytes) -> Any:
    result, error = pickle.loads(data)
    if error is not None:
        raise error
    return result


def _named(stored: DataFrame, side: str) -> DataFrame:
    return stored.select(col(_AT).alias(side), col(_ITEM).alias(f"{_ITEM} {side}"))


def _versions(_piece: int) -> str:
    return f"intersector {version('intersector')} on Python {python_version()}"

"""What was kept outlives a kill and a full disk, and processes share one file without harm."""

import multiprocessing
import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from intersector.corpus.store import NAME, Store
from intersector.errors import CorpusError

BATCH = 40
FORK = multiprocessing.get_context("fork")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a corpus file can be."""
    return tmp_path / NAME


def batch(writer: int, number: int) -> dict[bytes, bytes]:
    """So many values, of a few pages."""
    keys = (b"%d/%d/%d" % (writer, number, at) for at in range(BATCH))
    return {key: key * 100 for key in keys}


def write(path: Path, writer: int, batches: Iterator[int] | range, told: Connection) -> None:
    """Keep batch after batch, and tell of each that is kept."""
    store = Store(path)
    basis = store.basis("values")
    for number in batches:
        store.keep(basis, batch(writer, number))
        told.send(number)
    store.close()


def kept(path: Path, writer: int, number: int) -> int:
    """How many values of a batch are there, each of them right."""
    store = Store(path)
    wanted = batch(writer, number)
    found = store.recall(store.basis("values"), list(wanted))
    store.close()
    assert found.items() <= wanted.items()
    return len(found)


def test_a_kill_at_any_moment_loses_nothing_that_was_kept(path: Path) -> None:
    """Of thirty writers killed one after the other: whole batches, and all that were told of."""
    chance = random.Random(1)
    for writer in range(30):
        ours, theirs = FORK.Pipe()
        process = FORK.Process(target=write, args=(path, writer, range(10_000), theirs))
        process.start()
        ours.poll(60)
        time.sleep(chance.uniform(0, 0.03))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        last = -1
        while ours.poll():
            last = ours.recv()
        assert all(kept(path, writer, number) == BATCH for number in (0, last // 2, last))
        assert kept(path, writer, last + 1) in {0, BATCH}
        assert kept(path, writer, last + 2) == 0


def test_two_processes_write_at_once(path: Path) -> None:
    """Neither waits for the other to end, and both find all of both; the same batches are one."""
    ours, theirs = FORK.Pipe()
    work = [(1, range(60)), (2, range(60)), (2, range(60))]
    writers = [FORK.Process(target=write, args=(path, *each, theirs)) for each in work]
    for process in writers:
        process.start()
    for process in writers:
        process.join(120)
    assert [process.exitcode for process in writers] == [0, 0, 0]
    assert all(kept(path, writer, number) == BATCH for writer in (1, 2) for number in range(60))
    ours.close()


def fill(path: Path, told: Connection) -> None:
    """Write until the file may not grow further."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    try:
        write(path, 7, range(10_000), told)
    except CorpusError as error:
        told.send(str(error))


def test_a_full_disk_is_told_and_loses_nothing(path: Path) -> None:
    """All batches before are there; with more room the next run goes on."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=fill, args=(path, theirs))
    process.start()
    heard = []
    while not heard or isinstance(heard[-1], int):
        assert ours.poll(60)
        heard.append(ours.recv())
    process.join()
    assert "cannot be used" in heard[-1]
    assert "nothing is lost" in heard[-1]
    full = heard[-2]
    assert all(kept(path, 7, number) == BATCH for number in range(full + 1))
    write(path, 7, range(full + 1, full + 3), theirs)
    assert kept(path, 7, full + 2) == BATCH

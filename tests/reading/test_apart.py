"""A call in another process answers, fails or is lost; the next one is answered again."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from intersector.errors import ReadingError
from intersector.reading.apart import Apart, Lost
from intersector.reading.pdf import parse_pdf

GIB = 1024**3
LONG = 60.0


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Share one process, as a run does."""
    process = Apart(2 * GIB)
    yield process
    process.stop()


def test_one_other_process_answers_all_calls(apart: Apart) -> None:
    first, second = apart.call(LONG, os.getpid), apart.call(LONG, os.getpid)
    assert first == second != os.getpid()


def test_an_error_comes_back_as_it_was_raised(apart: Apart) -> None:
    with pytest.raises(ReadingError, match="is truncated") as caught:
        apart.call(LONG, parse_pdf, b"%PDF-1.4", "a.pdf")
    assert caught.value.source == "a.pdf"


@pytest.mark.parametrize(
    ("seconds", "function", "argument"),
    [(LONG, os._exit, 0), (0.2, time.sleep, 30), (LONG, bytearray, 4 * GIB)],
    ids=["a crash", "a hang", "too much memory"],
)
def test_only_the_call_is_lost(apart: Apart, seconds, function, argument) -> None:
    with pytest.raises(Lost):
        apart.call(seconds, function, argument)
    assert apart.call(LONG, abs, -1) == 1


def test_a_process_killed_between_calls_is_replaced(apart: Apart) -> None:
    before = apart.call(LONG, os.getpid)
    os.kill(before, signal.SIGKILL)
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert apart.call(LONG, os.getpid) != before


def test_threads_take_turns(apart: Apart) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda number: apart.call(LONG, divmod, number, 7), range(50))
        assert list(answers) == [divmod(number, 7) for number in range(50)]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of newer Pythons, with threads
def test_a_fork_starts_a_process_of_its_own(apart: Apart) -> None:
    ours = apart.call(LONG, os.getpid)
    child = os.fork()
    if not child:
        os._exit(apart.call(LONG, os.getpid) == ours)
    assert os.waitpid(child, 0)[1] == 0
    assert apart.call(LONG, os.getpid) == ours


def test_a_stopped_process_leaves_nothing_behind() -> None:
    apart = Apart(2 * GIB)
    served = apart.call(LONG, os.getpid)
    apart.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(served, 0)


def test_its_memory_is_bounded(apart: Apart) -> None:
    assert apart.call(LONG, resource.getrlimit, resource.RLIMIT_AS)[0] == 2 * GIB

"""Calls in a process of their own: what kills or hangs that process costs the call, not the run.

The process starts with the first call, answers one call after the other, and is started anew
after one that it did not survive. It ends with ours, whichever way that ends: its input closes.
"""

import atexit
import contextlib
import faulthandler
import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO, Final, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_SERVE: Final = "import sys; from intersector.reading.apart import serve; serve(int(sys.argv[1]))"
_BROKEN: Final = (EOFError, OSError, pickle.UnpicklingError)


class Lost(Exception):  # noqa: N818 - it says what became of the call
    """The process ended without an answer: it crashed, or was out of time or memory."""


class Apart:
    """A process to call functions in, of at most `memory` bytes where the platform can tell."""

    _process: subprocess.Popen[bytes] | None
    _lock: threading.Lock

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._forget()
        atexit.register(self.stop)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def call(
        self, seconds: float, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Return what an importable `function` returns, or raise what it raises.

        Arguments and answer travel as pickles. Raises Lost, at the latest after `seconds`.
        """
        with self._lock:
            try:
                answer = self._ask((seconds, function, args, kwargs))
            except _BROKEN as error:
                self.stop()
                raise Lost from error
            except BaseException:
                self.stop()  # or the next call would be given this one's answer
                raise
        if isinstance(answer, BaseException):
            raise answer
        return answer  # type: ignore[no-any-return]

    def stop(self) -> None:
        """End the process, if there is one; the next call starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate()

    def _forget(self) -> None:
        """Own no process: the one of the process that we were forked from is not ours."""
        self._process = None
        self._lock = threading.Lock()

    def _ask(self, request: object) -> Any:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = _start(self._memory)
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None and answers is not None
        pickle.dump(request, requests)
        requests.flush()
        return pickle.load(answers)


def _start(memory: int) -> subprocess.Popen[bytes]:
    """Start a Python that finds the modules that we find, and none in the current folder."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _SERVE, str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def serve(memory: int) -> None:
    """Answer calls from standard input until it closes; what runs out of time ends the process.

    The watch is a thread of the interpreter's own, which no library can keep from running.
    """
    _limit(memory)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may be written there
    with contextlib.suppress(EOFError):
        while True:
            seconds, function, args, kwargs = pickle.load(requests)
            faulthandler.dump_traceback_later(seconds, exit=True)
            _answer(answers, function, args, kwargs)
            faulthandler.cancel_dump_traceback_later()


def _answer(
    answers: BinaryIO, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    try:
        answer = function(*args, **kwargs)
    except MemoryError:
        raise
    except Exception as error:
        error.add_note(traceback.format_exc())
        answer = error
    pickle.dump(answer, answers)
    answers.flush()


def _limit(memory: int) -> None:
    """Bound the address space, where there is such a bound and it is not lower already."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - there is none on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or soft > memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, hard))

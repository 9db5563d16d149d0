"""Whoever sends a body slowly does not hold all the threads that answer others.

A proxy that takes whole requests spares the site this. Without one a thread waits for as long as a
visitor cares to send a letter a minute, and a read cannot be broken off: so only half of the
threads read bodies at a time.
"""

from collections.abc import Callable, Iterable
from threading import BoundedSemaphore
from typing import Any, Final, Protocol

AT_ONCE: Final = BoundedSemaphore(4)
"""Of the eight threads of a process (`serving.py`) half are left for whoever sends nothing."""
FIRST, FURTHER = 0.2, 10.0
"""Seconds to wait for a turn: a body that is there is read in less; of one that is long the rest
waits for others as long."""
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Stream(Protocol):
    """What a web server gives to read a body from."""

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, or all."""

    def readline(self, size: int = -1, /) -> bytes:
        """A line."""


class CrowdedError(OSError):
    """Too many bodies are being read; Django takes it for a connection that broke."""


class Body:
    """A body that is read when its turn comes, or not at all: `refused` then."""

    def __init__(self, stream: Stream) -> None:
        self.stream, self.refused = stream, False
        self.patience = FIRST

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all."""
        return self._in_turn(self.stream.read, size)

    def readline(self, size: int = -1) -> bytes:
        """A line."""
        return self._in_turn(self.stream.readline, size)

    def _in_turn(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self.refused or not AT_ONCE.acquire(timeout=self.patience):
            self.refused = True
            raise CrowdedError
        try:
            found = read(size)
        finally:
            AT_ONCE.release()
        self.patience = FURTHER
        return found


def in_turns(application: Application) -> Application:
    """An application that reads few bodies at a time."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        return application({**environ, "wsgi.input": Body(environ["wsgi.input"])}, start)

    return answer

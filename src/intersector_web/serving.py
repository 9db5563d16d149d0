"""The processes of a site that is served: begun, begun again when they die, ended together."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPConnection
from typing import Final

from intersector.errors import OutputError

GRACE: Final = 30
"""Seconds that a process has to end; a job that is cut short then is done again."""
EVERYWHERE: Final = frozenset({"", "0.0.0.0", "::"})
_PAUSE: Final = 0.2
Process = subprocess.Popen[bytes]


def address_of(host: str, port: int) -> str:
    """What people on this machine write to reach what listens there."""
    near = host in EVERYWHERE | {"127.0.0.1", "::1"}
    return f"http://{'localhost' if near else f'[{host}]' if ':' in host else host}:{port}"


def web(host: str, port: int, processes: int) -> list[str]:
    """The command that is the web server."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--host", host, "--port", str(port), "--log-level", "error"]
    command += ["--workers", str(processes), "--blocking-threads", "8"]
    command += ["--workers-kill-timeout", "20"]
    command += ["--http1-header-read-timeout", "10000", "--respawn-failed-workers"]
    return [*command, "intersector_web.project.wsgi:application"]


def work() -> list[str]:
    """The command that does the background jobs."""
    return [sys.executable, "-m", "django", "work"]


def claim(host: str, port: int) -> None:
    """See that nobody listens there yet; `OutputError` where somebody does, or nobody can."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(found[4])
    except OSError as error:
        mend = "Choose another address with --host and --port."
        text = f"cannot be listened on ({error.strerror})."
        raise OutputError(f"{host}:{port}", text, mend=mend) from error


def answers(host: str, port: int) -> bool:
    """Whether a web server answers there, whatever it says."""
    connection = HTTPConnection("127.0.0.1" if host in EVERYWHERE else host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def run(
    commands: Sequence[Sequence[str]],
    *,
    serves: Callable[[], bool],
    begun: Callable[[], None],
    ending: Callable[[], None],
) -> None:
    """Keep the processes running, starting again what dies, until told to stop.

    `begun` is called once when it `serves`, `ending` when it is told to stop, as by closing its
    terminal. What is told a second time ends at once.
    """
    _heed_endings()
    processes = [_begin(command) for command in commands]
    try:
        _keep(processes, commands, until=serves)
        begun()
        _keep(processes, commands, until=lambda: False)
    except KeyboardInterrupt:
        ending()
        with suppress(KeyboardInterrupt):
            _end(processes)
    finally:
        for process in processes:
            _sweep(process)


def _heed_endings() -> None:
    """Take what ends a process as Ctrl-C; whoever began it with `nohup` has it stay."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _keep(
    processes: list[Process], commands: Sequence[Sequence[str]], *, until: Callable[[], bool]
) -> None:
    while not until():
        time.sleep(_PAUSE)
        for at, process in enumerate(processes):
            if process.poll() is not None:
                _sweep(process)
                time.sleep(1)
                processes[at] = _begin(commands[at])


def _end(processes: Sequence[Process]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)


def _begin(command: Sequence[str]) -> Process:
    """A process in a group of its own, so that all that it begins can be ended with it.

    Where this one is killed, that one ends too: it would hold the port of the next.
    """
    tied = [sys.executable, "-m", "intersector_web.tied", *command]
    return subprocess.Popen(tied, start_new_session=True)


def _sweep(process: Process) -> None:
    """End what is left of a process and those that it began."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

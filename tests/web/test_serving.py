"""`intersector serve` as people start it, in a terminal and under a supervisor."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from intersector.errors import OutputError
from intersector_web import serving

LINK = re.compile(r"Become the administrator at (http://localhost:\d+/en/\S+/) \(works once")
CTRL_C = b"\x03"
Process = subprocess.Popen[bytes]
Serve = Callable[..., Process]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that each test here serves."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture
def serve(workspace: Path, port: int) -> Iterator[Serve]:
    """Start the site, within another command or not; it is ended whatever a test did."""
    left = {"DATABASE_URL", "LOG_LEVEL", "LOG_FORMAT", "PROMETHEUS_MULTIPROC_DIR"}
    surroundings = {k: v for k, v in os.environ.items() if k not in left}
    surroundings["INTERSECTOR_WORKSPACE"] = str(workspace)
    begun = []

    def start(within: Callable[[list[str]], list[str]] = list) -> Process:
        command = within([sys.executable, "-m", "intersector", "serve", "--port", str(port)])
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        pipes["stderr"] = subprocess.STDOUT
        begun.append(subprocess.Popen(command, env=surroundings, **pipes))
        return begun[-1]

    yield start
    for process in begun:
        process.terminate()
        process.communicate()


def until(process: Process, words: bytes) -> bytes:
    """What is read until a line has these words."""
    told, late = b"", time.monotonic() + 180
    assert process.stdout
    while words not in told:
        assert time.monotonic() < late, told
        told += process.stdout.readline()
    return told


def in_terminal(command: list[str]) -> list[str]:
    """The command in a terminal of its own, alone, with Ctrl-C as a person's shell leaves it."""
    return [
        "script",
        "--quiet",
        "--return",
        "--flush",
        "--command",
        shlex.join(["exec", "env", "--default-signal=INT", *command]),
        os.devnull,
    ]


def test_in_a_terminal_it_speaks_to_people(serve: Serve, port: int) -> None:
    """Where the site is, once it answers, and how to become its administrator; Ctrl-C ends all."""
    process = serve(in_terminal)
    told = until(process, b"Ctrl-C ends it")
    link = LINK.search(told.decode())
    assert link
    assert f"The site is at http://localhost:{port}/ (" in told.decode()
    with urlopen(link[1]) as page:
        assert page.status == 200
    rest, _ = process.communicate(CTRL_C, timeout=60)
    assert process.returncode == 0
    assert rest.decode().splitlines()[-1] == "The site has ended."
    assert not serving.answers("127.0.0.1", port)
    assert not [word for word in (b"Traceback", b"{", b"WARNING", b"ERROR") if word in told + rest]


def test_to_a_supervisor_it_speaks_json(serve: Serve, port: int) -> None:
    """Every line an object; the sentence stands in `message`."""
    process = serve()
    told = until(process, b"Ctrl-C ends it")
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=60)
    lines = [json.loads(line) for line in (told + rest).splitlines()]
    assert process.returncode == 0
    address = f"http://localhost:{port}"
    assert [each["address"] for each in lines if "address" in each] == [address]
    assert LINK.search(lines[0]["message"])[1] == lines[0]["link"]  # type: ignore[index]
    assert lines[-1]["message"] == "The site has ended."


def test_a_terminal_that_is_closed_ends_all(serve: Serve, port: int, workspace: Path) -> None:
    """Nothing goes on that nobody could end any more; what was counted was not on the disk.

    On one that is full the system kills whoever writes to such a file.
    """
    process = serve()
    until(process, b"Ctrl-C ends it")
    assert not list(workspace.rglob("counter_*.db"))
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert not serving.answers("127.0.0.1", port)


def test_what_it_began_ends_with_it_when_it_is_killed(serve: Serve, port: int) -> None:
    """So that the next can begin."""
    process = serve()
    until(process, b"Ctrl-C ends it")
    process.kill()
    late = time.monotonic() + 60
    while serving.answers("127.0.0.1", port):
        assert time.monotonic() < late
        time.sleep(0.1)
    serving.claim("127.0.0.1", port)


def test_a_port_that_is_taken_is_said(port: int) -> None:
    """Before anything is begun."""
    serving.claim("127.0.0.1", port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(OutputError, match="cannot be listened on"):
            serving.claim("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::1", "http://localhost:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
    ],
)
def test_an_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    """By the host that was asked for."""
    assert serving.address_of(host, 8000) == address


def test_what_dies_is_begun_again_until_told_to_stop(tmp_path: Path) -> None:
    """And all that it began is ended with it."""
    beats = tmp_path / "beats"
    command = [sys.executable, "-c", f"open({str(beats)!r}, 'a').write('.')"]

    def thrice() -> bool:
        return beats.exists() and len(beats.read_text(encoding="ascii")) >= 3

    def stop() -> None:
        signal.raise_signal(signal.SIGTERM)

    said: list[str] = []
    before = [(each, signal.getsignal(each)) for each in (signal.SIGTERM, signal.SIGHUP)]
    serving.run([command], serves=thrice, begun=stop, ending=lambda: said.append("ending"))
    for each, handler in before:
        signal.signal(each, handler)
    assert said == ["ending"]

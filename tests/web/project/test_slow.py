"""Visitors who never finish what they say do not keep others waiting."""

import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

IDLE = 60
BEGUN = (
    b"POST /en/account/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nCookie: csrftoken=%b\r\n\r\na"
    % (b"a" * 32)
)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The port of a site that is served as people start it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        number = listening.getsockname()[1]
    surroundings = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    surroundings["INTERSECTOR_WORKSPACE"] = str(tmp_path / "site")
    command = [sys.executable, "-m", "intersector", "serve", "--port", str(number)]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not answers(number):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.2)
    yield number
    process.terminate()
    process.wait()


def answers(port: int) -> bool:
    """Whether the site answers within some seconds."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as response:
            return response.read() == b"alive\n"
    except (URLError, OSError):
        return False


def test_requests_that_never_end_are_let_go(port: int) -> None:
    """Others are answered meanwhile; who has not said all after ten seconds is hung up on."""
    idle = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(IDLE)]
    for each in idle:
        each.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    assert answers(port)
    for each in idle:
        assert b"200" not in each.recv(100)
        each.close()


def test_bodies_that_never_end_leave_the_site_to_others(port: int) -> None:
    """Those for which there is no turn are told to come again; others are answered meanwhile."""
    begun = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(IDLE)]
    for each in begun:
        each.sendall(BEGUN)
    assert answers(port)
    time.sleep(3)
    assert answers(port)
    refused = [each for each in begun if told(each)]
    assert len(refused) >= IDLE // 2
    assert all(b" 503 " in each.recv(100) for each in refused)
    for each in begun:
        each.close()
    assert answers(port)


def told(connection: socket.socket) -> bool:
    """Whether something has come."""
    return bool(select.select([connection], [], [], 0)[0])

"""People at a site that is served: each with a browser of their own, logged in."""

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import socket
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from django.test import Client

from intersector_web.people.models import Person

BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"
WORD: Final = "x" * 32
"""The word against forged forms: it must be the same in the cookie and in the form."""


@dataclass(slots=True)
class Browser:
    """Somebody who reads and writes."""

    port: int
    session: str
    seconds: list[float] = field(default_factory=list)

    def get(self, place: str) -> tuple[int, str]:
        """Open a page."""
        return self._ask("GET", place, b"", "")

    def post(self, place: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form."""
        kind = "application/x-www-form-urlencoded"
        return self._ask("POST", place, urlencode(fields).encode(), kind)

    def upload(self, place: str, files: dict[str, bytes]) -> tuple[int, str]:
        """Give files."""
        edge = uuid4().hex
        head = '--{}\r\nContent-Disposition: form-data; name="documents"; filename="{}"\r\n\r\n'
        parts = [head.format(edge, name).encode() + data + b"\r\n" for name, data in files.items()]
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        return self._ask("POST", place, body, f"multipart/form-data; boundary={edge}")

    def verdict_form(self, place: str) -> tuple[str, str]:
        """Open an overlap: the token of its form, and the name of the texts that are shown."""
        _status, page = self.get(place)
        found = dict(re.findall(r'name="verdict-(\w+)" value="([^"]*)"', page))
        return found["token"], found["seen"]

    def send_verdict(self, place: str, token: str, seen: str, why: str) -> tuple[int, str]:
        """Send the form; sent twice, it counts once."""
        said = {"token": token, "seen": seen, "verdict": "overlap", "why": why}
        fields = {f"verdict-{name}": value for name, value in said.items()}
        return self.post(f"{place}verdict/", fields)

    def _ask(self, method: str, place: str, body: bytes, kind: str) -> tuple[int, str]:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={WORD}", "X-CSRFToken": WORD}
        if kind:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        begun = time.perf_counter()
        try:
            connection.request(method, place, body, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()
        self.seconds.append(time.perf_counter() - begun)
        return response.status, text


def browser_of(person: Person, port: int) -> Browser:
    """The browser of a person who has logged in."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, BACKEND)
    return Browser(port, client.cookies["sessionid"].value)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def served(port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The site of this process's workspace, served as people start it."""
    command = [sys.executable, "-m", "intersector", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until_answered(port)
        yield process
    finally:
        process.terminate()
        process.wait()


def until_answered(port: int) -> None:
    """Wait until the site answers."""
    until = time.monotonic() + 120
    while True:
        try:
            if Browser(port, "").get("/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
        if time.monotonic() > until:
            raise TimeoutError("the site does not answer")

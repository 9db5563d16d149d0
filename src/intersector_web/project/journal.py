"""A line in the log for each request: which, by whom, how it ended and how long it took.

A person is a number, never a name or an address; what people searched for and the words of
invitations are not written. The number of the request is in its answer (``X-Request-ID``) and in
every line that is logged meanwhile.
"""

import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final
from uuid import uuid4

from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

REQUESTS: Final = logging.getLogger("intersector.requests")
GIVEN: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NUMBER: ContextVar[str] = ContextVar("request", default="")


class JournalMiddleware:
    """Log each request when it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Number the request as the proxy did, else anew; answer; log."""
        given = request.headers.get("X-Request-ID", "")
        number = given if GIVEN.fullmatch(given) else uuid4().hex
        begun, before = time.perf_counter(), _NUMBER.set(number)
        try:
            response = self.get_response(request)
            taken = round((time.perf_counter() - begun) * 1000, 1)
            REQUESTS.info("request", extra=_said(request, response) | {"milliseconds": taken})
        finally:
            _NUMBER.reset(before)
        response.headers["X-Request-ID"] = number
        return response


class WithRequest(logging.Filter):
    """Adds the number of the request to what is logged, and takes away what could tell secrets."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        if number := _NUMBER.get():
            record.request_id = number
        request = record.__dict__.pop("request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(_pathless(each, request) for each in record.args)
        return True


def _pathless(said: object, request: HttpRequest) -> object:
    """What Django says of a request, its path as a pattern: that of an invitation is a secret."""
    path = request.path.encode("unicode_escape").decode("ascii")
    match = request.resolver_match
    return (match.route if match else "a path") if said == path else said


def _said(request: HttpRequest, response: HttpResponseBase) -> dict[str, object]:
    match = request.resolver_match
    return {
        "method": request.method,
        "view": match.view_name if match else None,
        "of": {k: v for k, v in match.kwargs.items() if k in {"pk", "slug"}} if match else {},
        "status": response.status_code,
        "person": _person(request),
    }


def _person(request: HttpRequest) -> Any:
    """The number of whoever asked, where the page had to know and the database could say."""
    token, session = getattr(request, "token", None), getattr(request, "session", None)
    if token:
        return token.person_id
    if session is None or not session.accessed:
        return None
    try:
        return session.get(SESSION_KEY)
    except DatabaseError:
        return None

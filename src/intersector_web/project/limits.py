"""What is too much for one request is refused before it is read."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

LARGEST: Final = 2**31
"""Bytes of a request: a thousand documents of two megabytes."""


class LimitMiddleware:
    """Refuse a request that says it is larger; a body is never read beyond what it says.

    One that was refused its turn (`bodies.py`) was not taken for the form that it might be.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on, or say that it is too large."""
        if "Transfer-Encoding" in request.headers and not request.META.get("CONTENT_LENGTH"):
            return HttpResponse("A request says its length (Content-Length).\n", "text/plain", 411)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal():
            return HttpResponse("What is the length of the request?\n", "text/plain", 400)
        if int(length) > LARGEST:
            return HttpResponse(f"A request has at most {LARGEST} bytes.\n", "text/plain", 413)
        response = self.get_response(request)
        if getattr(request.META.get("wsgi.input"), "refused", False):
            said = "Too much is being sent to this site: try again.\n"
            return HttpResponse(said, "text/plain", 503, headers={"Retry-After": "10"})
        return response

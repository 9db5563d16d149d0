"""A page and a part of it that htmx asks for have one address: whoever keeps answers is told."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers


class PartsMiddleware:
    """Say of every answer that it may be another where htmx asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on, and name the header by which pages and their parts are told apart."""
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

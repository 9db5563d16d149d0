"""The description of the calls: what is the same for all of them, and examples of their answers."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib.resources import files
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from intersector_web.api.problems import KIND, Fault, UnfitError, problem
from intersector_web.api.rates import SECONDS, WITH, WITHOUT

ABOUT: Final = (
    "The coordination site for programs.\n\n"
    "What everybody may read needs no token. Sentences, such as reasons, come in the language of "
    "`Accept-Language` (ar, zh, en, fr, ru, es); texts in their own. Days are `2026-05-01`, "
    "moments are in UTC.\n\n"
    "Lists come in pages, with the address of the `next`. A list is of what stands when it is "
    "asked for: where something is added meanwhile, `count` differs from page to page.\n\n"
    "Answers carry an `ETag`: sent back as `If-None-Match`, what has not changed is answered with "
    f"304. {WITHOUT} calls in {SECONDS} seconds are answered without a token, {WITH} with one; "
    "`RateLimit` tells how many are left.\n\n"
    "What goes wrong is told as problem details (RFC 9457). New fields may come in answers, and "
    "new calls; what is there stays as it is in version 1."
)
LANGUAGE: Final = {
    "name": "Accept-Language",
    "in": "header",
    "description": "In which language sentences are told.",
    "schema": {"type": "string"},
    "example": "fr",
}
TAG: Final = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The `ETag` of an answer that is at hand.",
    "schema": {"type": "string"},
}
HEADERS: Final = {
    "ETag": "The fingerprint of the answer, another in each language.",
    "RateLimit": "How many calls are left, and the seconds until all are again.",
    "Retry-After": "The seconds to wait.",
    "WWW-Authenticate": "What is wrong with the token.",
}
OF: Final = {200: ("ETag", "RateLimit"), 401: ("WWW-Authenticate",), 429: ("Retry-After",)}
Call = Callable[..., HttpResponse]


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with what ninja leaves out: of each call how it fails, its scope, headers,
    and an example."""
    parts = schema["components"]
    parts["parameters"] = {"Language": LANGUAGE, "Tag": TAG}
    parts["headers"] = {
        name: {"description": says, "schema": {"type": "string"}} for name, says in HEADERS.items()
    }
    for method, said in _calls(schema):
        _tell_call(method, said)
    return schema


def known_only(api: NinjaAPI) -> Callable[[Call], Call]:
    """Refuse what a call does not take: a misspelt filter would filter nothing."""

    @cache
    def takes() -> dict[tuple[str, str], tuple[set[str], list[str]]]:
        """By address and method: the filters, and the kinds of body."""
        paths = api.get_openapi_schema()["paths"]
        return {
            (path, method): (
                {each["name"] for each in said["parameters"] if "name" in each},
                list(said.get("requestBody", {}).get("content", ())),
            )
            for path, methods in paths.items()
            for method, said in methods.items()
        }

    def around(run: Call) -> Call:
        @wraps(run)
        def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            assert request.resolver_match is not None
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"/{request.resolver_match.route}")
            filters, kinds = takes()[path, str(request.method).lower()]
            if kinds and request.content_type not in kinds:
                return problem(415, f"The body of this call is {kinds[0]}.")
            if unknown := sorted(set(request.GET) - filters):
                said = [
                    Fault(where=f"query.{name}", what="This call has none.") for name in unknown
                ]
                return api.on_exception(request, UnfitError(*said))
            return run(request, *args, **kwargs)

        return called

    return around


def _calls(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each call and its method; that each that reads can be asked by HEAD is not told twice."""
    for methods in schema["paths"].values():
        methods.pop("head", None)
        yield from methods.items()


def _tell_call(method: str, said: dict[str, Any]) -> None:
    scope, right = said.pop("x-scope", None), said.pop("x-permission", None)
    said["security"] = [{"Bearer": [scope]}] if scope else [{}, {"Bearer": []}]
    if scope:
        said["description"] += f" A token for `{scope}`, of somebody with the right `{right}`."
    shared = ["Language", "Tag"] if method == "get" else ["Language"]
    for each in said["parameters"]:
        each.pop("examples", None)  # they are in its schema, as JSON Schema has them
    said["parameters"] += [{"$ref": f"#/components/parameters/{name}"} for name in shared]
    for status, answer in said["responses"].items():
        if status >= 400:
            answer["content"] = {KIND: answer["content"].pop("application/json")}
        if status in OF:
            links = {name: {"$ref": f"#/components/headers/{name}"} for name in OF[status]}
            answer["headers"] = links
    if method == "get":
        said["responses"][304] = {"description": "Not changed since."}
    _show(said)


def _show(said: dict[str, Any]) -> None:
    """Put the examples in: of what is sent, and of the answer."""
    shown = _examples().get(said["operationId"], {})
    good = next(status for status in said["responses"] if status < 300)
    for place, example in (
        (said["responses"][good], shown.get("answer")),
        (said.get("requestBody"), shown.get("body")),
    ):
        if place and example is not None:
            place["content"]["application/json"]["example"] = example


@cache
def _examples() -> dict[str, Any]:
    """Answers of the site of the invented Union, by the call."""
    text = files("intersector_web.api").joinpath("examples.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found

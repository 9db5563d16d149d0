"""What is wrong with a call, told as programs read it: problem details, RFC 9457."""

from collections.abc import Callable, Iterable, Mapping
from http.client import responses
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

KIND: Final = "application/problem+json"
UNDER: Final = "/api/"
OURS: Final = frozenset({"said", "asked", "pagination"})
"""What parameters of ours hold several of a call's; a call does not name them."""
NO_TOKEN: Final = "This call needs a token: Authorization: Bearer TOKEN."
SAID: Final = {
    400: "The call cannot be read.",
    404: "There is nothing at this address.",
    405: "This address is not called so; Allow says how.",
    500: "This is a fault of the site. What the call asked for was not done.",
}


class Fault(Schema):
    """One thing that is wrong: where in the call (``query.page``), and what."""

    where: str
    what: str


class Problem(Schema):
    """What is wrong with a call (RFC 9457); `errors` where several things are."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = Field(default=[])


class RefusedError(HttpError):
    """A call that is refused, with what its answer tells in headers."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(status, detail)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class UnfitError(Exception):
    """A call of which parts are not what can be asked for."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(faults)
        self.faults = faults


def problem(
    status: int,
    detail: str,
    errors: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer that tells it."""
    told = Problem(
        title=responses.get(status, ""), status=status, detail=detail, errors=list(errors)
    )
    return HttpResponse(told.model_dump_json(), KIND, status, headers=headers)


def wrong(errors: Iterable[Fault]) -> HttpResponse:
    """A call of which parts are not as described."""
    found = list(errors)
    return problem(422, "; ".join(f"{each.where}: {each.what}" for each in found), found)


def tell(api: NinjaAPI) -> None:
    """Let an interface tell as problems what goes wrong in its calls."""
    told: dict[type[Exception], Callable[[Any], HttpResponse]] = {
        HttpError: lambda error: problem(
            error.status_code, str(error), headers=getattr(error, "headers", None)
        ),
        AuthenticationError: lambda _error: problem(
            401, NO_TOKEN, headers={"WWW-Authenticate": "Bearer"}
        ),
        UnfitError: lambda error: wrong(error.faults),
        ValidationError: lambda error: wrong(map(_fault, error.errors)),
        Http404: lambda _error: problem(404, SAID[404]),
        RequestDataTooBig: lambda _error: problem(413, "A body of JSON has at most 1 MiB."),
        SuspiciousOperation: lambda error: problem(400, str(error)),
        UnreadablePostError: lambda _error: problem(400, "The body did not come whole."),
        MultiPartParserError: lambda error: problem(400, str(error)),
    }
    for kind, say in told.items():
        api.add_exception_handler(kind, _telling(say))


def _telling(say: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: say(error)


def _fault(error: Mapping[str, Any]) -> Fault:
    place = [str(each) for each in error["loc"] if each not in OURS]
    return Fault(where=".".join(place), what=str(error["msg"]).removeprefix("Value error, "))


class ProblemMiddleware:
    """Also what never came to a call is told so: no such address, method, host or length."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; tell anew what went wrong."""
        response = self.get_response(request)
        fails = response.status_code >= 400 and request.path.startswith(UNDER)
        if fails and response.headers.get("Content-Type") != KIND:
            _tell_anew(response)
        return response


def _tell_anew(response: HttpResponse) -> None:
    """Put a problem in the place of a page."""
    status, plain = response.status_code, response.headers["Content-Type"] == "text/plain"
    said = response.content.decode().strip() if plain else SAID.get(status, responses[status])
    response.content = problem(status, said).content
    response.headers["Content-Type"] = KIND
    response.headers["Content-Length"] = str(len(response.content))

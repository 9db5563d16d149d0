"""The calls as one: checked, counted, with fingerprints, and described (OpenAPI 3.1)."""

from typing import Any

from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from intersector_web.api import described, problems
from intersector_web.api.calls import duties, instruments, loads, mapping, overlaps, search, topics
from intersector_web.api.rates import paced

ROOMS = (instruments, topics, mapping, search, overlaps, duties, loads)


class Readable(JSONRenderer):
    """Texts as they are written, whatever their script."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012


class Site(NinjaAPI):
    """The interface, with its description in full."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """What a program that is generated calls it."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> Any:
        """The description, with what ninja does not say by itself."""
        return described.complete(super().get_openapi_schema(**options))


api = Site(
    title="Intersector",
    version="1",
    description=described.ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
    renderer=Readable(),
)
problems.tell(api)
for room in ROOMS:
    api.add_router("", room.router)
for around in (described.known_only(api), conditional_page, paced):
    api.add_decorator(around, mode="view")

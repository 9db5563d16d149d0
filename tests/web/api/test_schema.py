"""Whatever a program sends, an answer is as the description says: schemathesis calls every call."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.cache import cache
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.web.api.programs import token

from intersector_web.api.site import api
from intersector_web.project.wsgi import application

pytestmark = pytest.mark.django_db

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
SAID: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
CALLS = {
    f"{method} {path}": said
    for path, methods in SAID["paths"].items()
    for method, said in methods.items()
}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Calls see the rows of the test: none closes its connection, as with Django's client."""
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


@SCHEMA.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: schemathesis.Case) -> None:
    """No fault of the server, no status or shape that is not described."""
    cache.clear()
    case.call_and_validate(headers={"Authorization": f"Bearer {token('administrator')}"})


def test_the_description_is_openapi_3_1() -> None:
    """As the specification has it, for every program that reads one."""
    OpenAPIV31SpecValidator(SAID).validate()
    assert SAID["openapi"].startswith("3.1")
    assert SAID["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


@pytest.mark.parametrize("call", CALLS)
def test_a_call_says_what_it_takes_and_how_it_ends(call: str) -> None:
    """Each filter in words, each failure as a problem, with an example that is as described."""
    said = CALLS[call]
    assert said["description"]
    assert "_" not in said["operationId"] or said["operationId"].islower()
    for each in said["parameters"]:
        assert "$ref" in each or each["description"]
    for status, answer in said["responses"].items():
        kinds = list(answer.get("content", ()))
        assert kinds == (["application/problem+json"] if int(status) >= 400 else kinds)
    bodies = [said["responses"][status] for status in said["responses"] if int(status) < 300]
    bodies += [said["requestBody"]] if "requestBody" in said else []
    for content in (each["content"].get("application/json") for each in bodies):
        if content is not None:
            shape = {**content["schema"], "components": SAID["components"]}
            Draft202012Validator(shape).validate(content["example"])

"""Whatever a program sends, an answer is as the description says: schemathesis calls every call."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core import signals
from django.core.cache import cache
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from tests.web.api.test_calls import token

from intersector_web.project.wsgi import application

pytestmark = pytest.mark.django_db

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


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

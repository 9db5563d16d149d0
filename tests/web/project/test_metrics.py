"""Figures for Prometheus, for those who may see them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from intersector_web.overlaps.tasks import analyse

pytestmark = pytest.mark.django_db


def figures() -> dict[str, list[tuple[dict[str, str], float]]]:
    """Every sample, by its name."""
    text = Client().get("/metrics").content.decode()
    found: dict[str, list[tuple[dict[str, str], float]]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, []).append((sample.labels, sample.value))
    return found


def test_jobs_and_the_age_of_the_findings_are_told() -> None:
    """Asked when somebody looks."""
    before = figures()["intersector_jobs_waiting"][0][1]
    analyse.enqueue()
    found = figures()
    assert found["intersector_jobs_waiting"] == [({}, before + 1)]
    assert found["intersector_oldest_job_seconds"][0][1] >= 0
    assert found["intersector_analysis_age_seconds"][0][1] > 0
    assert found["intersector_workers_alive"] == [({}, 0)]


def test_requests_are_counted_by_page_and_status(client_of: Callable[[str], Client]) -> None:
    """And their time is measured."""
    client_of("member").get(reverse("people:me"))
    found = figures()
    page = {"view": "people:me", "method": "GET"}
    statuses = found["django_http_responses_total_by_status_view_method_total"]
    assert any({**page, "status": "200"} == labels and n >= 1 for labels, n in statuses)
    times = found["django_http_requests_latency_seconds_by_view_method_count"]
    assert any(page == labels and n >= 1 for labels, n in times)


@pytest.mark.parametrize(
    ("surroundings", "status"),
    [
        ({}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "192.0.2.7"}, 403),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ({"HTTP_FORWARDED": "for=127.0.0.1"}, 403),
    ],
)
def test_without_a_token_they_are_for_this_machine(
    surroundings: dict[str, str], status: int
) -> None:
    """Not for whom a proxy on this machine lets through."""
    assert Client().get("/metrics", **surroundings).status_code == status  # type: ignore[arg-type]


def test_they_are_had_on_this_machine_where_all_else_is_https(settings: Settings) -> None:
    """Prometheus asks the site itself, past the proxy and without TLS."""
    settings.SECURE_SSL_REDIRECT = True
    client = Client(headers={"Host": "127.0.0.1:8000"})
    asked = [client.get(path).status_code for path in ("/metrics", "/healthz", "/en/")]
    assert asked == [200, 200, 301]


@pytest.mark.parametrize(("given", "status"), [("Bearer word", 200), ("Bearer w", 403), ("", 403)])
def test_with_a_token_they_are_for_who_has_it(
    monkeypatch: pytest.MonkeyPatch, given: str, status: int
) -> None:
    """From wherever."""
    monkeypatch.setenv("INTERSECTOR_METRICS_TOKEN", "word")
    client = Client(headers={"Authorization": given}, REMOTE_ADDR="192.0.2.7")
    assert client.get("/metrics").status_code == status

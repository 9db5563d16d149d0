"""Figures of the running site for Prometheus: requests by django-prometheus, jobs and age by us."""

import os
import secrets
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import timezone
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from intersector_web.jobs import lifeline, queue
from intersector_web.overlaps.models import Analysis
from intersector_web.people.access import public

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_VIA")


class Jobs(Collector):
    """What waits, what is at work, and how old the findings are, asked when somebody looks."""

    def collect(self) -> Iterator[Metric]:
        """Each figure."""
        for name, what, value in _figures():
            yield GaugeMetricFamily(f"intersector_{name}", what, value=value)


@public
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures, for this machine itself or whoever has the token."""
    if not _may(request):
        return HttpResponseForbidden("For this machine, or with INTERSECTOR_METRICS_TOKEN.\n")
    return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _may(request: HttpRequest) -> bool:
    """With a token set, by it alone; else from this machine, not through a proxy on it."""
    if token := os.environ.get("INTERSECTOR_METRICS_TOKEN"):
        given = request.headers.get("Authorization", "")
        return secrets.compare_digest(given.encode(), f"Bearer {token}".encode())
    near = request.META.get("REMOTE_ADDR", "") in {"127.0.0.1", "::1"}
    return near and not any(name in request.META for name in FORWARDED)


def _registry() -> CollectorRegistry:
    """The figures of all processes together, where there are several."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(_Own())
    registry.register(Jobs())
    return registry


class _Own(Collector):
    """What this process counted."""

    def collect(self) -> Iterator[Metric]:
        yield from REGISTRY.collect()


def _figures() -> Iterator[tuple[str, str, float]]:
    oldest, now = queue.oldest_waiting(), timezone.now()
    finished = Analysis.objects.filter(finished__isnull=False).order_by("-finished").first()
    yield "jobs_waiting", "Jobs that could be begun.", queue.waiting()
    yield "jobs_running", "Jobs that are being done.", queue.running()
    yield "jobs_failed", "Jobs that ended with an error.", queue.failed()
    age = (now - oldest).total_seconds() if oldest else 0
    yield "oldest_job_seconds", "How long the oldest of them waits.", age
    yield "workers_alive", "Workers that are alive.", len(lifeline.workers())
    if finished and finished.finished:
        since = (now - finished.finished).total_seconds()
        yield "analysis_age_seconds", "Since the last analysis ended.", since

"""What the web server does before it answers."""

import gc
from collections.abc import Iterator

import pytest
from django.template import engines
from django.template.loaders.cached import Loader
from django.urls import clear_url_caches, get_resolver

from intersector_web.project import wsgi


def _loader() -> Loader:
    """What keeps the templates that were read."""
    (loader,) = engines["django"].engine.template_loaders
    assert isinstance(loader, Loader)
    return loader


@pytest.fixture
def settled() -> Iterator[None]:
    """A process that has settled; what was set aside is the collector's again afterwards."""
    _loader().reset()
    clear_url_caches()
    wsgi.settle()
    yield
    gc.unfreeze()


def test_no_page_waits_for_its_template_or_for_the_addresses(settled: None) -> None:
    """The site's own are read; the administration's are, when somebody opens it."""
    read = set(_loader().get_template_cache)
    assert {"layout/form.html", "overlaps/list.html"} <= read
    assert "admin/index.html" not in read
    assert "ar" in get_resolver()._reverse_dict


def test_the_collector_passes_over_what_stays(settled: None) -> None:
    """A full collection walks what it can reach; what a server keeps for good is not walked."""
    assert gc.get_freeze_count() > len(gc.get_objects())

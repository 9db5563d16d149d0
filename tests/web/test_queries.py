"""A page asks the database a bounded number of times, however much there is."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.web.addresses import OURS, address

AT_MOST = 20
MORE = {"ready": 60, "people:export": 60}
"""Readiness reads the migrations, what is held of a person every table that names people."""


@pytest.mark.parametrize("name", OURS)
def test_a_page_asks_a_bounded_number_of_times(
    name: str,
    client_of: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """Session and person included; the fullest pages are those of the invented Union."""
    client, place = client_of("administrator"), address(name)
    with django_assert_max_num_queries(MORE.get(name, AT_MOST)):
        client.get(place).close()

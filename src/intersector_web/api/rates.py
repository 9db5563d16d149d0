"""How often may be called: each person by their tokens together, each address without one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja.throttling import BaseThrottle

from intersector_web.api.access import token_of
from intersector_web.api.problems import problem
from intersector_web.people.models import Person

WITHOUT, WITH = 60, 600
"""Calls in `SECONDS`, without a token and with one."""
SECONDS: Final = 60
Call = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many calls are allowed, how many are left, and the seconds until all are again."""

    allowed: int
    left: int
    again: int

    @property
    def headers(self) -> dict[str, str]:
        """As the IETF's draft on rate limits has it."""
        return {
            "RateLimit-Policy": f'"calls";q={self.allowed};w={SECONDS}',
            "RateLimit": f'"calls";r={max(self.left, 0)};t={self.again}',
        }


def paced(run: Call) -> Call:
    """A call that is counted before anything is looked up for it, and may be asked by HEAD."""

    @wraps(run)
    def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rate = take(request)
        if rate.left < 0:
            said = f"Too many calls: wait {rate.again} seconds."
            return problem(429, said, headers={**rate.headers, "Retry-After": str(rate.again)})
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        response = run(request, *args, **kwargs)
        request.method = asked
        for name, value in rate.headers.items():
            response.headers[name] = value
        of_person = isinstance(getattr(request, "auth", None), Person)
        patch_cache_control(response, no_cache=True, **({"private": True} if of_person else {}))
        return response

    return called


def take(request: HttpRequest) -> Rate:
    """Count a call of whoever makes it."""
    token, now = token_of(request), time.time()
    allowed = WITH if token else WITHOUT
    who = f"person {token.person_id}" if token else f"place {_place(request)}"
    key = f"calls-{who}".replace(" ", "-")
    begun, made = cache.get(key) or (now, 0)
    again = int(begun + SECONDS - now) + 1
    if again <= 0:
        begun, made, again = now, 0, SECONDS
    if made < allowed:
        cache.set(key, (begun, made + 1), again)
    return Rate(allowed, allowed - made - 1, again)


def _place(request: HttpRequest) -> str:
    """The address of whoever calls; of IPv6 the network, which is one subscriber's."""
    written = BaseThrottle().get_ident(request) or ""
    try:
        found = ip_address(written)
    except ValueError:
        return "unknown"
    wide = isinstance(found, IPv6Address) and found.ipv4_mapped is None
    return str(ip_network((found, 64), strict=False).network_address) if wide else str(found)

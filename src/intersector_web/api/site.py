"""The calls as one: their rates, their fingerprints, their description (OpenAPI 3.1)."""

from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from intersector_web.api import deeds, reads

api = NinjaAPI(
    title="Intersector",
    version="1",
    description=(
        "The coordination site for programs. What everybody may read needs no token. Sentences "
        "come in the language of `Accept-Language`. Answers carry an `ETag`: sent back as "
        "`If-None-Match`, what has not changed is answered with 304."
    ),
    urls_namespace="api-v1",
    docs_url=None,
    throttle=[AnonRateThrottle("60/m"), AuthRateThrottle("600/m")],
)
api.add_router("", reads.router)
api.add_router("", deeds.router)
api.add_decorator(conditional_page, mode="view")

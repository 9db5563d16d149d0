"""Every address of the site: one line an app; the language opens each address that people read."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from intersector_web.api import views as programs
from intersector_web.api.site import api
from intersector_web.home.views import home
from intersector_web.layout import views as layout
from intersector_web.people.access import public
from intersector_web.project import administration, health, metrics

administration.complete()
urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("theme", layout.theme, name="theme"),
    path("api/v1/", api.urls),
    re_path("^api/", programs.missing, name="no-call"),
    path("sso/", include("intersector_web.people.organisation_urls")),
    path("", public(RedirectView.as_view(pattern_name="home")), name="root"),
    *i18n_patterns(
        path("", home, name="home"),
        path("instruments/", include("intersector_web.instruments.urls")),
        path("overlaps/", include("intersector_web.overlaps.urls")),
        path("search/", include("intersector_web.search.urls")),
        path("topics/", include("intersector_web.topics.urls")),
        path("followup/", include("intersector_web.followup.urls")),
        path("map/", include("intersector_web.mapping.urls")),
        path("programs/", include("intersector_web.api.urls")),
        path("people/", include("intersector_web.people.urls")),
        path("account/", include("intersector_web.people.account_urls")),
        path("admin/", admin.site.urls),
    ),
]
handler403 = layout.refused
handler404 = layout.missing
handler500 = layout.broken

"""Addresses of the mapping."""

from django.urls import path

from intersector_web.mapping import views

app_name = "mapping"
urlpatterns = [
    path("", views.mapping, name="map"),
    path("themes/<str:name>/", views.theme, name="theme"),
    path("bodies/<str:code>/", views.mapping, name="body"),
    path("related/", views.related, name="related"),
    path("related/<int:row>/<int:column>/", views.pair, name="pair"),
    path("related/<int:row>/<int:column>/decision/", views.decide_related, name="decide_related"),
    path(
        "related/<int:row>/<int:column>/withdrawal/<int:entry>/",
        views.withdraw_related,
        name="withdraw_related",
    ),
    path("changes/", views.changes, name="changes"),
    path("files/map.<str:form>", views.file, name="file"),
    path("places/<int:pk>/", views.place, name="place"),
    path("places/<int:pk>/decision/", views.decide, name="decide"),
    path("places/<int:pk>/withdrawal/<int:entry>/", views.withdraw, name="withdraw"),
]

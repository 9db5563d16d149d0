"""Addresses of the follow-up."""

from django.urls import path

from intersector_web.followup import views

app_name = "followup"
urlpatterns = [
    path("", views.listing, name="list"),
    path("reports/", views.reports, name="reports"),
    path("reports.xlsx", views.workbook, name="workbook"),
    path("reports.csv", views.csv, name="csv"),
    path("reports.ics", views.calendar, name="calendar"),
    path("progress/", views.progress, name="progress"),
    path("mine/", views.mine, name="mine"),
    path("mine/feed/", views.open_feed, name="open_feed"),
    path("mine/feed/<int:feed>/", views.revoke_feed, name="revoke_feed"),
    path("calendar/<str:word>.ics", views.feed, name="feed"),
    path("instruments/<slug:slug>/", views.implementation, name="implementation"),
    path("<int:pk>/", views.duty, name="duty"),
    path("<int:pk>/state/", views.answer, name="answer"),
    path("<int:pk>/responsible/", views.assign, name="assign"),
    path("<int:pk>/due/", views.postpone, name="postpone"),
    path("<int:pk>/withdrawal/<int:entry>/", views.withdraw, name="withdraw"),
    path("<int:pk>/evidence/<int:entry>/", views.evidence, name="evidence"),
]

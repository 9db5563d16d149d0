"""Addresses of topics."""

from django.urls import path

from intersector_web.topics import feeds, views

app_name = "topics"
urlpatterns = [
    path("", views.listing, name="list"),
    path("feed.atom", feeds.Changes(), name="feed"),
    path("themes/", views.themes, name="themes"),
    path("themes/<str:name>/", views.adopt, name="adopt"),
    path("new/", views.new, name="new"),
    path("instruments/", views.instruments, name="instruments"),
    path("follow/", views.follow, name="follow_all"),
    path("unsubscribe/<str:word>/", views.leave, name="leave"),
    path("<slug:slug>/", views.topic, name="topic"),
    path("<slug:slug>/feed.atom", feeds.Changes(), name="topic_feed"),
    path("<slug:slug>/history/", views.history, name="history"),
    path("<slug:slug>/follow/", views.follow, name="follow"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/edit/words/<str:language>/", views.word, name="word"),
    path("<slug:slug>/edit/sectors/", views.settle, name="settle"),
    path("<slug:slug>/edit/posts/<str:post>/", views.appoint, name="appoint"),
    path("<slug:slug>/edit/terms/<int:pk>/", views.end, name="end"),
    path("<slug:slug>/edit/instruments/", views.place, name="place"),
    path("<slug:slug>/edit/themes/", views.join, name="join"),
    path("<slug:slug>/edit/merge/", views.merge, name="merge"),
    path("<slug:slug>/items/", views.add, name="add"),
    path("<slug:slug>/items/<int:pk>/", views.item, name="item"),
    path("<slug:slug>/items/<int:pk>/remove/", views.remove, name="remove"),
    path("<slug:slug>/items/<int:pk>/file/", views.file, name="file"),
]

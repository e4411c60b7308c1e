"""Addresses of articles."""

from django.urls import path

from articles import feeds, list_views, search_views, views

app_name = "articles"
urlpatterns = [
    path("articles/", list_views.article_list, name="list"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("topics/<slug:slug>/", list_views.topic, name="topic"),
    path("patterns/<slug:slug>/", list_views.pattern, name="pattern"),
    path("people/<slug:slug>/", list_views.person, name="person"),
    path("search/", search_views.found, name="search"),
    path("feed/", feeds.atom, name="feed"),
    path("feed/rss/", feeds.rss, name="feed-rss"),
]

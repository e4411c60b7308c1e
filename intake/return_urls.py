"""Addresses of the return page."""

from django.urls import path

from intake.views import returning

app_name = "returning"
urlpatterns = [
    path("", returning.open_or_ask, name="return"),
]

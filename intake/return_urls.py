"""Addresses of the return page. None of them carries anything of an inquiry."""

from django.urls import path

from intake.views import returning

app_name = "returning"
urlpatterns = [
    path("", returning.open_or_ask, name="return"),
    path("lost/", returning.lost, name="lost"),
    path("write/", returning.write, name="write"),
    path("take-back/", returning.take_back, name="take-back"),
    path("erase/", returning.erase, name="erase"),
    path("close/", returning.close, name="close"),
]

"""Addresses of the intake."""

from django.urls import path

from intake.views import writing

app_name = "intake"
urlpatterns = [
    path("", writing.start, name="start"),
    path("place/", writing.place, name="place"),
    path("letter/", writing.letter, name="letter"),
    path("sent/", writing.sent, name="sent"),
]

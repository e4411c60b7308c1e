"""Addresses of the intake. None of them carries anything of a letter but which step is shown."""

from django.urls import path

from intake.views import checking, keeping, now, starting, stepping, testing

app_name = "intake"
urlpatterns = [
    path("", starting.start, name="start"),
    path("bring/", starting.bring, name="bring"),
    path("more/", checking.more, name="more"),
    path("check/", checking.check, name="check"),
    path("now/", now.now, name="now"),
    path("code/", keeping.save, name="code"),
    path("delete/", keeping.delete, name="delete"),
    path("sent/", checking.sent, name="sent"),
    path("test/<str:token>/", testing.test, name="test"),
    path("<slug:key>/", stepping.step, name="step"),
]

"""Addresses of the return page. None of them carries anything of an inquiry; that of mail is all that leads to it."""

from django.urls import path

from intake.views import mail, returning, times, waiting

app_name = "returning"
urlpatterns = [
    path("", returning.open_or_ask, name="return"),
    path("lost/", returning.lost, name="lost"),
    path("take-back/", returning.take_back, name="take-back"),
    path("times/<uuid:offer>/accept/", times.accept, name="take-time"),
    path("calendar.ics", times.calendar_file, name="calendar"),
    path("mail/<str:token>/", mail.ask, name="mail"),
    path("waiting/", waiting.answer, name="waiting"),
    path("erase/", returning.erase, name="erase"),
    path("close/", returning.close, name="close"),
]

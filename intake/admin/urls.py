"""Addresses of the admin that stand before Django's own: the sign-in, and what opens and locks letters."""

from django.contrib import admin
from django.urls import include, path

from intake.admin import charts, own_mail, setting_up, unlocking
from intake.admin.readers import ReadersPages

_staff_only = admin.site.admin_view

urlpatterns = [
    path("login/", unlocking.SignIn.as_view(), name="sign-in"),
    path("unlock/", _staff_only(unlocking.unlock_view), name="unlock"),
    path("logout/", _staff_only(unlocking.sign_out_view), name="sign-out"),
    path("lock/", _staff_only(unlocking.lock_view), name="lock"),
    path("still-here/", _staff_only(unlocking.still_here), name="still-here"),
    path("readers/", include(ReadersPages().urls())),
    path("set-up/<str:token>/", setting_up.set_up, name="set-up"),
    path("charts/", _staff_only(charts.charts_view), name="charts"),
    path("own-mail/", _staff_only(own_mail.own_mail_view), name="own-mail"),
    path("welcome/", include("intake.admin.welcome.urls")),
    path("recovery/", _staff_only(setting_up.Recovery().view), name="recovery"),
]

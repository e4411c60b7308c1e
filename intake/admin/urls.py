"""Addresses of the admin that stand before Django's own: the sign-in, and what opens and locks letters."""

from django.contrib import admin
from django.urls import path

from intake.admin import unlocking

_staff_only = admin.site.admin_view

urlpatterns = [
    path("login/", unlocking.SignIn.as_view(), name="sign-in"),
    path("unlock/", _staff_only(unlocking.unlock_view), name="unlock"),
    path("lock/", _staff_only(unlocking.lock_view), name="lock"),
    path("still-here/", _staff_only(unlocking.still_here), name="still-here"),
]

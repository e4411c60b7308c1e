"""Addresses of the admin that belong to no one row."""

from django.contrib import admin
from django.urls import path

from articles.admin import checks

urlpatterns = [path("check/", admin.site.admin_view(checks.check_view), name="articles-check")]

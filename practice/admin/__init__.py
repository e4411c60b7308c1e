"""The practice’s own pages of the admin."""

from django.contrib import admin
from django.contrib.auth.models import Group

from practice.admin import accounts, people, profile, times, totals, vocabulary, where_to_turn

__all__ = ["accounts", "people", "profile", "times", "totals", "vocabulary", "where_to_turn"]

admin.site.unregister(Group)

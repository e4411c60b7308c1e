"""Addresses of the guide."""

from django.urls import path

from intake.admin.welcome import (
    lines_page,
    overview,
    place_page,
    practice_page,
    terms_page,
    test_page,
    texts_page,
    you_page,
)
from intake.admin.welcome.pages import for_therapists, not_theirs
from practice.uploads import takes_a_file

you = takes_a_file(you_page.you, may=you_page.may_be_seen, megabytes=you_page.MEGABYTES, otherwise=not_theirs)

urlpatterns = [
    path("", for_therapists(overview.overview), name="welcome"),
    path("practice/", for_therapists(practice_page.practice), name="welcome-practice"),
    path("places/", for_therapists(place_page.places), name="welcome-places"),
    path("terms/", for_therapists(terms_page.terms), name="welcome-terms"),
    path("lines/", for_therapists(lines_page.lines), name="welcome-lines"),
    path("texts/", for_therapists(texts_page.texts), name="welcome-texts"),
    path("you/", you, name="welcome-you"),
    path("test/", for_therapists(test_page.test), name="welcome-test"),
]

"""A test letter is begun: by whoever has the pass that the guide has shown, while the doors are closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import doors, steps, testing
from intake.views.beginning import begin_as
from intake.views.pages import FIRST
from practice.again import acts_once


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest, token: str) -> HttpResponse:
    """Say what a test letter is, and begin one."""
    try:
        testing.check_pass(token)
        if request.method == "POST":
            return begin_as(request, lambda language: testing.begin(token, language=language), to=steps.address(FIRST))
    except testing.NoPass:
        return render(request, "intake/test_over.html", {"were_opened": doors.were_opened()}, status=404)
    return render(request, "intake/test.html")

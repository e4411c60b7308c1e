"""Leaving the site at once."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake import visits
from practice.models import Profile


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit, clear what the browser kept, and go to the neutral page that the practice chose.

    Cookies are not cleared as a whole: a therapist may be signed in on the same device.
    """
    response = HttpResponseRedirect(Profile.current().neutral_url)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Referrer-Policy"] = "no-referrer"
    visits.end(request, response)
    return response

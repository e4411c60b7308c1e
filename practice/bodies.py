"""How much a request says that comes with it."""

from django.http import HttpRequest


def said_length(request: HttpRequest) -> int:
    """Return how many bytes a request says that its body has; 0 where it says none, or no number."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0

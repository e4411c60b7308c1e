"""What must hold before the practice answers a single request, although every setting can be read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from practice import environment

_checks: list[Callable[[], None]] = []


def before_serving(check: Callable[[], None]) -> None:
    """Register a function that raises ImproperlyConfigured when the practice must not be served."""
    _checks.append(check)


def run_before_serving() -> None:
    """Run every registered check. Raises ImproperlyConfigured with one sentence."""
    for check in _checks:
        check()


def refuse_public_hosts(because: str) -> None:
    """Refuse to serve when the practice would answer to any host but this machine.

    `because` is a sentence that says what is not yet safe. Raises ImproperlyConfigured.
    """
    public = [host for host in settings.ALLOWED_HOSTS if not environment.is_loopback(host)]
    if public:
        raise ImproperlyConfigured(
            f"{because} So this version serves 127.0.0.1 only: take {public[0]} out of ALLOWED_HOSTS."
        )

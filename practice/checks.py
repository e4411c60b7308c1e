"""What must hold before the practice answers a single request, although every setting can be read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from practice import environment

_checks: list[Callable[[], None]] = []


def before_serving(check: Callable[[], None]) -> None:
    """Register a function that raises ImproperlyConfigured when the practice must not be served.

    It may look into the database, and must bear one that has no tables yet.
    """
    _checks.append(check)


def run_before_serving() -> None:
    """Run every registered check. Raises ImproperlyConfigured with one sentence."""
    for check in _checks:
        check()


def public_hosts() -> list[str]:
    """Return the hosts in ALLOWED_HOSTS that can be reached from other machines."""
    return [host for host in settings.ALLOWED_HOSTS if not environment.is_loopback(host)]


def refuse_public_hosts(because: str, *, instead: str) -> None:
    """Refuse to serve when the practice would answer to any host but this machine.

    `because` is a sentence that says what is not safe, `instead` what to do besides, as the second half of a sentence.
    Raises ImproperlyConfigured.
    """
    public = public_hosts()
    if public:
        raise ImproperlyConfigured(
            f"{because} It is served to this machine only: take {public[0]} out of ALLOWED_HOSTS, or {instead}."
        )

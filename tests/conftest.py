"""The practice in which the tests happen, and the people in it."""

from uuid import uuid4

import django
import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client

from scripts.static_files import collect_if_changed
from tests.people import PASSWORD, Sender


def pytest_configure(config):
    """Collect the static files, before the workers start, if they changed; hashed names need their manifest."""
    if not hasattr(config, "workerinput"):
        django.setup()
        collect_if_changed()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Close the connections that a pool still holds before the test database is dropped."""
    yield
    for connection in connections.all(initialized_only=True):
        if isinstance(connection, DatabaseWrapper):
            connection.close()
            connection.close_pool()


@pytest.fixture(autouse=True)
def _quick_and_private(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture
def practice(db):
    """Return the profile of a practice that is set up, with patterns and crisis lines."""
    from practice import starting
    from practice.models import Profile

    starting.load_patterns()
    starting.load_crisis_lines()
    starting.load_demo_profile()
    return Profile.current()


@pytest.fixture
def therapist(practice):
    """Return Ines, who takes inquiries."""
    from practice.models import Staff

    return Staff.objects.create_superuser(
        "ines", "ines@alder-street.example", PASSWORD, display_name="Ines Calder", slug="ines-calder", credentials="LPC"
    )


@pytest.fixture
def second_therapist(practice):
    """Return Tomas, who takes inquiries too."""
    from practice.models import Staff

    return Staff.objects.create_user(
        "tomas", "tomas@alder-street.example", PASSWORD, display_name="Tomas Reed", slug="tomas-reed", is_staff=True
    )


@pytest.fixture
def editor(practice):
    """Return Noor, who writes articles and may not read inquiries."""
    from practice.models import Staff

    return Staff.objects.create_user(
        "noor", "noor@alder-street.example", PASSWORD, display_name="Noor Haddad", is_staff=True, role=Staff.Role.EDITOR
    )


@pytest.fixture
def articles(therapist):
    """Load the starter articles and pages."""
    call_command("load_starter", verbosity=0)


@pytest.fixture
def sender():
    """Return Wren, who writes to the practice."""
    return Sender()


@pytest.fixture
def inquiry(therapist, sender, practice):
    """Return what Wren has sent."""
    from intake import submission

    return submission.send(uuid4(), sender.answers(), language="en", profile=practice)


@pytest.fixture
def as_therapist(therapist):
    """Return a client signed in as Ines."""
    client = Client()
    client.force_login(therapist)
    return client


@pytest.fixture
def as_editor(editor):
    """Return a client signed in as Noor."""
    client = Client()
    client.force_login(editor)
    return client

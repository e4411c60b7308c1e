"""The practice in which the tests happen, and the people in it."""

import copy
import functools
import gc
import io
import logging
from datetime import timedelta

import django
import hypothesis
import pytest
from django.db import connection
from django.template.base import Template
from django.test import Client, TransactionTestCase
from whitenoise.base import WhiteNoise

from practice.logs import NothingPrivate
from scripts.static_files import collect_if_changed
from tests import emptying
from tests.people import INES_KEY, PASSWORD, RECOVERY_KEY, TOMAS_KEY, Sender, make_reader, opened, unlocked_at_once


def pytest_configure(config):
    """Collect the static files if they changed, before the workers start; hashed names need their manifest.

    Hypothesis tries the same examples every time, and a slow machine is no failure.
    """
    hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("suite")
    if not hasattr(config, "workerinput"):
        django.setup()
        collect_if_changed()


def pytest_collection_finish():
    """Leave what was imported and collected out of the search for garbage, which would walk through all of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Go without a pool, which would open new connections while its database is being dropped."""
    connection.settings_dict["OPTIONS"].pop("pool", None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let commits not wait for the disk: nobody will ask it after a crash. In the end, close what is still open."""
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            name = connection.ops.quote_name(connection.settings_dict["NAME"])
            cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
            cursor.execute("SET synchronous_commit = off")
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        connection.close()


@pytest.fixture(scope="session", autouse=True)
def _the_environment_stays():
    """Let a test load what serves without taking the settings from those that start a process afterwards."""
    from practice import environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "forget", lambda _surroundings: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_what_is_filled_is_emptied():
    """Let a test that commits leave an empty database behind without the seconds that Django's way takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: emptying.empty())
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_listed_once():
    """Keep the list of static files: every test client makes the middleware anew, and listing takes 0.1 seconds."""
    listed = {}
    list_files = WhiteNoise.update_files_dictionary

    def list_once(self, root, prefix):
        if (root, prefix) not in listed:
            list_files(self, root, prefix)
            listed[root, prefix] = dict(self.files)
        self.files.update(listed[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", list_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_render_as_served(django_test_environment):
    """Render without Django's notes for tests of what each template was given, which no test asks for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        yield


@pytest.fixture(scope="session", autouse=True)
def _what_is_shipped_is_read_once(django_test_environment):
    """Keep what the shipped files of a new practice say: nearly every test makes one."""
    from practice import starting

    read = functools.cache(starting._read)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starting, "_read", lambda name: copy.deepcopy(read(name)))
        yield


@pytest.fixture(autouse=True)
def _quick_and_private(settings, monkeypatch):
    from intake.admin import unlocking
    from intake.vault import staff as staff_keys
    from intake.vault import stretching
    from practice import held

    # What a test changes, it sees at once.
    held.forget()
    monkeypatch.setattr(held, "READ_EVERY", 0.0)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    quick = stretching.Cost(memory=64, passes=1, lanes=1)
    monkeypatch.setattr(stretching, "LEAST", quick)
    monkeypatch.setattr(staff_keys, "COST", quick)
    # A busy machine needs more than a page would give it.
    monkeypatch.setattr(unlocking, "SECONDS_FOR_WHAT_IS_OWED", 60.0)
    # No test waits as long as a person takes to write.
    monkeypatch.setattr("intake.robots.LEAST", timedelta(0))
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture(scope="session")
def shipped():
    """Return what loads what a practice is shipped with, once by its verbs and then from what those made."""
    from tests import put_back

    return put_back.shipped()


@pytest.fixture
def practice(db, shipped):
    """Return the profile of a practice that is set up and open, with patterns, crisis lines and a recovery key."""
    from intake import signatures
    from intake.models import Decision, RecoveryKey
    from practice.models import Profile

    shipped.put()
    RecoveryKey.objects.create(
        public_key=RECOVERY_KEY.public, signature=signatures.sign_recovery(RECOVERY_KEY.public), is_current=True
    )
    Decision.objects.create(what=Decision.What.DOORS_OPENED)
    return Profile.current()


@pytest.fixture
def therapist(practice):
    """Return Ines, who takes inquiries and reads them."""
    from practice.models import Staff

    ines = Staff.objects.create_superuser(
        "ines", "ines@alder-street.example", PASSWORD, display_name="Ines Calder", slug="ines-calder", credentials="LPC"
    )
    make_reader(ines, INES_KEY)
    return ines


@pytest.fixture
def second_therapist(practice):
    """Return Tomas, who takes inquiries and reads them too."""
    from practice.models import Staff

    tomas = Staff.objects.create_user(
        "tomas", "tomas@alder-street.example", PASSWORD, display_name="Tomas Reed", slug="tomas-reed", is_staff=True
    )
    make_reader(tomas, TOMAS_KEY)
    return tomas


@pytest.fixture
def editor(practice):
    """Return Noor, who writes articles and may not read inquiries."""
    from practice.models import Staff

    return Staff.objects.create_user(
        "noor", "noor@alder-street.example", PASSWORD, display_name="Noor Haddad", is_staff=True, role=Staff.Role.EDITOR
    )


@pytest.fixture(scope="session")
def starter_articles():
    """Return what loads the starter articles, once by the command and then from what that made."""
    from tests import put_back

    return put_back.starter_articles()


@pytest.fixture
def articles(therapist, starter_articles):
    """Load the starter articles and pages."""
    starter_articles.put(therapist)


@pytest.fixture
def media(settings, tmp_path):
    """Return the folder in which the files of this test’s pictures lie."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def image(db, media):
    """Return a picture of 900 by 600 points that is in the library."""
    from articles import images
    from tests.pictures import WORDS, drawn, file_of

    return images.add(file_of(drawn()), **WORDS, by=None)


@pytest.fixture
def sender():
    """Return Wren, who writes to the practice."""
    return Sender()


@pytest.fixture
def inquiry(therapist, sender, practice):
    """Return what Wren has sent."""
    return sender.send(practice).case.inquiry


@pytest.fixture
def case(inquiry):
    """Return what Wren has sent, with its keys open to Ines."""
    return opened(inquiry)


@pytest.fixture
def as_therapist(therapist):
    """Return a client signed in as Ines, with the letters unlocked."""
    client = Client()
    client.force_login(therapist)
    return unlocked_at_once(client, therapist)


@pytest.fixture
def as_locked_therapist(therapist):
    """Return a client signed in as Ines, with the letters locked."""
    client = Client()
    client.force_login(therapist)
    return client


@pytest.fixture
def as_editor(editor):
    """Return a client signed in as Noor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def log():
    """Return everything that is logged while a test runs, as the practice writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(NothingPrivate())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)

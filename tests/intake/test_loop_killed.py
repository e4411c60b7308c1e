"""The work loop is killed at random instants: every notice is sent at least once, and none after an erasure.

LOOP_KILLS says how often; `make proofs` kills it 200 times on each database, the suite a few.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from intake import erasure
from intake.models import Inquiry, Notice
from intake.workflow import Mover
from tests.practice.test_start import ROOT
from tests.smtp import MailServer

KILLS = int(os.environ.get("LOOP_KILLS", "3"))
WAITING = 30  # notices at the least, so that the loop is busy with them when it is killed
LONGEST_LIFE = 0.4  # seconds from its first word on
BY_MAIL = {"routes": ["email"], "phone": "", "email": "someone.quiet@mail.example", "email_safe": "yes"}


def address_of_the_database():
    """Return DATABASE_URL for a process of its own on the database of the tests."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    where = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    return "postgresql://?" + "&".join(f"{name}={at[key]}" for name, key in where.items() if at[key])


def environment_for(server):
    mail = {"MAIL_URL": f"smtp://127.0.0.1:{server.port}", "SITE_URL": settings.SITE_URL}
    return os.environ | mail | {"DATABASE_URL": address_of_the_database()}


def kill_a_loop(environ, luck):
    """Start the loop, and kill it (SIGKILL) at some instant after it has begun."""
    command = [sys.executable, "manage.py", "work", "-v2"]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) as loop:
        assert loop.stdout.readline() == b"at work\n"
        time.sleep(luck.uniform(0, LONGEST_LIFE))
        loop.kill()


def owed():
    return Notice.objects.filter(done_at=None)


def let_time_pass():
    """Let the leases of a loop that was killed be over."""
    owed().update(leased_until=None)


def ids(server):
    """Count the mails by the id of their notice."""
    return Counter(mail["Message-ID"].partition("@")[0].strip("<") for mail in list(server.received))


def erase_one(luck):
    """Erase a letter of which notices are still owed, and return their ids."""
    chosen = luck.choice(sorted(set(owed().values_list("inquiry", flat=True)), key=str))
    gone = [pk.hex for pk in Notice.objects.filter(inquiry=chosen).values_list("pk", flat=True)]
    erasure.erase(Inquiry.objects.get(pk=chosen), mover=Mover.SENDER)
    return gone


@pytest.mark.django_db(transaction=True)
def test_a_loop_killed_at_random_instants_sends_every_notice_and_none_of_what_was_erased(
    therapist, second_therapist, sender, practice
):
    luck = random.Random(KILLS)  # noqa: S311  # the same instants each time, as far as a machine allows
    known: set[UUID] = set()
    erased: dict[UUID, str] = {}
    with MailServer() as server:
        environ = environment_for(server)
        for _ in range(KILLS):
            while owed().count() < WAITING:
                sender.send(practice, reaching=BY_MAIL)
            known |= {pk.hex for pk in owed().values_list("pk", flat=True)}
            kill_a_loop(environ, luck)
            server.wait_until_quiet()
            if owed().exists():
                gone = erase_one(luck)
                erased |= {pk: ids(server)[pk] for pk in gone}
            let_time_pass()
        subprocess.run([sys.executable, "manage.py", "work", "--once"], cwd=ROOT, env=environ, check=True)
        server.wait_until_quiet()
    sent = ids(server)
    assert not owed().exists()
    assert known - set(erased) <= set(sent)
    assert set(sent) <= known
    assert {pk: sent[pk] for pk in erased} == erased
    assert erased

"""What `make bench` does once .venv is there: measures how fast pages are handed out and made, and what sealing costs.

Then, in a practice of its own, what the queue costs, and lists and search with many articles: on SQLite, and where
there is one on a PostgreSQL server.
"""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from psycopg import sql

from scripts import serving_bench, wagtail_bench
from scripts.check import local_environment
from scripts.guard import Guard
from scripts.postgres import server_for_tests, with_database
from scripts.static_files import collect_if_changed
from scripts.words import CHECKOUT, Stop, leave, shout
from tests.intake.vault import timings


def main() -> int:
    """Print every figure; the status says whether each is within what was promised."""
    is_fast = [serving_bench.measure(), wagtail_bench.measure()]
    timings.main()
    with tempfile.TemporaryDirectory(prefix="secure-base-bench-") as folder:
        os.environ.update(local_environment(Path(folder)), DJANGO_SETTINGS_MODULE="practice.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        collect_if_changed()
        # They import models, which is possible only now.
        well = [importlib.import_module(f"tests.{app}.costs").measure() for app in ("intake", "articles")]
        return 0 if all([*is_fast, *well, _on_postgresql()]) else 1


def _on_postgresql() -> bool:
    """Measure articles on a server too, in a database that is gone afterwards; without a server, say so."""
    guard = Guard()
    try:
        with server_for_tests(os.environ, guard) as server:
            name = f"secure_base_bench_{os.getpid()}"
            with psycopg.connect(with_database(server.url, "postgres"), autocommit=True) as connection:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
                try:
                    surroundings = os.environ | {"DATABASE_URL": with_database(server.url, name)}
                    command = [sys.executable, "-m", "tests.articles.costs"]
                    return subprocess.run(command, cwd=CHECKOUT, env=surroundings, check=False).returncode == 0
                finally:
                    connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    except Stop as reason:
        shout(f"NOTHING WAS MEASURED ON POSTGRESQL: {reason}.")
        return True
    finally:
        guard.dismiss()


if __name__ == "__main__":
    leave(main())

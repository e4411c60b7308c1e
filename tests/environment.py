"""The environment in which the tests run; loaded as a pytest plug-in before the settings are read."""

import atexit
import os
import shutil
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="secure-base-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['DATA_DIR']}/tests.sqlite3")
os.environ["SECRET_KEY"] = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-secret"
os.environ["SERVER_KEY"] = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-server"
os.environ["ALLOWED_HOSTS"] = "127.0.0.1,localhost,testserver"
os.environ["SITE_URL"] = "http://127.0.0.1:8000"
os.environ["MAIL_URL"] = "file:"
# Playwright's synchronous API keeps an event loop in the test's thread; there Django would not touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

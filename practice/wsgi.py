"""The WSGI application that the server loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

from practice import checks
from practice.last_resort import LastResort

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings")

application = LastResort(get_wsgi_application())
checks.run_before_serving()
# This thread answers no request: what it keeps of the pool would be missed.
connections.close_all()

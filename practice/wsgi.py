"""The WSGI application that the server loads."""

import os

from django.core.wsgi import get_wsgi_application

from practice import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings")

application = get_wsgi_application()
checks.run_before_serving()

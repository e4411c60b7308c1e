"""The WSGI application that the server loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

from practice import checks, environment
from practice.last_resort import LastResort

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings")
_django = get_wsgi_application()

# These import models, which is possible only now.
from django.conf import settings  # noqa: E402

from practice import counts  # noqa: E402
from practice.at_hand import AtHand  # noqa: E402
from practice.closed_door import ClosedDoor  # noqa: E402
from practice.pagecache import PageCache  # noqa: E402

# The server copies what is in its environment into every request.
environment.forget(os.environ)
_cache = PageCache(_django)
# With DEBUG, whoever changes a template wants to see it.
_door = ClosedDoor(_django if settings.DEBUG else _cache)
_way = LastResort(_door)
application = _way if settings.DEBUG else AtHand(_cache, door=_door, way=_way)
checks.run_before_serving()
# This thread answers no request: what it keeps of the pool would be missed.
connections.close_all()
counts.flush_regularly()

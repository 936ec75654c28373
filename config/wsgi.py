"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django = get_wsgi_application()

from interviews.projects import listening  # noqa: E402
from interviews.projects.checks import insist  # noqa: E402

insist()
application = listening.Listening(django)

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from samenwerking.starting import plainly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings")

with plainly():
    application = get_wsgi_application()

    # Reads all addresses and views: with --preload once for all workers, before the first request.
    resolve("/")

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings")

application = get_wsgi_application()

# Reads all addresses and views: with --preload once for all workers, before their first request.
resolve("/")

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def version() -> str:
    """Of this program, as `pyproject.toml` says."""
    return str(settings.VERSION)

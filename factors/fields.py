"""Fields of models that hold text: clean on the way to the database, wherever it comes from.

Forms, the admin, a list of people, a sign-in provider, a command: each ends in one of these. They
are CharField, TextField and EmailField to the database, and to migrations.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

from factors import form_fields
from factors.plain_text import lines, one_line


class _Clean:
    """`django_name` is what a migration calls the field."""

    django_name: str
    form_field: type[forms.Field]
    clean_text: Callable[[str], str]

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)  # type: ignore[misc]
        return type(self).clean_text(text) if isinstance(text, str) else text

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": self.form_field, **options})  # type: ignore[misc]

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.django_name}", args, options


class LineField(_Clean, models.CharField):
    """A text on one line."""

    django_name = "CharField"
    form_field = form_fields.Line
    clean_text = staticmethod(one_line)


class LinesField(_Clean, models.TextField):
    """A text in which a new line may begin."""

    django_name = "TextField"
    form_field = form_fields.Lines
    clean_text = staticmethod(lines)


class AddressField(_Clean, models.EmailField):
    """An e-mail address."""

    django_name = "EmailField"
    form_field = form_fields.Address
    clean_text = staticmethod(one_line)

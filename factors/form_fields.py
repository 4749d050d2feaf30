"""Fields of forms that take what people type or paste without the signs that nothing can hold."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from factors.addresses import address_in, is_deliverable
from factors.plain_text import lines, one_line


class Line(forms.CharField):
    """A text on one line."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return one_line(text).strip() if isinstance(text, str) else text


class Lines(forms.CharField):
    """A text in which a new line may begin."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return lines(text).strip() if isinstance(text, str) else text


class Address(forms.EmailField):
    """An e-mail address, out of what was pasted, to which mail can go."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return address_in(one_line(text)) if isinstance(text, str) else text

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and "@" in value and not is_deliverable(value):
            raise ValidationError(_("Naar dit adres kan geen mail. Controleer het."))

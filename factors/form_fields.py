"""Fields of forms that take what people type or paste without the signs that nothing can hold."""

from typing import Any

from django import forms

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
    """An e-mail address."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return one_line(text).strip() if isinstance(text, str) else text

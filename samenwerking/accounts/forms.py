"""allauth's forms for a new password, in the polite form."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext as _


class TypedTwice:
    """The same password in both fields."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()  # type: ignore[misc]
        if "password2" in self.errors:  # type: ignore[attr-defined]
            message = _("Typ hier hetzelfde wachtwoord nog een keer.")
            self.errors["password2"] = self.error_class([message])  # type: ignore[attr-defined]
        return cleaned


class ChangePasswordForm(TypedTwice, forms.ChangePasswordForm):
    pass


class SetPasswordForm(TypedTwice, forms.SetPasswordForm):
    pass


class NewPasswordForm(TypedTwice, forms.ResetPasswordKeyForm):
    pass

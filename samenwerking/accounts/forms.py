"""allauth's forms for a new password, in the polite form, and for a forgotten one."""

from typing import Any

from allauth.account import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samenwerking.accounts.mails import send_password_link


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


class ForgottenPasswordForm(forms.ResetPasswordForm):
    """The same work for every address, so that its time doesn't tell which accounts exist.

    The worker looks up whether there is such an account.
    """

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        send_password_link.enqueue(email)
        return email

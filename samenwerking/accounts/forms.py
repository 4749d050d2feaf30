"""One's own name; allauth's forms for a new password, politely, and for a forgotten one."""

from typing import Any

from allauth.account import forms
from django import forms as django_forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from factors.form_fields import Line
from samenwerking.accounts.mails import send_password_link


class NameForm(django_forms.Form):
    """How somebody is called; what people typed before in a log stays as it was."""

    name = Line(
        label=_lazy("Uw naam"),
        max_length=150,
        help_text=_lazy("Zo staat u bij uw samenwerkingen, in het logboek en in mails van u."),
        error_messages={"required": _lazy("Vul uw naam in.")},
        widget=django_forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        """With letters: signs that nobody sees are no name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not any(map(str.isalpha, name)):
            raise django_forms.ValidationError(_("Vul uw naam in."))
        return name


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

from django import forms
from django.utils.translation import gettext_lazy as _

from factors.form_fields import Address


class LostLinkForm(forms.Form):
    email = Address(
        label=_("Link kwijt? Vul uw mailadres in."),
        max_length=254,
        error_messages={"required": _("Vul uw mailadres in.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "form-control"}),
    )

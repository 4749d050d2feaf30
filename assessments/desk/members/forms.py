"""Who gets a place in a partnership, and which."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import Member, Municipality, Partnership, User
from factors.form_fields import Address, Line

MANAGER = "manager"
READER = "reader"
READER_OF_ONE = "reader-of-one"
COORDINATOR = "coordinator"
OF_ONE = (COORDINATOR, READER_OF_ONE)
"""Levels that go with one municipality."""


LEVELS = {
    MANAGER: Member.Level.MANAGER,
    COORDINATOR: Member.Level.COORDINATOR,
    READER: Member.Level.READER,
    READER_OF_ONE: Member.Level.READER,
}
WHICH = {
    COORDINATOR: _("Kies de gemeente van deze contactpersoon."),
    READER_OF_ONE: _("Kies de gemeente van deze meelezer."),
}


class LevelForm(CarriesWhatItShowed, forms.Form):
    """`cleaned_data` holds `level`, a Member.Level, and `municipality` for whoever is of one."""

    level = forms.ChoiceField(
        label=_("Wat mag deze gebruiker?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat deze gebruiker mag.")},
        choices=(
            (MANAGER, _("Beheerder: alles voorbereiden, uitnodigen, sluiten en delen")),
            (
                COORDINATOR,
                _("Contactpersoon van één gemeente: de eigen lijst invullen en de respons volgen"),
            ),
            (READER, _("Meelezer: alle gedeelde uitkomsten bekijken")),
            (READER_OF_ONE, _("Meelezer van één gemeente: de gedeelde uitkomsten daarvan")),
        ),
    )
    municipality = forms.ModelChoiceField(
        label=_("Welke gemeente?"),
        help_text=_("Alleen bij een contactpersoon of meelezer van één gemeente."),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("Kies een gemeente"),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        places = cast("forms.ModelChoiceField[Municipality]", self.fields["municipality"])
        places.queryset = partnership.municipalities.all()

    def initial_of(self, now: Member) -> dict[str, Any]:
        return as_initial(now)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = cleaned.get("level", "")
        place = cleaned.get("municipality") if chosen in OF_ONE else None
        if chosen in OF_ONE and not place and "municipality" not in self.errors:
            self.add_error("municipality", WHICH[chosen])
        return cleaned | {"level": LEVELS.get(chosen), "municipality": place}


class NewMemberForm(LevelForm):
    name = Line(
        label=_("Naam"),
        max_length=150,
        error_messages={"required": _("Vul de naam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = Address(
        label=_("E-mailadres"),
        help_text=_("Op dit adres logt deze gebruiker in."),
        error_messages={"required": _("Vul het e-mailadres in.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    field_order = ("name", "email", "level", "municipality")

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if self.partnership.members.filter(user__email=email).exists():
            raise forms.ValidationError(_("Deze persoon is al gebruiker van deze samenwerking."))
        if User.objects.filter(email=email, is_active=False).exists():
            raise forms.ValidationError(
                _("Dit account is uitgeschakeld. Vraag het aan de technisch beheerder.")
            )
        return email


def as_initial(member: Member) -> dict[str, Any]:
    """The form's values for the place somebody has now."""
    is_reader_of_one = member.level == Member.Level.READER and member.municipality_id
    return {
        "level": READER_OF_ONE if is_reader_of_one else str(member.level),
        "municipality": member.municipality_id,
    }


def initial_for(partnership: Partnership, code: str) -> dict[str, Any]:
    """The form's values for a coordinator of the municipality with this code; none without."""
    place = partnership.municipalities.filter(code=code).first() if code else None
    return {"level": COORDINATOR, "municipality": place.pk} if place else {}

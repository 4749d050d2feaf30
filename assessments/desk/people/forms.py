"""Forms about people: a list to import, one person, a new link."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from assessments.desk.people.limits import CannotTake
from assessments.desk.people.places import Gazetteer, ListedPlace, group_name
from assessments.desk.people.queries import group_key
from assessments.desk.people.reading.lists import Listing, read_file, read_text
from assessments.desk.people.rows import Row, cleaned
from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import Invitation, Municipality, Role
from factors.form_fields import Address, Line

JOINT = "samen"
"""Stands for the joint organisation in a choice of places."""


class ListForm(forms.Form):
    """A list, pasted or as a file. `refusal` is set when it can't be taken.

    A coordinator's list, of people of `own`, needs no column for the municipality.
    """

    text = forms.CharField(
        label=_("Plakken uit een rekenblad"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "Kopieer de rijen in Excel of LibreOffice en plak ze hier. "
            "De volgorde is: gemeente, rol, naam, e-mail. Of zet deze woorden erboven."
        ),
    )
    file = forms.FileField(
        label=_("Of kies een bestand"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
        help_text=_("Excel (.xlsx), OpenDocument (.ods) of CSV. Hoogstens 5.000 rijen en 2 MB."),
    )
    refusal: CannotTake | None = None

    def __init__(
        self,
        *args: Any,
        places: Sequence[ListedPlace] = (),
        own: Municipality | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.gazetteer = Gazetteer(places)
        self.everybody_of = own.name if own else ""

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        pasted, uploaded = data.get("text", "").strip(), data.get("file")
        if pasted and uploaded:
            self.add_error("file", _("Kies één van de twee: plakken of een bestand."))
        elif uploaded:
            self._read("file", uploaded.read())
        elif pasted:
            self._read("text", data["text"])
        else:
            self.add_error("text", _("Plak een lijst, of kies een bestand."))
        return data

    def _read(self, field: str, content: Any) -> None:
        try:
            if field == "file":
                listing = read_file(content, self.gazetteer.find, self.everybody_of)
            else:
                listing = read_text(content, self.everybody_of)
        except CannotTake as refusal:
            self.refuse(refusal, field)
        else:
            self.cleaned_data["listing"] = listing

    def refuse(self, refusal: CannotTake, field: str = "file") -> None:
        self.refusal = refusal
        self.add_error(field, str(refusal))

    @property
    def listing(self) -> Listing:
        listing: Listing = self.cleaned_data["listing"]
        return listing

    @property
    def status(self) -> int:
        """HTTP's word for the form as it is."""
        if self.refusal:
            return self.refusal.status
        return 422 if self.errors else 200


class PersonForm(CarriesWhatItShowed, forms.Form):
    """One person in a group."""

    place = forms.ChoiceField(label=_("Gemeente of organisatie"))
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
    name = Line(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})
    email = Address(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        help_text=_("Geen e-mailadres? Dan krijgt deze persoon een kaart op papier."),
    )

    def __init__(self, places: Sequence[ListedPlace], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.code or JOINT: place for place in places}
        self.fields["place"].choices = [(key, place.name) for key, place in self.places.items()]  # type: ignore[attr-defined]

    def initial_of(self, now: Invitation) -> dict[str, str]:
        return as_filled_in(now)

    def clean_name(self) -> str:
        return _a_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        place = self.places.get(data.get("place", ""))
        if place and "role" in data and data["role"] not in place.roles:
            self.add_error("role", _("Hier kan alleen de rol ambtelijke organisatie."))
        return data

    @property
    def row(self) -> Row:
        data = self.cleaned_data
        place = self.places[data["place"]]
        return Row(0, place.code or place.name, data["role"], data["name"], data["email"])


class NameForm(CarriesWhatItShowed, forms.Form):
    """How somebody's name is written: all that can be changed once the round is open."""

    name = Line(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})

    def initial_of(self, now: Invitation) -> dict[str, str]:
        return {"name": now.name}

    def clean_name(self) -> str:
        return _a_name(self.cleaned_data["name"])


class GroupForm(forms.Form):
    """The group that people are moved to: `chosen` is its place and role."""

    group = forms.ChoiceField(label=_("Naar welke groep?"))

    def __init__(self, places: Sequence[ListedPlace], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {
            group_key(place, role): (place, role) for place in places for role in place.roles
        }
        names = [(key, capfirst(group_name(*group))) for key, group in self.groups.items()]
        self.fields["group"].choices = [("", _("Kies een groep")), *names]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[ListedPlace, str]:
        return self.groups[self.cleaned_data["group"]]


def _a_name(sent: str) -> str:
    name = cleaned(sent)
    if not name:
        raise forms.ValidationError(_("Vul een naam in."))
    return name


def as_filled_in(person: Invitation) -> dict[str, str]:
    """The form's values for somebody who is on the list."""
    place = person.municipality.code if person.municipality else JOINT
    return {"place": place, "role": person.role, "name": person.name, "email": person.email}


class NewLinkForm(forms.Form):
    """The address that a new link goes to."""

    email = Address(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        help_text=_("Laat het leeg voor een nieuwe kaart op papier."),
    )

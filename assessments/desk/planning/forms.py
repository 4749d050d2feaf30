"""The forms of a round in preparation."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.audit import Subject
from assessments.desk.retention import last_day
from assessments.edit_conflicts import CarriesWhatItShowed, Check, EditConflict
from assessments.models import Contact, Municipality, Round
from assessments.roles import ROLES
from factors.form_fields import Line

MOMENT = "%Y-%m-%dT%H:%M"
FARTHEST = datetime.timedelta(days=3 * 366)
REMINDER_CHOICES = ((7, _("7 dagen voor de sluiting")), (2, _("2 dagen voor de sluiting")))


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RoundForm(CarriesWhatItShowed, forms.ModelForm):
    """Everything of a round but its people and contacts; `proposed` stands in it, unsaved."""

    reminder_days = forms.TypedMultipleChoiceField(
        label=_("Herinneringen"),
        choices=REMINDER_CHOICES,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Gaan vanzelf, alleen naar wie nog niet instuurde."),
    )

    class Meta:
        model = Round
        fields = (
            "title",
            "opens_at",
            "closes_at",
            "discussed_on",
            "discussed_at",
            "client",
            "guide",
            "contact_name",
            "contact_phone",
            "reply_to",
            "introduction_raad",
            "introduction_college",
            "introduction_organisatie",
            "reminder_days",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "opens_at": MomentInput(),
            "closes_at": MomentInput(),
            "discussed_on": DayInput(),
            **{f"introduction_{role}": forms.Textarea(attrs={"rows": 4}) for role in ROLES},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "title": _("Bijvoorbeeld “Najaar 2026”."),
            "closes_at": _("Ten minste vijf werkdagen voor het gesprek."),
            "client": _("Wie vraagt dit? Het presidium, de colleges, het bestuur."),
            "guide": _("Wie begeleidt het? De adviseur of de griffier."),
            "contact_name": _("Wiens naam onder de mails staat."),
            "reply_to": _("Antwoorden op de mails komen hier binnen."),
            "introduction_raad": _("Waarom vraagt u dit? Twee of drie zinnen."),
        }

    def __init__(self, *args: Any, proposed: Mapping[str, Any] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        # After that: what the page showed of what is saved stays known.
        self.initial.update(proposed or {})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("De ronde moet later sluiten dan zij opent."))
        if closes_at and closes_at <= timezone.now():
            self.add_error("closes_at", _("Dit moment is al voorbij."))
        discussed_on = cleaned.get("discussed_on")
        if closes_at and discussed_on and discussed_on <= timezone.localdate(closes_at):
            self.add_error("discussed_on", _("Het gesprek moet na de sluiting zijn."))
        return cleaned


class ConversationForm(forms.Form):
    """The day from which a round is planned backwards; it stands in the address."""

    gesprek = forms.DateField(
        label=_("Wanneer is het gesprek?"),
        widget=DayInput(),
        error_messages={"required": _("Vul de datum van het gesprek in.")},
    )

    def clean_gesprek(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["gesprek"]
        today = timezone.localdate()
        if day <= today:
            raise forms.ValidationError(_("Deze dag is al voorbij."))
        if day > today + FARTHEST:
            raise forms.ValidationError(_("Kies een dag binnen drie jaar."))
        return day


class ExtendForm(forms.Form):
    closes_at = forms.DateTimeField(label=_("Nieuwe sluiting"), widget=MomentInput())

    def __init__(self, *args: Any, current_round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current_round = current_round
        self.initial["closes_at"] = current_round.closes_at + datetime.timedelta(days=7)

    def clean_closes_at(self) -> datetime.datetime:
        closes_at: datetime.datetime = self.cleaned_data["closes_at"]
        if closes_at <= max(self.current_round.closes_at, timezone.now()):
            raise forms.ValidationError(_("Kies een moment na de huidige sluiting."))
        return closes_at


class ShareForm(forms.Form):
    """Now, or at a moment: each has a button of its own."""

    at = forms.DateTimeField(label=_("Of later: delen op"), required=False, widget=MomentInput())

    def __init__(self, *args: Any, current_round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_day = last_day(current_round.release)

    def clean_at(self) -> datetime.datetime | None:
        at: datetime.datetime | None = self.cleaned_data["at"]
        if self.data.get("when") == "now":
            return None
        if self.data.get("when") == "later" and not at:
            raise forms.ValidationError(_("Kies een dag en een tijd."))
        if at and at <= timezone.now():
            raise forms.ValidationError(_("Dit moment is al voorbij."))
        if at and timezone.localdate(at) > self.last_day:
            text = gettext("Kies uiterlijk {day}: daarna zijn adressen en links gewist.")
            raise forms.ValidationError(text.format(day=date_format(self.last_day, "j F Y")))
        return at


class ContactForm(CarriesWhatItShowed, forms.Form):
    """The contact of one municipality, or of the joint organisation."""

    name = Line(label=_("Naam"), max_length=120, required=False)
    phone = Line(label=_("Telefoon"), max_length=20, required=False)

    def __init__(
        self, *args: Any, municipality: Municipality | None, place: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        self.place = place

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        filled = {field: bool(cleaned.get(field)) for field in ("name", "phone")}
        if any(filled.values()) and not all(filled.values()):
            empty = "phone" if filled["name"] else "name"
            self.add_error(empty, _("Vul naam en telefoon allebei in."))
        return cleaned

    def initial_of(self, now: Mapping[Municipality | None, Contact]) -> dict[str, str]:
        return _initial(now.get(self.municipality))

    def label_of(self, name: str) -> str:
        return f"{self.place}: {super().label_of(name)}"

    @property
    def wrong_field(self) -> str:
        """In the page, the field that needs something."""
        return next(str(self[name].id_for_label) for name in self.errors)


def contact_forms(current_round: Round, data: Any = None) -> list[ContactForm]:
    """A form per municipality of the round, and one for its joint organisation."""
    known = {contact.municipality_id: contact for contact in current_round.contacts.all()}
    places: list[tuple[Municipality | None, str]] = [
        (municipality, municipality.name) for municipality in current_round.municipalities.all()
    ]
    if current_round.joint_organisation:
        places.append((None, current_round.joint_organisation))
    return [
        ContactForm(
            data,
            prefix=municipality.code if municipality else "samen",
            municipality=municipality,
            place=place,
            initial=_initial(known.get(municipality.pk if municipality else None)),
        )
        for municipality, place in places
    ]


def require_all_seen(forms: Iterable[ContactForm]) -> Check:
    """The check of forms that are sent as one."""

    def check(now: Mapping[Municipality | None, Contact], subject: Subject) -> None:
        overlooked = [each for form in forms for each in form.overlooked(now)]
        if overlooked:
            raise EditConflict(overlooked, subject)

    return check


def _initial(contact: Contact | None) -> dict[str, str]:
    return {"name": contact.name, "phone": contact.phone} if contact else {}

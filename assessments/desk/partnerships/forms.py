"""The form of a partnership."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments.desk.partnerships.listed import Recognised, recognise
from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import Municipality, Partnership, Round
from factors.form_fields import Lines

FICTION = _(
    "Met twee gemeenten kan dit niet: het geheel min de eigen gemeente is de andere. "
    "Kies voor delen met iedereen."
)
"""Hiding the only other municipality would promise what arithmetic undoes."""
HAS_STAFF = _(
    "Er staan mensen van de gezamenlijke organisatie in een ronde in voorbereiding. "
    "Verwijder hen eerst."
)


TWICE = _("De naam begint al met “{article}”. Haal dat woord daar weg, of kies “geen lidwoord”.")


class PartnershipForm(CarriesWhatItShowed, forms.ModelForm):
    class Meta:
        model = Partnership
        fields = (
            "name",
            "article",
            "form",
            "description",
            "joint_organisation",
            "sharing",
            "controller",
            "processor",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "description": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
            "article": forms.RadioSelect,
            "sharing": forms.RadioSelect,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Zoals mensen haar kennen, zonder lidwoord: “Regio Foodvalley”."),
            "article": _(
                "Wat staat er in een zin voor de naam? Zo komt hij in mails, in de vragenlijst en "
                "in rapporten."
            ),
            "description": _(
                "Eén of twee zinnen, ten hoogste 300 tekens. Dit staat op elke bladzijde van de "
                "vragenlijst: een gemeente doet mee in wel dertig samenwerkingen."
            ),
            "joint_organisation": _(
                "Alleen als er een organisatie is die voor meer gemeenten werkt, zoals een "
                "werkorganisatie. Haar mensen zijn een eigen groep."
            ),
            "sharing": _(
                "Let op: een rapport dat op de agenda van een raad staat, is openbaar. Wie alle "
                "rapporten naast elkaar legt, ziet alsnog elke gemeente."
            ),
            "controller": _("Wie beslist over dit onderzoek? Meestal de gemeenten samen."),
            "processor": _("Wie bewaart de gegevens? Meestal wie dit systeem voor u beheert."),
        }

    def clean_article(self) -> str:
        article: str = self.cleaned_data["article"]
        name = self.cleaned_data.get("name", "")
        if article and name.lower().startswith(f"{article} "):
            raise forms.ValidationError(TWICE.format(article=article))
        return article

    def clean_sharing(self) -> str:
        sharing = self.cleaned_data["sharing"]
        if sharing == Partnership.Sharing.OWN and self.instance.pk and is_fiction(self.instance):
            raise forms.ValidationError(FICTION)
        return sharing

    def clean_joint_organisation(self) -> str:
        name: str = self.cleaned_data["joint_organisation"]
        if not name and self.instance.pk and has_staff_in_preparation(self.instance):
            raise forms.ValidationError(HAS_STAFF)
        return name


class MunicipalitiesForm(forms.Form):
    """A list, and on the page that shows what was recognised the codes that are ticked."""

    names = Lines(
        label=_("Namen of CBS-codes"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Eén per regel, of met komma’s ertussen. U kunt een kolom uit Excel plakken."),
        error_messages={"required": _("Vul ten minste één naam in.")},
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    @cached_property
    def recognised(self) -> Recognised:
        return recognise(self.cleaned_data["names"], self.partnership)

    @cached_property
    def chosen(self) -> list[Municipality]:
        """Empty until something is ticked."""
        return list(Municipality.objects.filter(code__in=self._ticked()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "add" in self.data and not self.errors and not self.chosen:
            self.add_error(None, _("Vink ten minste één gemeente aan."))
        return cleaned

    def _ticked(self) -> list[str]:
        posted = cast(QueryDict, self.data)
        return posted.getlist("code") if "add" in posted else []


def has_staff_in_preparation(partnership: Partnership) -> bool:
    """Whether people of its joint organisation are listed for a round that isn't open yet."""
    drafts = partnership.rounds.filter(state=Round.State.DRAFT)
    return drafts.filter(invitations__isnull=False, invitations__municipality=None).exists()


def is_fiction(partnership: Partnership) -> bool:
    """Whether hiding municipalities from one another would hide nothing."""
    return len(partnership.municipalities.all()) == 2


def hides_nothing(partnership: Partnership) -> str:
    """What is wrong with how this partnership shares; empty when nothing is."""
    is_own = partnership.sharing == Partnership.Sharing.OWN
    return str(FICTION) if is_own and is_fiction(partnership) else ""

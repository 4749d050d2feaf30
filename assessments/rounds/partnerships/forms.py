"""The form of a partnership."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Partnership

FICTION = _(
    "Met twee gemeenten kan dit niet: het geheel min de eigen gemeente is de andere. "
    "Kies voor delen met iedereen."
)
"""Hiding the only other municipality would promise what arithmetic undoes."""


class PartnershipForm(forms.ModelForm):
    class Meta:
        model = Partnership
        fields = (
            "name",
            "form",
            "description",
            "joint_organisation",
            "sharing",
            "controller",
            "processor",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "description": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
            "sharing": forms.RadioSelect,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Zoals mensen haar kennen, bijvoorbeeld “Regio Foodvalley”."),
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

    def clean_sharing(self) -> str:
        sharing = self.cleaned_data["sharing"]
        if sharing == Partnership.Sharing.OWN and self.instance.pk and is_fiction(self.instance):
            raise forms.ValidationError(FICTION)
        return sharing


def is_fiction(partnership: Partnership) -> bool:
    """Whether hiding municipalities from one another would hide nothing."""
    return partnership.municipalities.count() == 2

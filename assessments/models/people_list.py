"""How far each municipality is with the people that it wants to invite."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.partnership import Municipality
from assessments.models.round import Round


class PeopleList(models.Model):
    """How far the list of people of one municipality of a round is, while it is prepared."""

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="people_lists", verbose_name=_("ronde")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", verbose_name=_("gemeente")
    )
    ready_at = models.DateTimeField(_("klaar sinds"), null=True, blank=True)
    reminded_on = models.DateField(_("herinnerd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("lijst van een gemeente")
        verbose_name_plural = _("lijsten van gemeenten")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"), name="people_list_once_per_municipality"
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id}"

"""What people add to released results."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.partnership import Municipality
from assessments.models.release import Release
from factors.fields import LineField, LinesField


class AgendaItem(models.Model):
    """A factor on the conversation agenda: its place there, a note, and what was agreed."""

    class Progress(models.TextChoices):
        TO_DO = "to-do", _("nog niet begonnen")
        BUSY = "busy", _("bezig")
        DONE = "done", _("gedaan")
        DROPPED = "dropped", _("vervallen")

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="agenda_items", verbose_name=_("uitkomsten")
    )
    factor_number = models.PositiveSmallIntegerField(_("succesfactor"))
    position = models.PositiveSmallIntegerField(_("plaats"), null=True, blank=True)
    note = LinesField(_("notitie"), blank=True)
    action = LineField(_("wat gaan wij doen?"), max_length=200, blank=True)
    owner = LineField(_("wie trekt het?"), max_length=120, blank=True)
    due_on = models.DateField(_("wanneer is het klaar?"), null=True, blank=True)
    sign = LineField(_("waaraan zien wij dat het helpt?"), max_length=200, blank=True)
    progress = models.CharField(
        _("stand"), max_length=7, choices=Progress.choices, default=Progress.TO_DO
    )

    class Meta:
        verbose_name = _("onderwerp van de gespreksagenda")
        verbose_name_plural = _("gespreksagenda")
        ordering = ("position", "factor_number")
        constraints = (
            models.UniqueConstraint(
                fields=("release", "factor_number"), name="agenda_item_once_per_factor"
            ),
            models.CheckConstraint(
                condition=models.Q(factor_number__gte=1, factor_number__lte=10),
                name="agenda_item_factor_1_to_10",
            ),
        )

    def __str__(self) -> str:
        return f"{self.factor_number}"


class Reaction(models.Model):
    """A municipality's own words, printed apart from the results."""

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="reactions", verbose_name=_("uitkomsten")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", verbose_name=_("gemeente")
    )
    on_behalf_of = LineField(_("namens"), max_length=120)
    text = LinesField(_("reactie"))

    class Meta:
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")
        constraints = (
            models.UniqueConstraint(
                fields=("release", "municipality"), name="reaction_once_per_municipality"
            ),
        )

    def __str__(self) -> str:
        return self.on_behalf_of

"""What was published when a round closed. A release never changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.round import Role, Round


class Release(models.Model):
    """The one publication of a round.

    `groups` lists every atom of the round as `[municipality code or "", role, invited, submitted,
    added]`: `submitted` is None for a group without a count of its own, `added` how many of the
    invited came after opening. `totals` has `[invited, submitted, added]` per role, and `left_out`
    the atoms, `[code, role]`, whose answers are counted nowhere (`results.turnout`). `salt` is
    shown nowhere: without it the digest would give back what is hidden.
    """

    round = models.OneToOneField(
        Round, models.PROTECT, related_name="release", verbose_name=_("ronde")
    )
    released_on = models.DateField(_("gesloten op"))
    rule_version = models.PositiveSmallIntegerField(_("versie van de regel"))
    groups = models.JSONField()
    totals = models.JSONField(default=dict)
    left_out = models.JSONField()
    left_out_people = models.PositiveIntegerField(default=0)
    salt = models.CharField(max_length=64, blank=True, editable=False)
    digest = models.CharField(_("kenmerk"), max_length=64)

    class Meta:
        verbose_name = _("uitkomsten")
        verbose_name_plural = _("uitkomsten")
        ordering = ("-released_on",)
        indexes = (models.Index(fields=("released_on",), name="release_by_day"),)

    def __str__(self) -> str:
        return f"{self.round} · {self.digest[:12]}"


class Block(models.Model):
    """The smallest part of a release: people of one role in one or more municipalities.

    `tables` maps each statement code to `[n1, n2, n3, n4, n5, dont_know]`, or to None where
    fewer than five people gave an opinion.
    """

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="blocks", verbose_name=_("uitkomsten")
    )
    role = models.CharField(_("rol"), max_length=11, choices=Role.choices)
    atoms = models.JSONField()
    tables = models.JSONField()

    class Meta:
        verbose_name = _("groep")
        verbose_name_plural = _("groepen")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.role} {', '.join(self.atoms)}"

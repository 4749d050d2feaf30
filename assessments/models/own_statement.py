"""What a partnership asks of its own, beside the twenty statements of the instrument."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.round import Round
from factors.catalogue import StatementText
from factors.fields import LineField
from factors.models import Statement

MOST = 4
"""A ballot has room for twenty-four answers."""
LONGEST_TEXT, LONGEST_NAME = 200, 42
"""Somewhat more than the longest of the twenty, and as much as theirs."""


class OwnStatement(models.Model):
    """A statement that a partnership adds to a round in preparation.

    What counts once the round is open is the copy in `Round.instrument`; the rows stay as they were
    at opening, for a next round to take over.
    """

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="own_statements", verbose_name=_("ronde")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = LineField(_("stelling"), max_length=LONGEST_TEXT)
    short_name = LineField(_("korte naam"), max_length=LONGEST_NAME)
    scope = models.CharField(
        _("gaat over"),
        max_length=12,
        choices=Statement.Scope.choices,
        default=Statement.Scope.PARTNERSHIP,
    )

    class Meta:
        verbose_name = _("eigen stelling")
        verbose_name_plural = _("eigen stellingen")
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST), name="own_statement_is_1_to_4"
            ),
            models.UniqueConstraint(
                fields=("round", "number"), name="own_statement_number_once_per_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.short_name}"

    @property
    def code(self) -> str:
        """Beside "1a" to "10b": "e1" to "e4"."""
        return f"e{self.number}"

    @property
    def as_text(self) -> StatementText:
        return StatementText(
            code=self.code,
            text=self.text,
            short_name=self.short_name,
            about_own_municipality=self.scope == Statement.Scope.OWN_MUNICIPALITY,
        )

"""The instrument: ten success factors with two statements each, loaded from a fixture."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from factors.fields import LineField, LinesField


class FactorManager(models.Manager["Factor"]):
    def get_by_natural_key(self, number: int) -> "Factor":
        return self.get(number=number)


class Factor(models.Model):
    """A success factor. The texts are WagenaarHoes's and are kept to the letter."""

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    title = LineField(_("titel"), max_length=120)
    short_name = LineField(_("korte naam"), max_length=40)
    explanation = LinesField(_("uitleg"), help_text=_("Alinea's met een lege regel ertussen."))
    question_1 = LineField(_("gespreksvraag 1"), max_length=250)
    question_2 = LineField(_("gespreksvraag 2"), max_length=250)
    about_roles = models.BooleanField(
        _("gaat over de rollen"),
        default=False,
        help_text=_("Raad, college en organisatie staan dan in een rapport naast elkaar."),
    )

    objects = FactorManager()

    class Meta:
        verbose_name = _("succesfactor")
        verbose_name_plural = _("succesfactoren")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}. {self.short_name}"

    def natural_key(self) -> tuple[int]:
        return (self.number,)


class StatementManager(models.Manager["Statement"]):
    def get_by_natural_key(self, code: str) -> "Statement":
        return self.get(code=code)


class Statement(models.Model):
    """One of a factor's two statements; its code is the factor's number and its letter."""

    class Scope(models.TextChoices):
        """What the statement is about, and so what a difference between municipalities means."""

        OWN_MUNICIPALITY = "own", _("de eigen gemeente")
        PARTNERSHIP = "partnership", _("de samenwerking")

    factor = models.ForeignKey(
        Factor, models.CASCADE, related_name="statements", verbose_name=_("succesfactor")
    )
    code = models.CharField(_("code"), max_length=3, unique=True)
    text = LinesField(_("stelling"))
    short_name = LineField(_("korte naam"), max_length=60)
    scope = models.CharField(_("gaat over"), max_length=12, choices=Scope.choices)
    about_staff = models.BooleanField(
        _("gaat over de medewerkers"),
        default=False,
        help_text=_("Wie bij een gezamenlijke organisatie werkt, denkt dan aan die organisatie."),
    )
    names_partnership = models.BooleanField(
        _("noemt de samenwerking"),
        default=False,
        help_text=_("Bij de woorduitleg staat dan welke samenwerking dat is."),
    )
    words = models.JSONField(
        _("woorduitleg"),
        default=list,
        blank=True,
        help_text=_('Een lijst van ["woord", "uitleg"].'),
    )

    objects = StatementManager()

    class Meta:
        verbose_name = _("stelling")
        verbose_name_plural = _("stellingen")
        ordering = ("factor__number", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^([1-9]|10)[ab]$"),
                name="statement_code_is_1a_to_10b",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.short_name}"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.code,)

    natural_key.dependencies = ["factors.factor"]  # type: ignore[attr-defined]

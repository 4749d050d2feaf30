"""Municipalities, their partnerships, and who works on them."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from factors.fields import AddressField, LineField


class AccountManager(UserManager["User"]):
    """People sign in with their e-mail address; there are no user names."""

    def _create_user(self, email: str, password: str | None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":  # type: ignore[override]
        return self._create_user(email, password, **fields)

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":  # type: ignore[override]
        return self._create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who can sign in: a consultant, a griffier, an administrator."""

    username = None  # type: ignore[assignment]
    first_name = LineField(_("first name"), max_length=150, blank=True)
    last_name = LineField(_("last name"), max_length=150, blank=True)
    email = AddressField(_("e-mailadres"), unique=True)
    makes_partnerships = models.BooleanField(
        _("mag samenwerkingen maken"),
        default=False,
        help_text=_("Wie een samenwerking maakt, wordt er beheerder van."),
    )

    USERNAME_FIELD = "email"
    # What createsuperuser asks: the log names who did something.
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]

    objects = AccountManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def may_make_partnerships(self) -> bool:
        """Administrators, and whom they give that right."""
        return self.is_superuser or self.makes_partnerships


class MunicipalityManager(models.Manager["Municipality"]):
    def get_by_natural_key(self, code: str) -> "Municipality":
        return self.get(code=code)


class Municipality(models.Model):
    """A Dutch municipality by its CBS code; it may be dissolved into a successor."""

    code = models.CharField(_("CBS-code"), max_length=6, unique=True)
    name = LineField(_("naam"), max_length=80)
    established = models.DateField(_("ingesteld"), null=True, blank=True)
    dissolved = models.DateField(_("opgeheven"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("opgegaan in"),
    )

    objects = MunicipalityManager()

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^GM[0-9]{4}$"), name="municipality_code_is_cbs"
            ),
            models.CheckConstraint(
                condition=Q(dissolved__isnull=True, successor__isnull=True)
                | Q(dissolved__isnull=False),
                name="municipality_successor_only_when_dissolved",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class Partnership(models.Model):
    """Municipalities that work together, usually in a joint regulation (Wgr)."""

    class Form(models.TextChoices):
        CENTRE = "centre", _("centrumregeling")
        JOINT_ORGAN = "organ", _("gemeenschappelijk orgaan")
        OPERATIONS = "operations", _("bedrijfsvoeringsorganisatie")
        PUBLIC_BODY = "public-body", _("openbaar lichaam")
        LIGHT = "light", _("regeling zonder meer")
        OTHER = "other", _("andere vorm")

    class Sharing(models.TextChoices):
        OPEN = "open", _("iedereen ziet elke gemeente bij naam")
        OWN = "own", _("elke gemeente ziet alleen zichzelf en het geheel")

    class Article(models.TextChoices):
        """What a sentence puts before the name."""

        NONE = "", _("geen lidwoord, zoals “over Regio Foodvalley”")
        DE = "de", _("de, zoals “over de BEL-samenwerking”")
        HET = "het", _("het, zoals “over het Regioverband”")

    name = LineField(_("naam"), max_length=100)
    article = models.CharField(
        _("lidwoord"), max_length=3, choices=Article.choices, default=Article.NONE, blank=True
    )
    slug = models.SlugField(_("adres"), unique=True)
    form = models.CharField(_("vorm"), max_length=12, choices=Form.choices, default=Form.OTHER)
    description = LineField(_("omschrijving"), max_length=300)
    municipalities = models.ManyToManyField(
        Municipality, related_name="partnerships", verbose_name=_("gemeenten")
    )
    joint_organisation = LineField(_("gezamenlijke organisatie"), max_length=80, blank=True)
    sharing = models.CharField(
        _("delen"), max_length=4, choices=Sharing.choices, default=Sharing.OPEN
    )
    controller = LineField(_("verwerkingsverantwoordelijke"), max_length=200, blank=True)
    processor = LineField(_("verwerker"), max_length=200, blank=True)
    regulation_article = LineField(_("artikel over evaluatie"), max_length=60, blank=True)
    evaluation_years = models.PositiveSmallIntegerField(
        _("om de hoeveel jaar"), null=True, blank=True
    )
    evaluated_on = models.DateField(_("laatste evaluatie"), null=True, blank=True)
    evaluate_before = models.DateField(_("volgende evaluatie voor"), null=True, blank=True)
    logo = models.CharField(
        _("logo"),
        max_length=80,
        blank=True,
        editable=False,
        help_text="The name of its file in storage, after what is in it; empty: it has none.",
    )
    archived = models.BooleanField(_("gearchiveerd"), default=False)
    fictitious = models.BooleanField(
        _("verzonnen"),
        default=False,
        help_text=_("Een demonstratie: op alles staat dan VERZONNEN."),
    )

    class Meta:
        verbose_name = _("samenwerking")
        verbose_name_plural = _("samenwerkingen")
        ordering = ("name",)
        indexes = (
            models.Index(
                fields=("evaluate_before",),
                condition=Q(archived=False),
                name="partnership_by_evaluation",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(evaluated_on=None)
                | Q(evaluate_before=None)
                | Q(evaluate_before__gt=F("evaluated_on")),
                name="partnership_evaluated_before_the_next",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def with_article(self) -> str:
        """The name within a sentence: "de BEL-samenwerking"; a heading or a list has it alone."""
        return f"{self.article} {self.name}".strip()

    @property
    def has_regulation(self) -> bool:
        """Whether anything is known of what the regulation says about evaluation."""
        known = (self.regulation_article, self.evaluation_years, self.evaluated_on)
        return any((*known, self.evaluate_before))

    @property
    def form_in_words(self) -> str:
        """The form as the Wgr calls it; empty for one that isn't in the list."""
        return "" if self.form == self.Form.OTHER else str(self.get_form_display())


class Member(models.Model):
    """A user's place in a partnership."""

    class Level(models.TextChoices):
        MANAGER = "manager", _("beheerder")
        COORDINATOR = "coordinator", _("contactpersoon")
        READER = "reader", _("meelezer")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="members", verbose_name=_("samenwerking")
    )
    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name=_("gebruiker")
    )
    level = models.CharField(_("niveau"), max_length=11, choices=Level.choices)
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemeente"),
        help_text=_("Bij een contactpersoon, en bij een meelezer van één gemeente."),
    )
    told_to_evaluate_before = models.DateField(
        null=True,
        editable=False,
        help_text="The evaluation that this manager was reminded of: each once.",
    )

    class Meta:
        verbose_name = _("gebruiker van een samenwerking")
        verbose_name_plural = _("gebruikers van een samenwerking")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "user"), name="member_once_per_partnership"
            ),
            models.CheckConstraint(
                condition=~Q(level="manager") | Q(municipality__isnull=True),
                name="member_manager_sees_everything",
            ),
            models.CheckConstraint(
                condition=~Q(level="coordinator") | Q(municipality__isnull=False),
                name="member_coordinator_is_of_one_municipality",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_level_display()}"

    @property
    def is_manager(self) -> bool:
        return self.level == self.Level.MANAGER

    @property
    def is_coordinator(self) -> bool:
        return self.level == self.Level.COORDINATOR

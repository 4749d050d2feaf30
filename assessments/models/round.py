"""A round of questions, from preparing it to what is shared."""

import datetime
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments import roles
from assessments.models.partnership import Municipality, Partnership
from assessments.roles import role_facts
from factors.catalogue import Instrument
from factors.fields import AddressField, LineField, LinesField

GRACE = datetime.timedelta(seconds=60)
"""A save that was on its way at closing time is still taken; counting starts after this."""


UNDO = datetime.timedelta(minutes=15)
"""So long after sharing it can be undone; until then nobody is mailed."""


def reminder_days() -> list[int]:
    """When people are reminded by themselves: so many days before closing."""
    return [7, 2]


class Role(models.TextChoices):
    RAAD = roles.RAAD, role_facts(roles.RAAD).name
    COLLEGE = roles.COLLEGE, role_facts(roles.COLLEGE).name
    ORGANISATIE = roles.ORGANISATIE, role_facts(roles.ORGANISATIE).name


class Round(models.Model):
    """One self-assessment of a partnership: draft, then open, then released (or cancelled)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("in voorbereiding")
        OPEN = "open", _("open")
        RELEASED = "released", _("gesloten")
        CANCELLED = "cancelled", _("geannuleerd")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="rounds", verbose_name=_("samenwerking")
    )
    key_name = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = LineField(_("titel"), max_length=120)
    municipalities = models.ManyToManyField(
        Municipality, related_name="rounds", verbose_name=_("gemeenten")
    )
    joint_organisation = LineField(_("gezamenlijke organisatie"), max_length=80, blank=True)
    state = models.CharField(
        _("stand"), max_length=9, choices=State.choices, default=State.DRAFT, editable=False
    )
    opens_at = models.DateTimeField(_("opent op"))
    closes_at = models.DateTimeField(_("sluit op"))
    shared_at = models.DateTimeField(_("gedeeld op"), null=True, blank=True)
    reports_final_at = models.DateTimeField(
        _("rapporten vastgesteld op"),
        null=True,
        editable=False,
        help_text=_("Daarna veranderen reacties en gespreksagenda in de rapporten niet meer."),
    )
    instrument = models.JSONField(null=True, blank=True, editable=False)
    introduction_raad = LinesField(_("inleiding voor de raad"), blank=True)
    introduction_college = LinesField(_("inleiding voor het college"), blank=True)
    introduction_organisatie = LinesField(_("inleiding voor de organisatie"), blank=True)
    client = LineField(_("opdrachtgever"), max_length=120, blank=True)
    guide = LineField(_("wie begeleidt"), max_length=120, blank=True)
    contact_name = LineField(_("afzender"), max_length=120, blank=True)
    contact_phone = LineField(_("telefoon"), max_length=20, blank=True)
    reply_to = AddressField(_("e-mail van de afzender"), blank=True)
    discussed_on = models.DateField(_("datum van het gesprek"), null=True, blank=True)
    discussed_at = LineField(_("plaats van het gesprek"), max_length=120, blank=True)
    reminder_days = models.JSONField(
        _("herinneringen, dagen voor sluiting"), default=reminder_days, blank=True
    )
    invite_at = models.DateTimeField(
        _("uitnodigingen versturen op"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Leeg: wanneer een beheerder op de knop drukt."),
    )
    counts = models.JSONField(
        null=True,
        editable=False,
        help_text="What was counted of an open round, and is shown for a quarter of an hour.",
    )
    counted_at = models.DateTimeField(null=True, editable=False)
    submitted_by_day = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="Of an open round: what was shown by the end of each day (decision 18).",
    )
    cancelled_on = models.DateField(_("geannuleerd op"), null=True, editable=False)
    forgotten_on = models.DateField(
        _("gegevens gewist op"),
        null=True,
        editable=False,
        help_text=_("Toen gingen namen, adressen en links van de genodigden weg."),
    )
    lists_locked_at = models.DateTimeField(
        _("lijsten vastgezet op"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Zolang dit is ingevuld, veranderen alleen beheerders de lijsten."),
    )
    checked = models.JSONField(
        _("afgevinkt op de checklist"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Namen van punten die een beheerder heeft afgevinkt."),
    )

    class Meta:
        verbose_name = _("ronde")
        verbose_name_plural = _("rondes")
        ordering = ("-closes_at",)
        # What is due each minute is found without a look at the rounds of earlier years.
        indexes = (
            models.Index(fields=("state", "closes_at"), name="round_by_state_and_closing"),
            models.Index(fields=("shared_at",), name="round_by_sharing"),
            models.Index(
                fields=("closes_at",), condition=Q(forgotten_on=None), name="round_not_forgotten"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_it_opens"
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(state="open"),
                name="round_one_open_per_partnership",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "cancelled")) | Q(instrument__isnull=False),
                name="round_keeps_its_texts_once_open",
            ),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True) | Q(state="released"),
                name="round_shared_only_when_released",
            ),
            models.CheckConstraint(
                condition=Q(reports_final_at__isnull=True) | Q(state="released"),
                name="round_reports_final_only_when_released",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @cached_property
    def texts(self) -> Instrument:
        """The factors and statements as they were when the round opened."""
        return Instrument.from_json(self.instrument or [])

    def takes_answers(self, now: datetime.datetime | None = None) -> bool:
        """Whether a save that arrives now still counts; the state decides, then the clock."""
        return self.is_open and self.opens_at <= (now or timezone.now()) < self.closes_at + GRACE

    def is_shared(self, now: datetime.datetime | None = None) -> bool:
        return self.shared_at is not None and self.shared_at <= (now or timezone.now())

    def sharing_can_be_undone(self, now: datetime.datetime | None = None) -> bool:
        """Whether it was shared so recently that nobody can have been mailed."""
        now = now or timezone.now()
        return self.is_shared(now) and self.can_be_undone_until > now

    @property
    def can_be_undone_until(self) -> datetime.datetime:
        """Of a round that is shared, or will be."""
        if self.shared_at is None:
            raise ValueError("nothing was shared")
        return self.shared_at + UNDO

    @property
    def has_final_reports(self) -> bool:
        return self.reports_final_at is not None

    @property
    def has_locked_lists(self) -> bool:
        """Whether coordinators may only look at their lists."""
        return self.lists_locked_at is not None

    def introduction_for(self, role: str) -> str:
        return str(getattr(self, f"introduction_{role}"))

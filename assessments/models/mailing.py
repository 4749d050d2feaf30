"""Mail on its way. A message is a place in the queue: once it is handled it is gone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.invitation import Invitation
from assessments.models.partnership import Municipality, User
from assessments.models.round import Role, Round
from factors.fields import LineField, LinesField


class Contact(models.Model):
    """Whom people of one municipality (or the joint organisation) may call about a round."""

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="contacts", verbose_name=_("ronde")
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemeente"),
        help_text=_("Leeg voor de gezamenlijke organisatie."),
    )
    name = LineField(_("naam"), max_length=120)
    phone = LineField(_("telefoon"), max_length=20)

    class Meta:
        verbose_name = _("wie mensen kunnen bellen")
        verbose_name_plural = _("wie mensen kunnen bellen")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"),
                condition=Q(municipality__isnull=False),
                name="contact_once_per_municipality",
            ),
            models.UniqueConstraint(
                fields=("round",),
                condition=Q(municipality__isnull=True),
                name="contact_once_for_joint_organisation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.phone})"


class MailText(models.Model):
    """The words that a round has of its own for one letter to one role.

    Either may be empty: then it is the standard one. What goes takes them as they are when sending
    begins.
    """

    class Letter(models.TextChoices):
        INVITATION = "invitation", _("uitnodiging")
        REMINDER = "reminder", _("herinnering")
        REMINDER_STARTED = "reminder_started", _("herinnering, wel begonnen")
        THANKS = "thanks", _("gesloten en dank")
        SHARED = "shared", _("uitkomsten klaar")

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="mail_texts", verbose_name=_("ronde")
    )
    letter = models.CharField(_("mail"), max_length=16, choices=Letter.choices)
    role = models.CharField(_("rol"), max_length=11, choices=Role.choices)
    subject = LineField(_("onderwerp"), max_length=90, blank=True)
    opening = LinesField(_("begin van de mail"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("eigen tekst van een mail")
        verbose_name_plural = _("eigen teksten van mails")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "letter", "role"), name="mail_text_once_per_letter_and_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter} {self.role}"


class Mailing(models.Model):
    """The same message to many people of a round. It keeps numbers only, never who got it."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("uitnodiging")
        REMINDER = "reminder", _("herinnering")
        EXTENDED = "extended", _("langer open")
        SAME_LINK = "same-link", _("dezelfde link opnieuw")
        LOST_LINK = "lost-link", _("link kwijt, op eigen verzoek")
        THANKS = "thanks", _("gesloten en dank")
        SHARED = "shared", _("uitkomsten klaar")
        CLOSING_SOON = "closing-soon", _("sluit binnenkort, aan de beheerders")
        RELEASED = "released", _("gesloten, aan de beheerders")
        LISTS = "lists", _("lijst nog niet klaar, aan de contactpersonen")
        KEY_MISSING = "key-missing", _("sleutel ontbreekt, aan de beheerders")

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="mailings", verbose_name=_("ronde")
    )
    kind = models.CharField(_("soort"), max_length=12, choices=Kind.choices)
    started_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("door"),
        help_text=_("Leeg: het systeem zelf."),
    )
    started_on = models.DateField(_("op"))
    total = models.PositiveIntegerField(_("aantal"), default=0)
    refused = models.PositiveIntegerField(_("geweigerd"), default=0)
    problem = LineField(
        _("wat eraan scheelt"),
        max_length=300,
        blank=True,
        help_text=_("Waarom de mailserver nu niets aanneemt, in woorden. Leeg: niets."),
    )
    failures = models.PositiveSmallIntegerField(_("mislukt na elkaar"), default=0)
    resume_at = models.DateTimeField(_("weer proberen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "kind", "started_on"),
                condition=Q(kind__in=("reminder", "closing-soon")),
                name="mailing_one_reminder_a_day",
            ),
            models.UniqueConstraint(
                fields=("round", "kind"),
                condition=Q(kind__in=("thanks", "shared", "released")),
                name="mailing_once_after_closing",
            ),
            models.UniqueConstraint(
                fields=("round", "kind"),
                condition=Q(kind="key-missing"),
                name="mailing_once_about_a_lost_key",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.started_on}"

    @property
    def tells_who_answered(self) -> bool:
        """Whether it skips who submitted: then nothing about one person or count may be shown."""
        return self.kind == self.Kind.REMINDER

    @property
    def remembers_nobody(self) -> bool:
        """Whether nothing about one person is kept: nor of who asked for a link that was lost."""
        return self.tells_who_answered or self.kind == self.Kind.LOST_LINK


class Message(models.Model):
    """One mail that still has to go; `claimed_at` is set while a worker is sending it.

    One that could not go yet waits until `not_before`; `problem` says why, in words, unless the
    mailing `remembers_nobody`.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="messages")
    invitation = models.ForeignKey(
        Invitation, models.CASCADE, null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    problem = LineField(max_length=300, blank=True)

    class Meta:
        # The order in which a worker takes them: each time the first, of how many there are.
        indexes = (models.Index(fields=("mailing", "attempts", "id"), name="message_in_turn"),)
        constraints = (
            models.UniqueConstraint(
                fields=("mailing", "invitation"), name="message_once_per_invitation"
            ),
            models.UniqueConstraint(fields=("mailing", "user"), name="message_once_per_user"),
            models.CheckConstraint(
                condition=Q(invitation__isnull=True) ^ Q(user__isnull=True),
                name="message_to_an_invited_person_or_a_user",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

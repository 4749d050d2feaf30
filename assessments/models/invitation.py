"""Who is invited to a round, and their sealed answers while it is open."""

import secrets
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments import roles
from assessments.models.partnership import Municipality
from assessments.models.round import Role, Round
from factors.fields import AddressField, LineField


def new_public_id() -> str:
    """Sixteen characters that name an invitation in addresses; they open nothing by themselves."""
    return secrets.token_urlsafe(12)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def invited(self) -> Self:
        """Who counts as invited: a spare card from printing on.

        Not the codes that were left when cards were printed again, as there are as many as there
        were used cards: those count from the first answer on.
        """
        return self.filter(revoked=False).exclude(spare=True, superfluous=True)


class Invitation(models.Model):
    """One person's right to one ballot."""

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="invitations", verbose_name=_("ronde")
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
    role = models.CharField(_("rol"), max_length=11, choices=Role.choices)
    name = LineField(_("naam"), max_length=120, blank=True)
    email = AddressField(_("e-mailadres"), blank=True)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    card_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 - unique unless absent
    spare = models.BooleanField(
        _("losse kaart"),
        default=False,
        editable=False,
        help_text=_("Een kaart zonder naam, die nog niemand heeft gebruikt."),
    )
    superfluous = models.BooleanField(
        _("overgebleven kaart"),
        default=False,
        editable=False,
        help_text=_("Een losse kaart waar niemand om vroeg: zij bleef over bij opnieuw afdrukken."),
    )
    added = models.BooleanField(_("na het openen toegevoegd"), default=False, editable=False)
    revoked = models.BooleanField(_("ingetrokken"), default=False, editable=False)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True, editable=False)
    resent_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When a manager last sent the same link again: it can't be done all the time.",
    )
    refusal = LineField(
        _("geweigerd door de mailserver"), max_length=300, blank=True, editable=False
    )
    submitted_on = models.DateField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | Q(role=roles.ORGANISATIE),
                name="invitation_joint_organisation_is_staff",
            ),
            models.UniqueConstraint(
                fields=("round", "municipality", "role", "email"),
                condition=~Q(email="") & Q(revoked=False, municipality__isnull=False),
                name="invitation_once_per_group",
            ),
            models.UniqueConstraint(
                fields=("round", "email"),
                condition=~Q(email="") & Q(revoked=False, municipality__isnull=True),
                name="invitation_once_in_joint_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.public_id

    @property
    def atom(self) -> tuple[str, str]:
        """This person's group: (municipality code, or "" for the joint organisation; role)."""
        return (self.municipality.code if self.municipality else "", self.role)

    @property
    def place_name(self) -> str:
        """The municipality, or the joint organisation, whose people this person belongs to."""
        return self.municipality.name if self.municipality else self.round.joint_organisation


class Ballot(models.Model):
    """A person's sealed answers. Only `survey.ballot_box` reads or writes these.

    `draft` is what is being filled in; `submitted` is what counts, and `submitted_version` that of
    the link it was submitted with. Each is a sealed box of fixed length. No relation leads from
    another table to this one.
    """

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="+")
    draft = models.BinaryField(null=True)
    submitted = models.BinaryField(null=True)
    submitted_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(draft__isnull=False) | Q(submitted__isnull=False),
                name="ballot_holds_answers",
            ),
            models.CheckConstraint(
                condition=Q(submitted__isnull=True, submitted_version__isnull=True)
                | Q(submitted__isnull=False, submitted_version__isnull=False),
                name="ballot_submitted_by_a_version",
            ),
        )

    def __str__(self) -> str:
        return "sealed"

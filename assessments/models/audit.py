"""Who did what, and when. Never an answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.partnership import Partnership, User
from assessments.models.round import Round
from factors.fields import LineField


class AuditEntry(models.Model):
    class Action(models.TextChoices):
        OPENED = "opened", _("ronde geopend")
        EXTENDED = "extended", _("sluiting verzet")
        CLOSED = "closed", _("ronde gesloten en geteld")
        CANCELLED = "cancelled", _("ronde geannuleerd")
        REMOVED = "removed", _("ronde in voorbereiding verwijderd")
        SHARED = "shared", _("uitkomsten gedeeld")
        UNSHARED = "unshared", _("delen ongedaan gemaakt")
        CREATED = "created", _("gemaakt")
        CHANGED = "changed", _("gewijzigd")
        ARCHIVED = "archived", _("gearchiveerd")
        MEMBER_ADDED = "member-added", _("gebruiker toegevoegd")
        MEMBER_CHANGED = "member-changed", _("gebruiker gewijzigd")
        MEMBER_REMOVED = "member-removed", _("gebruiker verwijderd")
        PEOPLE_ADDED = "people-added", _("mensen toegevoegd")
        PEOPLE_CHANGED = "people-changed", _("gegevens van mensen gewijzigd")
        PEOPLE_REMOVED = "people-removed", _("mensen verwijderd")
        LIST_READY = "list-ready", _("lijst van een gemeente klaar")
        LIST_NOT_READY = "list-not-ready", _("lijst van een gemeente toch niet klaar")
        LISTS_LOCKED = "lists-locked", _("lijsten vastgezet")
        LISTS_UNLOCKED = "lists-unlocked", _("lijsten vrijgegeven")
        LISTS_ASKED_FOR = "lists-asked-for", _("contactpersonen herinnerd aan hun lijst")
        CARDS_PRINTED = "cards-printed", _("kaarten gemaakt")
        INVITED = "invited", _("uitnodigingen verstuurd")
        REMINDED = "reminded", _("herinneringen verstuurd")
        EVALUATION_TOLD = "evaluation-told", _("herinnerd aan de evaluatie in de regeling")
        LINKS_RESENT = "links-resent", _("dezelfde link opnieuw verstuurd")
        AGENDA_CHANGED = "agenda-changed", _("gespreksagenda gewijzigd")
        REACTION_CHANGED = "reaction-changed", _("reactie van een gemeente gewijzigd")
        REPORTS_FINAL = "reports-final", _("rapporten vastgesteld")
        DOWNLOADED = "downloaded", _("rapport opgehaald")
        PEOPLE_EXPORTED = "people-exported", _("lijst met mensen opgehaald")
        EXPORTED = "exported", _("samenwerking naar een bestand gehaald")
        IMPORTED = "imported", _("samenwerking uit een bestand gehaald")
        FORGOTTEN = "forgotten", _("gegevens gewist na de bewaartermijn")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="audit_entries", verbose_name=_("samenwerking")
    )
    round = models.ForeignKey(
        Round,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ronde"),
        help_text=_("Leeg: van de samenwerking zelf, of van een ronde die is verwijderd."),
    )
    actor = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie"),
        help_text=_("Leeg: het systeem zelf, of een account dat is verwijderd."),
    )
    actor_name = LineField(
        _("naam"),
        max_length=301,
        blank=True,
        help_text=_("Zoals die toen was; blijft als het account gaat. Leeg: het systeem zelf."),
    )
    action = models.CharField(_("wat"), max_length=20, choices=Action.choices)
    detail = LineField(_("bijzonderheden"), max_length=300, blank=True)
    subject = models.CharField(
        max_length=40,
        blank=True,
        editable=False,
        help_text="What was changed, as the code knows it: to find who changed it last.",
    )
    at = models.DateTimeField(_("wanneer"), auto_now_add=True)

    class Meta:
        verbose_name = _("regel in het logboek")
        verbose_name_plural = _("logboek")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("at",), name="audit_entry_by_time"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

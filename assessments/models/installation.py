"""What an installation knows of itself; nothing in here belongs to a partnership."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from factors.fields import LineField


class Heartbeat(models.Model):
    """When something that runs by itself was last seen at work, on each machine."""

    class Name(models.TextChoices):
        WORKER = "worker", _("de worker")
        TICK = "tick", _("de timer")
        READINESS = "readiness", _("de bewaking")

    name = models.CharField(_("naam"), max_length=20, choices=Name.choices)
    machine = LineField(_("machine"), max_length=64)
    seen_at = models.DateTimeField(_("gezien"))

    class Meta:
        verbose_name = _("teken van leven")
        verbose_name_plural = _("tekens van leven")
        constraints = [
            models.UniqueConstraint(fields=["name", "machine"], name="one_heartbeat_per_machine"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.machine} {self.seen_at:%Y-%m-%d %H:%M:%S}"


class Installation(models.Model):
    """Which installation this database belongs to: at most one row, with pk 1.

    The same identity stands in a file beside the keys, outside every backup of the database
    (`desk.monitoring.identity`). `ticks` is how often the timer came.
    """

    identity = models.CharField(_("kenmerk"), max_length=32)
    ticks = models.PositiveBigIntegerField(_("keren dat de timer kwam"), default=0)

    class Meta:
        verbose_name = _("installatie")
        verbose_name_plural = _("installaties")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_installation"),
        ]

    def __str__(self) -> str:
        return self.identity

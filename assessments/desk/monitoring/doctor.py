"""What an administrator wants to know after installing, tried from this machine: a line each."""

import smtplib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core import checks
from django.core.mail import get_connection
from django.db import Error, connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.desk.mailings.returns import mailbox
from assessments.desk.monitoring import heartbeats
from assessments.desk.monitoring.conditions import CONDITIONS
from assessments.reports.printing.typefaces import ReportError

CONDITIONS_TOO = ("samenwerking.W001",)
"""Checks of the settings that have a line of their own among the conditions."""
CLOCK_DIFFERS = 5
"""Seconds between this machine and the database, from which a round would close at another time."""

SMALL_REPORT = '<html lang="nl"><head><title>Proef</title></head><body><p>Proef</p></body></html>'


@dataclass(frozen=True)
class Finding:
    """One thing that was tried; `problem` is "" when it works, and `detail` says how."""

    name: str | Promise
    problem: str = ""
    detail: str = ""


def examine() -> Iterator[Finding]:
    """Each as soon as it is known: a mail server that says nothing takes a while."""
    yield Finding(gettext_lazy("versie"), detail=settings.VERSION)
    for name, look in EXAMINATIONS:
        yield look(name)
    for condition in CONDITIONS:
        yield Finding(condition.name, condition.problem)


def _settings(name: str | Promise) -> Finding:
    found = checks.run_checks(tags=["samenwerking"], include_deployment_checks=True)
    said = [str(message.msg) for message in found if message.id not in CONDITIONS_TOO]
    return Finding(name, " ".join(said))


def _database(name: str | Promise) -> Finding:
    begun = time.perf_counter()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        return Finding(name, _("niet bereikbaar ({why}).").format(why=type(error).__name__))
    took = (time.perf_counter() - begun) * 1000
    return Finding(name, detail=f"{connection.display_name}, {took:.0f} ms")


def _clock(name: str | Promise) -> Finding:
    if connection.vendor != "postgresql":
        return Finding(name, detail=_("van deze machine"))
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
            apart = abs(float(cursor.fetchone()[0]) - time.time())
    except Error:
        return Finding(name, _("niet te vergelijken met die van de database."))
    if apart > CLOCK_DIFFERS:
        return Finding(
            name, _("{n} seconden anders dan die van de database.").format(n=round(apart))
        )
    return Finding(name, detail=_("gelijk met de database"))


def _machines(name: str | Promise) -> Finding:
    """By name, since when the worker or the timer is away there; a condition counts them."""
    try:
        seen = heartbeats.seen()
        detail = ", ".join(f"{each.machine}: {each.get_name_display()}" for each in seen)
        away = [
            f"{each.machine}: {each.get_name_display()}, {timezone.localtime(each.seen_at):%H:%M}"
            for each in heartbeats.stopped()
        ]
    except Error:
        return Finding(name, _("niet bekend."))
    problem = _("niet meer gezien: {which}.").format(which="; ".join(away)) if away else ""
    return Finding(name, problem, detail)


def _mail(name: str | Promise) -> Finding:
    """Up to the point where a mail would be handed over: a hello, TLS and signing in, for real."""
    mail_server = get_connection(timeout=10)
    try:
        mail_server.open()
    except (OSError, smtplib.SMTPException) as error:
        return Finding(name, _("neemt geen verbinding aan: {why}").format(why=error))
    else:
        return Finding(name, detail=str(getattr(mail_server, "host", "")))
    finally:
        mail_server.close()


def _returns(name: str | Promise) -> Finding:
    """Signed in for real, with the folder opened; nothing in it is touched."""
    if settings.RETURNS_MAILBOX is None:
        told = settings.RETURNS_ADDRESS or settings.DEFAULT_FROM_EMAIL
        return Finding(name, detail=_("leest een mens: {address}").format(address=told))
    try:
        with mailbox.opened():
            return Finding(name, detail=settings.RETURNS_MAILBOX.host)
    except mailbox.MailboxAway as problem:
        return Finding(name, _("niet te lezen ({why}).").format(why=problem))


def _static_files(name: str | Promise) -> Finding:
    if settings.TRYING_OUT:
        return Finding(name, detail=_("waar zij staan"))
    try:
        staticfiles_storage.url("css/theme.css")
    except ValueError:
        return Finding(name, _("niet verzameld: voer “manage.py collectstatic” uit."))
    return Finding(name)


def _reports(name: str | Promise) -> Finding:
    """One is made: what it needs of the system is looked for by several libraries, at the end."""
    try:
        import_module("assessments.reports.printing.pdf").make_pdf(SMALL_REPORT)
    except (OSError, ReportError) as error:
        text = _(
            "een PDF lukt niet. Zijn de systeempakketten libpangoft2-1.0-0 en libharfbuzz-subset0 "
            "er? ({why})"
        )
        return Finding(name, text.format(why=error))
    return Finding(name)


EXAMINATIONS: tuple[tuple[Promise, Callable[[str | Promise], Finding]], ...] = (
    (gettext_lazy("instellingen"), _settings),
    (gettext_lazy("verbinding met de database"), _database),
    (gettext_lazy("klok"), _clock),
    (gettext_lazy("machines"), _machines),
    (gettext_lazy("mailserver"), _mail),
    (gettext_lazy("postbus voor retour"), _returns),
    (gettext_lazy("stijlbladen en scripts"), _static_files),
    (gettext_lazy("wat PDF’s maakt"), _reports),
)

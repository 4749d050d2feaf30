"""A partnership from another installation, with keys of its own in this database."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from assessments import audit
from assessments.desk.partnerships.actions import RESERVED
from assessments.desk.partnerships.logo.actions import store
from assessments.desk.partnerships.logo.forms import NOT_ON_PAPER, prints
from assessments.desk.partnerships.logo.pictures import safe_picture
from assessments.desk.partnerships.logo.vector import NotALogo
from assessments.desk.transfers.departing import Plain
from assessments.desk.transfers.travelling import (
    FIELDS,
    FORMAT,
    READ,
    SINCE_THE_FIRST,
    Refused,
)
from assessments.models import (
    AgendaItem,
    AuditEntry,
    Block,
    Contact,
    Invitation,
    Mailing,
    MailText,
    Member,
    Municipality,
    OwnStatement,
    Partnership,
    PeopleList,
    Reaction,
    Release,
    Round,
    User,
)
from assessments.results.release import matches_digest

M = TypeVar("M", bound=Model)

NOT_AS_IT_SHOULD_BE = (
    *(AttributeError, DataError, IntegrityError, KeyError, IndexError, TypeError, ValueError),
    ValidationError,
)
"""What reading a file of another form, or one that somebody changed, ends in."""


@dataclass(frozen=True)
class Known:
    """What the rows of the file refer to, as it is here."""

    municipalities: Mapping[str | None, Municipality | None]
    """By code; None is the joint organisation."""
    users: Mapping[str | None, User | None]
    """By mail address; None is nobody, or somebody who is no member any more."""


@dataclass(frozen=True)
class Arrived:
    partnership: Partnership
    members: int
    rounds: int
    unverified: tuple[str, ...]
    """Titles of rounds whose release is from before digests could be verified."""


def import_partnership(*, contents: Plain, file_name: str) -> Arrived:
    """Put everything in a file here, or nothing. Raises `Refused`.

    Who has an account here keeps it as it is; others get one without a password.
    """
    try:
        with transaction.atomic():
            return _arrive(contents, file_name)
    except NOT_AS_IT_SHOULD_BE as error:
        raise Refused(_("In dit bestand staat iets dat niet klopt: %s") % error) from error


def _arrive(contents: Plain, file_name: str) -> Arrived:
    _require_form(contents)
    _require_free(contents["partnership"]["slug"])
    known = Known(_municipalities(contents["municipalities"]), _users(contents["members"]))
    partnership = _partnership(contents["partnership"], known)
    _save_all(
        _row(
            Member,
            each,
            partnership=partnership,
            user=known.users[each["email"]],
            **_place(each, known),
        )
        for each in contents["members"]
    )
    rounds = [_round(each, partnership, known) for each in contents["rounds"]]
    _log(contents["log"], partnership, rounds, known)
    unverified = _verify(rounds)
    audit.record(partnership=partnership, action=audit.Action.IMPORTED, by=None, detail=file_name)
    return Arrived(partnership, len(contents["members"]), len(rounds), unverified)


def _require_form(contents: Plain) -> None:
    if contents["format"] not in READ:
        raise Refused(
            _("Dit bestand heeft de vorm “%(found)s”; dit programma leest “%(known)s”.")
            % {"found": contents["format"], "known": FORMAT}
        )


def _require_free(slug: str) -> None:
    if slug in RESERVED or Partnership.objects.filter(slug=slug).exists():
        raise Refused(_("Er is hier al een samenwerking met het adres “%s”.") % slug)


def _municipalities(names: Mapping[str, str]) -> dict[str | None, Municipality | None]:
    found: dict[str | None, Municipality | None] = {None: None}
    found |= {each.code: each for each in Municipality.objects.filter(code__in=names)}
    unknown = [f"{name} ({code})" for code, name in names.items() if code not in found]
    if unknown:
        raise Refused(
            _("Deze gemeenten zijn hier niet bekend: %s. Doe eerst “loaddata municipalities”.")
            % ", ".join(unknown)
        )
    return found


def _users(members: Iterable[Plain]) -> dict[str | None, User | None]:
    users: dict[str | None, User | None] = {None: None}
    for each in members:
        email = each["email"].lower()
        new = User(
            email=email,
            first_name=each["first_name"],
            last_name=each["last_name"],
            password=make_password(None),
        )
        new.clean_fields()
        found = User.objects.filter(email=new.email).first()
        if found is None:
            new.save()
        users[each["email"]] = found or new
    return users


def _partnership(given: Plain, known: Known) -> Partnership:
    partnership = _row(Partnership, given)
    partnership.logo = _logo(given)
    partnership.save()
    partnership.municipalities.set(_of_codes(given, known))
    return partnership


def _logo(given: Plain) -> str:
    """As if it was uploaded here: the file is anybody's. One of an earlier version has none.

    Raises `Refused`.
    """
    if not given.get("logo"):
        return ""
    try:
        picture = safe_picture(base64.b64decode(given["logo"], validate=True))
        if not prints(picture):
            raise NotALogo(NOT_ON_PAPER)
        return store(picture)
    except (NotALogo, OSError) as error:
        raise Refused(_("Het logo kan niet worden overgenomen: %s") % error) from error


def _round(given: Plain, partnership: Partnership, known: Known) -> Round:
    current_round = _row(Round, given, partnership=partnership)
    if Round.State(current_round.state) == Round.State.OPEN:
        raise Refused(_("Een ronde is nog open, en antwoorden verhuizen niet."))
    current_round.save()
    current_round.municipalities.set(_of_codes(given, known))
    own = given.get("own_statements", ())
    _save_all(_row(OwnStatement, each, round=current_round) for each in own)
    of_places = {
        Contact: given["contacts"],
        Invitation: given["invitations"],
        # Which a file of an earlier version lacks.
        PeopleList: given.get("people_lists", []),
    }
    for model, rows in of_places.items():
        _save_all(_row(model, each, round=current_round, **_place(each, known)) for each in rows)
    # A file of an earlier version has none.
    _save_all(_row(MailText, each, round=current_round) for each in given.get("mail_texts", ()))
    for each in given["mailings"]:
        _row(Mailing, each, round=current_round, started_by=known.users[each["started_by"]]).save()
    if given["release"]:
        _release(given["release"], current_round, known)
    return current_round


def _release(given: Plain, current_round: Round, known: Known) -> None:
    release = _row(Release, given, round=current_round)
    release.save()
    _save_all(_row(Block, each, release=release) for each in given["blocks"])
    _save_all(_row(AgendaItem, each, release=release) for each in given["agenda_items"])
    _save_all(
        _row(Reaction, each, release=release, **_place(each, known)) for each in given["reactions"]
    )


def _log(
    entries: Iterable[Plain], partnership: Partnership, rounds: list[Round], known: Known
) -> None:
    rows = [
        _row(
            AuditEntry,
            each,
            partnership=partnership,
            actor=known.users[each["actor"]],
            round=None if each["round"] is None else rounds[each["round"]],
        )
        for each in entries
    ]
    moments = [row.at for row in rows]
    AuditEntry.objects.bulk_create(rows)
    for row, at in zip(rows, moments, strict=True):
        row.at = at  # Writing a new entry put the clock of now there.
    AuditEntry.objects.bulk_update(rows, ["at"], batch_size=500)


def _verify(rounds: Iterable[Round]) -> tuple[str, ...]:
    """As they are in the database now. Raises `Refused`."""
    releases = Release.objects.filter(round__in=rounds).select_related("round__partnership")
    found = list(releases.prefetch_related("blocks"))
    for release in found:
        if release.salt and not matches_digest(release):
            raise Refused(
                _("De uitkomsten van “%s” horen niet bij hun kenmerk: zij zijn veranderd.")
                % release.round.title
            )
    return tuple(release.round.title for release in found if not release.salt)


def _row(model: type[M], given: Plain, **related: Any) -> M:
    """A row with the columns that travel, each as its column can hold it."""
    later = SINCE_THE_FIRST.get(model, frozenset())
    values = {name: given[name] for name in FIELDS[model] if name in given or name not in later}
    row = model(**related, **values)
    # An empty list is a value too, which a form would call missing.
    judged = {name for name, value in values.items() if value not in ([], {})}
    row.clean_fields(exclude=[each.name for each in model._meta.fields if each.name not in judged])
    return row


def _save_all(rows: Iterable[Model]) -> None:
    made = list(rows)
    if made:
        cast(Any, type(made[0])).objects.bulk_create(made)


def _place(given: Plain, known: Known) -> dict[str, Municipality | None]:
    return {"municipality": known.municipalities[given["municipality"]]}


def _of_codes(given: Plain, known: Known) -> list[Municipality]:
    return [cast(Municipality, known.municipalities[code]) for code in given["municipalities"]]

"""The page with statements, made once for everybody who reads the same words.

Where something is somebody's own (address, answers, revision, token, municipality) it has a hole.
A page is asked for ten times a person, and filling holes costs a tenth of rendering. A frame is
made from a `Reading` without the request: nothing in it is anybody's own.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from assessments.language import in_language
from assessments.models import Invitation
from assessments.survey import sheets
from assessments.survey.pages import Page
from assessments.survey.wording import Question, question

MOST_FRAMES = 1000
"""Of some ten KB: the factors as read in a hundred groups of people."""
_HOLE = f"hole-{secrets.token_hex(8)}-"
"""Nobody can write it into a text that is shown."""
_HOLES = re.compile(rf"{_HOLE}(\w+)-")
PUBLIC_ID, REVISION, TOKEN = "id", "revision", "token"


@dataclass(frozen=True)
class Reading:
    """All that the page depends on, but for what is somebody's own."""

    page: Page
    total: int
    questions: tuple[Question, ...]
    partnership_with_article: str
    partnership_slug: str
    fictitious: bool
    from_review: bool


def asked(invitation: Invitation, page: Page) -> tuple[Question, ...]:
    """The statements as this person reads them."""
    return tuple(question(each, invitation) for each in page.statements)


def reading(
    invitation: Invitation,
    page: Page,
    questions: Iterable[Question],
    *,
    total: int,
    from_review: bool,
) -> Reading:
    partnership = invitation.round.partnership
    return Reading(
        page=page,
        total=total,
        questions=tuple(map(_for_anybody, questions)),
        partnership_with_article=partnership.with_article,
        partnership_slug=partnership.slug,
        fictitious=partnership.fictitious or settings.DEMONSTRATION,
        from_review=from_review,
    )


def _for_anybody(own: Question) -> Question:
    """Whom to have in mind is a hole: a frame of one municipality would take longer for the first
    who asks for it, which tells that nobody of theirs came before."""
    return replace(own, hint=_hole(_hint_of(own.code))) if own.hint else own


def hints(questions: Iterable[Question]) -> dict[str, str]:
    """What goes into the holes for whom to have in mind."""
    return {_hint_of(each.code): conditional_escape(each.hint) for each in questions}


def _hint_of(code: str) -> str:
    return f"hint{code}"


def filled(reading: Reading, own: Mapping[str, str]) -> str:
    """The page. `own` has `PUBLIC_ID`, `REVISION`, `TOKEN`, `hints`, and by code six answers."""
    pieces = list(_frame(in_language(reading)))
    pieces[1::2] = [own[name] for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=MOST_FRAMES)
def _frame(key: tuple[str, Reading]) -> tuple[str, ...]:
    """Text, the name of a hole, text, and so on."""
    _language, shown = key
    context = {
        "sheet": _sheet(shown),
        "partnership": {"slug": shown.partnership_slug},
        "fictitious": shown.fictitious,
        "csrf_token": _hole(TOKEN),
    }
    return tuple(_HOLES.split(render_to_string("survey/factor.html", context)))


def _sheet(shown: Reading) -> sheets.Sheet:
    lines = tuple(
        sheets.StatementLine(each, mark_safe(_hole(each.code)))  # noqa: S308 - no text of others
        for each in shown.questions
    )
    return sheets.addressed(
        Invitation(public_id=_hole(PUBLIC_ID)),
        shown.page,
        lines,
        shown.partnership_with_article,
        total=shown.total,
        revision=_hole(REVISION),
        from_review=shown.from_review,
    )


def _hole(name: str) -> str:
    return f"{_HOLE}{name}-"

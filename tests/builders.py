"""Small worlds to test in: a partnership, a round, its people and their ballots."""

import datetime
import itertools

from django.utils import timezone

from assessments.desk.actions import open_round
from assessments.models import (
    Heartbeat,
    Invitation,
    Member,
    Municipality,
    OwnStatement,
    Partnership,
    Round,
    User,
)
from assessments.survey import actions
from assessments.survey.texts import texts_of
from factors.models import Factor, Statement

_codes = itertools.count(5000)
WRITER = "0123456789abcdef"


def instrument():
    """Ten factors with two statements each; quicker than loading the fixture."""
    if Factor.objects.exists():
        return
    for number in range(1, 11):
        factor = Factor.objects.create(
            number=number,
            title=f"Factor nummer {number}",
            short_name=f"Kort {number}",
            explanation=f"Uitleg van {number}.\n\nEn meer.",
            question_1=f"Vraag één van {number}?",
            question_2=f"Vraag twee van {number}?",
            about_roles=number == 4,
        )
        for letter in "ab":
            Statement.objects.create(
                factor=factor,
                code=f"{number}{letter}",
                text=f"Stelling {number}{letter}.",
                short_name=f"Stelling {number}{letter} kort",
                scope=Statement.Scope.PARTNERSHIP,
            )


def municipality(name="Laren"):
    existing = Municipality.objects.filter(name=name).first()
    return existing or Municipality.objects.create(name=name, code=f"GM{next(_codes)}")


def partnership(*names, **fields):
    fields = {"name": "Samen", "slug": "samen", "description": "Samen sterker."} | fields
    built = Partnership.objects.create(**fields)
    built.municipalities.set([municipality(name) for name in names or ("Laren",)])
    return built


def user(email="beheerder@example.nl", **fields):
    return User.objects.create_user(email=email, password="een lang wachtwoord", **fields)


def manager(of, email="beheerder@example.nl"):
    account = user(email)
    Member.objects.create(partnership=of, user=account, level=Member.Level.MANAGER)
    return account


def reader(of, municipality=None, email="meelezer@example.nl"):
    account = user(email)
    Member.objects.create(
        partnership=of, user=account, level=Member.Level.READER, municipality=municipality
    )
    return account


def coordinator(of, municipality, email="contactpersoon@example.nl"):
    account = user(email)
    Member.objects.create(
        partnership=of, user=account, level=Member.Level.COORDINATOR, municipality=municipality
    )
    return account


def draft_round(of=None, **fields):
    of = of or partnership()
    now = timezone.now()
    fields = {
        "title": "Najaar 2026",
        "opens_at": now - datetime.timedelta(days=7),
        "closes_at": now + datetime.timedelta(days=7),
        "joint_organisation": of.joint_organisation,
    } | fields
    built = Round.objects.create(partnership=of, **fields)
    built.municipalities.set(of.municipalities.all())
    return built


def invite(current_round, place="Laren", role="raad", number=1, **fields):
    """`place` is a municipality's name, or "" for the joint organisation."""
    where = municipality(place) if place and number else None
    return Invitation.objects.bulk_create(
        Invitation(
            round=current_round,
            municipality=where,
            role=role,
            name=f"Persoon {n}",
            email=f"p{n}.{role}.{place or 'samen'}@example.nl".replace(" ", ""),
            **fields,
        )
        for n in range(number)
    )


def own_statements(current_round, *names, scope=Statement.Scope.PARTNERSHIP):
    """A statement of the partnership's own for each of these short names."""
    return OwnStatement.objects.bulk_create(
        OwnStatement(
            round=current_round,
            number=number,
            text=f"Eigen stelling {name}.",
            short_name=name,
            scope=scope,
        )
        for number, name in enumerate(names, start=1)
    )


def opened_round(of=None, own=(), **fields):
    """An open round: ready for answers; `own` are short names of own statements."""
    instrument()
    built = draft_round(of, **fields)
    own_statements(built, *own)
    open_round(current_round=built)
    return built


def ballots(current_round, place="Laren", role="raad", answers=(4,), invited=None):
    """Invite people and let them submit; each of `answers` is one person's answer to everything.

    None is somebody who was invited and didn't submit; `invited` makes more of those.
    """
    answers = [*answers, *[None] * ((invited or 0) - len(answers))]
    people = invite(current_round, place, role, len(answers))
    statements = len(texts_of(current_round).codes)
    given = {
        person: answer if isinstance(answer, tuple) else (answer,) * statements
        for person, answer in zip(people, answers, strict=True)
        if answer is not None
    }
    if given:
        actions.cast(current_round=current_round, answers=given)
    return people


def seen(name):
    """The worker or the timer was seen just now: `beat` says so once in a while in each process."""
    return Heartbeat.objects.create(name=name, machine="hier", seen_at=timezone.now())


def submit(invitation, answer=4):
    """Answer one statement and submit, as somebody would."""
    draft = save(invitation, _1a=answer)
    actions.submit(invitation=invitation, revision=draft.revision, writer=WRITER)


def save(invitation, writer=WRITER, revision=None, **answers):
    """Save answers as the same session would: `save(invitation, _1a=4)`."""
    if revision is None:
        draft = actions.read_draft(invitation=invitation)
        revision = draft.revision if draft else 0
    codes = {code.lstrip("_"): value for code, value in answers.items()}
    return actions.save(invitation=invitation, answers=codes, revision=revision, writer=writer)

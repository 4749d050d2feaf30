"""Every page that somebody with an account or a link can open, found in the addresses themselves.

A page that is added later is looked at too; one with a new kind of address must be given a value
in `values`, or `addresses` fails.
"""

import re

from django.contrib import admin
from django.urls import get_resolver, reverse

from assessments.models import Municipality

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses(prefix, values, *, slow=False):
    """The address of every page under `prefix`; without `slow`, none that makes a PDF."""
    return [
        "/" + PARAMETER.sub(lambda part: str(values[part[1]]), route)
        for route in _routes(get_resolver())
        if route.startswith(prefix) and (slow or not route.endswith(".pdf"))
    ]


def _routes(resolver, before=""):
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _routes(each, route)
        else:
            yield route


def desk_pages(client, current_round, person, *, slow=False):
    """What a manager or reader gets for every page about the round, and whether it is there."""
    laren = Municipality.objects.get(name="Laren")
    values = {
        "slug": current_round.partnership.slug,
        "pk": current_round.pk,
        "round_pk": current_round.pk,
        "person": person.pk,
        "key": f"{laren.code}-raad",
        "role": "raad",
        "number": 1,
        "code": laren.code,
        "kind": "csv",
        "kind_code": "raad",
        "extension": "csv",
    }
    for prefix in ("werkplek/", "uitkomsten/"):
        for address in addresses(prefix, values, slow=slow):
            yield address, client.get(address)
    for member in current_round.partnership.members.all():
        address = reverse("change_member", args=[values["slug"], member.pk])
        yield address, client.get(address)


def shared_pages(client, person):
    """What somebody who was invited gets of the shared results."""
    for name in ("shared_results", "shared_report"):
        address = reverse(name, args=[person.public_id])
        yield address, client.get(address)


def admin_pages(client):
    """Every page of the admin: lists, forms, histories and the questions before deleting."""
    yield reverse("admin:index"), client.get(reverse("admin:index"))
    for model in admin.site._registry:
        stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages = [reverse(f"{stem}_changelist"), reverse(f"{stem}_add")]
        one = model.objects.first()
        if one is not None:
            pages += [
                reverse(f"{stem}_{page}", args=[one.pk]) for page in ("change", "history", "delete")
            ]
        for address in pages:
            yield address, client.get(address)

"""Whatever way a text comes in, the database gets it clean."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from assessments.models import Contact, Municipality, Partnership, Round, User
from factors.fields import AddressField, LineField, LinesField
from factors.models import Factor
from tests import builders

DIRTY = "a\x0bb\x1fc\x00\u202e"
WITHOUT_TEXT = {
    *("password", "slug", "digest", "salt", "card_digest", "public_id", "code", "subject"),
    *("session_key", "session_data", "identity", "logo"),
}
"""Made by the program, or checked sign by sign."""


def test_every_field_for_text_is_one_that_cleans():
    ours = [
        *apps.get_app_config("assessments").get_models(),
        *apps.get_app_config("factors").get_models(),
    ]
    fields = [field for model in ours for field in model._meta.concrete_fields]
    texts = [
        field
        for field in fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in WITHOUT_TEXT
    ]
    assert len(texts) > 30
    assert [f for f in texts if not isinstance(f, LineField | LinesField | AddressField)] == []


@pytest.mark.django_db
def test_text_is_clean_however_it_is_written():
    made = builders.draft_round(title=DIRTY)
    Round.objects.filter(pk=made.pk).update(introduction_raad=DIRTY)
    Contact.objects.bulk_create([Contact(round=made, name=DIRTY, phone=DIRTY)])
    Municipality.objects.update_or_create(code="GM0001", defaults={"name": DIRTY})

    made.refresh_from_db()
    assert (made.title, made.introduction_raad) == ("a bc", "a\nbc")
    assert Contact.objects.get().name == "a bc"
    assert Municipality.objects.get(code="GM0001").name == "a bc"
    assert Municipality.objects.filter(name=DIRTY).count() == 1


@pytest.mark.django_db
def test_form_cleans_before_it_checks(client):
    client.force_login(builders.user(makes_partnerships=True))
    fields = {"form": "other", "sharing": "open", "description": "x\x0b" * 151}

    response = client.post(reverse("create_partnership"), fields | {"name": "\x0b \x1f"})

    assert set(response.context["form"].errors) == {"name", "description"}


@pytest.mark.django_db
def test_admin_cleans_what_is_typed_there(client):
    builders.instrument()
    factor = Factor.objects.get(number=1)
    client.force_login(User.objects.create_superuser("admin@example.nl", "een lang wachtwoord"))
    form = client.get(reverse("admin:factors_factor_change", args=[factor.pk])).context["adminform"]
    field = form.form.fields["explanation"]

    assert field.clean(DIRTY) == "a\nbc"
    assert form.form.fields["title"].clean(DIRTY) == "a bc"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["first_name", "last_name"])
def test_name_from_a_provider_is_clean(name):
    User.objects.create_user("jan@example.nl", **{name: DIRTY})

    assert User.objects.values_list(name, flat=True).get() == "a bc"


@pytest.mark.django_db
def test_partnership_is_saved_with_line_breaks_as_spaces(client):
    client.force_login(builders.user(makes_partnerships=True))
    fields = {"name": "Regio\x0bZuid", "description": "Eén\r\ntwee\x1f", "form": "other"}

    client.post(reverse("create_partnership"), fields | {"sharing": "open"})

    made = Partnership.objects.get()
    assert (made.name, made.description) == ("Regio Zuid", "Eén twee")

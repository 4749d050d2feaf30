"""The admin serves reference data, partnerships and accounts, never a person's answers."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.urls import reverse

from assessments.admin import MemberForm
from assessments.models import Member, Municipality, Partnership, User
from factors.models import Factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = User.objects.create_superuser("beheer@gemeente.example", "een-heel-lang-wachtwoord")
    client.force_login(user)
    return client


@pytest.fixture
def laren():
    return Municipality.objects.create(code="GM0417", name="Laren")


def page(name, *pk):
    return reverse(f"admin:{name}", args=pk)


def test_admin_serves_no_other_tables_of_the_journey():
    ours = [*apps.get_app_config("assessments").get_models()]
    served = {model.__name__ for model in ours if admin.site.is_registered(model)}
    assert served == {"Municipality", "Partnership", "User"}


def test_admin_serves_nothing_of_others():
    import_module(settings.ROOT_URLCONF)
    served = {model._meta.label for model in apps.get_models() if admin.site.is_registered(model)}
    assert served == {
        "assessments.Municipality",
        "assessments.Partnership",
        "assessments.User",
        "factors.Factor",
    }


def test_partnership_page_reaches_members_only():
    inlines = admin.site.get_model_admin(Partnership).inlines
    assert [inline.model for inline in inlines] == [Member]


@pytest.mark.parametrize("model", ["municipality", "partnership", "user"])
def test_admin_lists_and_adds(administrator, laren, model):
    Partnership.objects.create(name="BEL", slug="bel", description="Drie gemeenten.")
    assert administrator.get(page(f"assessments_{model}_changelist")).status_code == 200
    assert "<form" in administrator.get(page(f"assessments_{model}_add")).content.decode()


def test_admin_makes_an_account_known_by_its_address_in_lower_case(administrator):
    given = {"email": "Nieuw@Gemeente.example", "usable_password": "false"}
    response = administrator.post(page("assessments_user_add"), given)
    assert response.status_code == 302
    user = User.objects.exclude(is_superuser=True).get()
    assert user.email == "nieuw@gemeente.example"
    assert not user.has_usable_password()


def test_administrator_gives_the_right_to_make_partnerships(administrator):
    given = {"email": "a@gemeente.example", "first_name": "A.", "last_name": "Bakker"}
    given |= {"usable_password": "false", "makes_partnerships": "on"}
    administrator.post(page("assessments_user_add"), given)
    account = User.objects.get(email="a@gemeente.example")
    assert (account.may_make_partnerships, str(account)) == (True, "A. Bakker")

    change = page("assessments_user_change", account.pk)
    administrator.post(change, {"email": account.email, "is_active": "on"})
    account.refresh_from_db()
    assert not account.may_make_partnerships


def test_account_that_the_log_of_the_admin_names_is_not_deleted(administrator):
    """Else an administrator could make a second one, act by it, and take its traces away."""
    second = User.objects.create_superuser("tweede@gemeente.example", "een-heel-lang-wachtwoord")
    trace = {"action_flag": CHANGE, "object_repr": "BEL", "change_message": ""}
    LogEntry.objects.create(user=second, **trace)
    unused = User.objects.create_user("ongebruikt@gemeente.example")
    chosen = {"action": "delete_selected", "_selected_action": [second.pk], "post": "yes"}

    alone = administrator.post(page("assessments_user_delete", second.pk), {"post": "yes"})
    administrator.post(page("assessments_user_changelist"), chosen)
    administrator.post(page("assessments_user_delete", unused.pk), {"post": "yes"})

    assert alone.status_code == 403
    assert LogEntry.objects.filter(user=second).exists()
    assert not User.objects.filter(pk=unused.pk).exists()


def test_member_form_refuses_a_manager_of_one_municipality(laren):
    user = User.objects.create_user("adviseur@gemeente.example")
    form = MemberForm({"user": user.pk, "level": "manager", "municipality": laren.pk})
    assert form.errors == {"municipality": ["Een beheerder ziet alle gemeenten: laat dit leeg."]}


def test_member_form_takes_a_reader_of_one_municipality(laren):
    user = User.objects.create_user("griffie@gemeente.example")
    form = MemberForm({"user": user.pk, "level": "reader", "municipality": laren.pk})
    assert form.errors == {}


def test_member_form_asks_for_the_municipality_of_a_coordinator(laren):
    user = User.objects.create_user(email="griffie@example.nl")
    fields = {"user": user.pk, "level": "coordinator"}

    assert MemberForm(fields).errors == {
        "municipality": ["Kies de gemeente van deze contactpersoon."]
    }
    assert MemberForm(fields | {"municipality": laren.pk}).is_valid()


def test_instrument_can_be_corrected_but_not_made_larger_or_smaller(administrator):
    call_command("loaddata", "factors", verbosity=0)
    factor = Factor.objects.get(number=1)
    change = administrator.get(page("factors_factor_change", factor.pk))
    assert 'name="title"' in change.content.decode()
    assert administrator.get(page("factors_factor_add")).status_code == 403
    assert administrator.get(page("factors_factor_delete", factor.pk)).status_code == 403

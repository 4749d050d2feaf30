import datetime
import threading

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments.desk.members import actions
from assessments.models import AuditEntry, Member, User
from tests.accounts.steps import link_in
from tests.builders import (
    coordinator,
    draft_round,
    manager,
    municipality,
    partnership,
    reader,
    user,
)

pytestmark = pytest.mark.django_db
Level = Member.Level


@pytest.fixture
def place(client):
    """A partnership of Laren and Eemnes, whose manager is signed in."""
    built = partnership("Laren", "Eemnes")
    client.force_login(manager(built))
    return built


def add(client, **changed):
    form = {"name": "Jan de Vries", "email": "jan@example.nl", "level": "reader"} | changed
    return client.post(reverse("add_member", args=["samen"]), form)


def url(name, member):
    return reverse(name, args=[member.partnership.slug, member.pk])


def membership(email="jan@example.nl"):
    return Member.objects.get(user__email=email)


def log(place):
    entries = AuditEntry.objects.filter(partnership=place).order_by("pk")
    return [(entry.actor.email, entry.action, entry.detail) for entry in entries]


def said(client):
    """What the next page tells."""
    page = client.get(reverse("members", args=["samen"]))
    return [str(message) for message in page.context["messages"]]


def test_members_are_in_the_order_of_surnames(client, place):
    for first, last in [("Anna", "Visser"), ("Bob", "van der Berg"), ("Jan", "Bakker")]:
        somebody = reader(place, email=f"{first}@example.nl".lower())
        User.objects.filter(pk=somebody.pk).update(first_name=first, last_name=last)

    listed = client.get(reverse("members", args=["samen"])).context["members"]

    assert [member.user.get_full_name() for member in listed] == [
        "",
        "Jan Bakker",
        "Bob van der Berg",
        "Anna Visser",
    ]


# --- Adding ---------------------------------------------------------------------------------


def test_add_makes_an_account_without_a_password(client, place):
    assert add(client)["Location"] == reverse("members", args=["samen"])
    account = User.objects.get(email="jan@example.nl")
    assert (account.first_name, account.last_name) == ("Jan", "de Vries")
    assert not account.has_usable_password()


@pytest.mark.parametrize(
    ("chosen", "level", "of"),
    [
        ({"level": "manager"}, Level.MANAGER, None),
        ({"level": "reader"}, Level.READER, None),
        ({"level": "reader-of-one", "municipality": "Eemnes"}, Level.READER, "Eemnes"),
        ({"level": "coordinator", "municipality": "Eemnes"}, Level.COORDINATOR, "Eemnes"),
    ],
)
def test_add_gives_the_chosen_level(client, place, chosen, level, of):
    if of:
        chosen = chosen | {"municipality": municipality(of).pk}
    add(client, **chosen)
    member = membership()
    assert member.level == level
    assert getattr(member.municipality, "name", None) == of


def test_add_forgets_a_municipality_that_does_not_belong_to_the_level(client, place):
    add(client, level="manager", municipality=municipality("Eemnes").pk)
    assert membership().municipality is None


def test_add_of_a_reader_of_one_asks_which_one(client, place):
    response = add(client, level="reader-of-one")
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "municipality": ["Kies de gemeente van deze meelezer."]
    }


def test_add_of_a_coordinator_asks_which_municipality(client, place):
    response = add(client, level="coordinator")
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "municipality": ["Kies de gemeente van deze contactpersoon."]
    }


def test_add_of_a_coordinator_is_filled_in_from_the_page_of_the_lists(client, place):
    code = municipality("Laren").code
    page = client.get(reverse("add_member", args=["samen"]) + f"?contactpersoon={code}")
    assert page.context["form"].initial == {
        "level": "coordinator",
        "municipality": municipality("Laren").pk,
    }


def test_add_from_the_lists_of_a_round_leads_back_there(client, place):
    current_round = draft_round(place)
    address = reverse("add_member", args=["samen"]) + f"?ronde={current_round.pk}"
    form = {"name": "Kim", "email": "kim@laren.nl", "level": "coordinator"}
    form["municipality"] = municipality("Laren").pk

    lists = reverse("lists", args=["samen", current_round.pk])
    assert f'href="{lists}">Annuleren' in client.get(address).content.decode()
    assert client.post(address, form).url == lists


@pytest.mark.parametrize("sent", ["²", "elsewhere"])
def test_add_knows_no_round_of_elsewhere(client, place, sent):
    pk = draft_round(partnership("Bussum", slug="elders")).pk if sent == "elsewhere" else sent
    page = client.get(reverse("add_member", args=["samen"]), {"ronde": pk})
    assert page.status_code == 404


@pytest.mark.parametrize("level", ["reader-of-one", "coordinator"])
def test_add_takes_no_municipality_of_elsewhere(client, place, level):
    response = add(client, level=level, municipality=municipality("Bussum").pk)
    assert response.status_code == 422
    assert place.members.count() == 1


def test_add_is_written_in_the_log(client, place):
    add(client, level="reader-of-one", municipality=municipality("Laren").pk)
    assert log(place) == [
        ("beheerder@example.nl", "member-added", "jan@example.nl: meelezer van Laren")
    ]


def test_add_takes_an_existing_account_and_leaves_its_name(client, place):
    account = user("jan@example.nl", first_name="Johannes")
    add(client, email="Jan@example.nl")
    account.refresh_from_db()
    assert membership().user == account
    assert account.first_name == "Johannes"


def test_add_refuses_who_is_there_already(client, place):
    add(client)
    response = add(client)
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "email": ["Deze persoon is al gebruiker van deze samenwerking."]
    }


def test_add_refuses_a_disabled_account(client, place):
    user("jan@example.nl", is_active=False)
    response = add(client)
    assert response.context["form"].errors == {
        "email": ["Dit account is uitgeschakeld. Vraag het aan de technisch beheerder."]
    }


def test_add_of_the_same_person_at_the_same_time_is_refused(place):
    by = place.members.get().user
    fields = {
        "partnership": place,
        "name": "Jan",
        "email": "jan@example.nl",
        "level": Level.READER,
        "municipality": None,
        "by": by,
    }
    actions.add_member(**fields)
    with pytest.raises(actions.Refused, match="al gebruiker"):
        actions.add_member(**fields | {"email": "Jan@Example.nl"})


# --- The mail -------------------------------------------------------------------------------


def test_mail_to_a_new_account_has_a_link_to_choose_a_password(client, place):
    add(client)
    (message,) = mail.outbox
    assert message.to == ["jan@example.nl"]
    assert message.reply_to == ["beheerder@example.nl"]
    assert message.subject == "U bent uitgenodigd voor Samen"
    assert "Beste Jan de Vries," in message.body
    assert "beheerder@example.nl heeft u toegevoegd aan Samen, als meelezer." in message.body
    (html,) = message.alternatives
    assert link_in(message) in html.content


def test_mail_to_a_new_account_leads_to_the_desk(client, place):
    add(client)
    client.logout()
    form_path = client.get(link_in(mail.outbox[0]))["Location"]
    new = {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"}
    response = client.post(form_path, new, follow=True)
    assert response.redirect_chain[-1][0] == reverse("desk")
    assert response.context["user"].email == "jan@example.nl"


def test_mail_to_a_new_account_escapes_what_a_manager_typed(client, place):
    add(client, name="Jan <b>de</b> Vries")
    (message,) = mail.outbox
    assert "Beste Jan <b>de</b> Vries," in message.body
    assert "Beste Jan &lt;b&gt;de&lt;/b&gt; Vries," in message.alternatives[0].content


def test_mail_to_who_signed_in_before_has_no_link_for_a_password(client, place):
    account = user("jan@example.nl")
    client.force_login(account)
    client.force_login(place.members.get().user)
    add(client)
    (message,) = mail.outbox
    assert message.subject == "U bent toegevoegd aan Samen"
    assert link_in(message) == reverse("desk")
    assert "wachtwoord" not in message.body


def test_mail_that_can_not_be_sent_keeps_the_member_and_says_so(client, place, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    add(client)
    assert membership().level == Level.READER
    assert said(client) == [
        "De mail aan jan@example.nl is niet verstuurd. De mailserver is niet bereikbaar. "
        "Probeer het straks opnieuw."
    ]


def test_mail_is_sent_again_with_a_link_that_works(client, place):
    add(client)
    client.post(url("welcome_member", membership()))
    assert len(mail.outbox) == 2
    assert client.get(link_in(mail.outbox[1])).status_code == 302


def coordinate(client, email="jan@example.nl", **changed):
    changed = {"level": "coordinator", "municipality": municipality("Laren").pk} | changed
    add(client, email=email, **changed)


def test_mail_to_a_new_coordinator_has_the_day_and_a_link_to_choose_a_password(client, place):
    now = timezone.now()
    opens_at = now + datetime.timedelta(days=20)
    draft_round(place, opens_at=opens_at, closes_at=now + datetime.timedelta(days=40))
    coordinate(client)

    (message,) = mail.outbox
    day = date_format(timezone.localtime(opens_at), "j F Y")
    assert message.subject == "Samen: wie doet er mee uit Laren?"
    assert "U bent contactpersoon voor Laren." in message.body
    assert f"Wilt u voor {day} de lijst van uw raad, college en organisatie" in message.body
    assert "U ziet alleen de mensen van Laren." in message.body
    assert "Wie er antwoordde, ziet niemand. Ook u niet." in message.body
    assert client.get(link_in(message)).status_code == 302


def test_mail_to_a_coordinator_with_an_account_leads_to_the_desk(client, place):
    User.objects.filter(pk=user("jan@example.nl").pk).update(last_login=timezone.now())
    coordinate(client)

    (message,) = mail.outbox
    assert message.subject == "Samen: wie doet er mee uit Laren?"
    assert "Wilt u de lijst van uw raad, college en organisatie invullen?" in message.body
    assert link_in(message) == reverse("desk")
    assert "wachtwoord" not in message.body


def test_reader_who_becomes_coordinator_gets_the_mail_too(client, place):
    member = reader(place).memberships.get()
    form = {"level": "coordinator", "municipality": municipality("Laren").pk}
    client.post(url("change_member", member), form)
    client.post(url("change_member", member), form)

    assert [message.subject for message in mail.outbox] == ["Samen: wie doet er mee uit Laren?"]


def test_coordinator_stands_between_managers_and_readers(client, place):
    reader(place)
    coordinator(place, municipality("Laren"))
    listed = client.get(reverse("members", args=["samen"])).context["members"]
    assert [member.level for member in listed] == ["manager", "coordinator", "reader"]


# --- Changing and removing ------------------------------------------------------------------


def test_change_shows_the_level_of_now(client, place):
    account = reader(place, municipality("Laren"))
    form = client.get(url("change_member", account.memberships.get())).context["form"]
    assert form.initial == {"level": "reader-of-one", "municipality": municipality("Laren").pk}


def test_change_gives_another_level_and_is_written_in_the_log(client, place):
    member = reader(place, municipality("Laren")).memberships.get()
    response = client.post(url("change_member", member), {"level": "manager"})
    assert response["Location"] == reverse("members", args=["samen"])
    member.refresh_from_db()
    assert (member.level, member.municipality) == (Level.MANAGER, None)
    assert log(place) == [
        ("beheerder@example.nl", "member-changed", "meelezer@example.nl: beheerder")
    ]


def test_change_of_the_last_manager_is_refused(client, place):
    reader(place)
    member = membership("beheerder@example.nl")
    response = client.post(url("change_member", member), {"level": "reader"})
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "level": ["Er moet een beheerder blijven. Maak eerst iemand anders beheerder."]
    }
    member.refresh_from_db()
    assert member.is_manager
    assert log(place) == []


def test_change_of_the_own_level_leads_to_the_desk(client, place):
    manager(place, "tweede@example.nl")
    member = membership("beheerder@example.nl")
    response = client.post(url("change_member", member), {"level": "reader"})
    assert response["Location"] == reverse("desk")


def test_remove_asks_first(client, place):
    member = reader(place).memberships.get()
    page = client.get(url("remove_member", member))
    assert "kan dan niet meer bij Samen" in page.content.decode()
    assert place.members.count() == 2


def test_remove_takes_the_place_and_leaves_the_account(client, place):
    account = reader(place)
    client.post(url("remove_member", account.memberships.get()))
    assert not account.memberships.exists()
    assert User.objects.filter(pk=account.pk).exists()
    assert log(place) == [
        ("beheerder@example.nl", "member-removed", "meelezer@example.nl: meelezer")
    ]


def test_remove_shuts_out_at_once(client, place):
    account = manager(place, "tweede@example.nl")
    theirs = Client()
    theirs.force_login(account)
    assert theirs.get(reverse("members", args=["samen"])).status_code == 200
    client.post(url("remove_member", account.memberships.get()))
    assert theirs.get(reverse("members", args=["samen"])).status_code == 404


def test_remove_of_the_last_manager_is_refused(client, place):
    reader(place)
    client.post(url("remove_member", membership("beheerder@example.nl")))
    assert said(client) == ["Er moet een beheerder blijven. Maak eerst iemand anders beheerder."]
    assert place.members.count() == 2


def test_remove_of_the_last_manager_who_can_sign_in_is_refused(client, place):
    gone = manager(place, "weg@example.nl")
    gone.is_active = False
    gone.save()
    client.post(url("remove_member", membership("beheerder@example.nl")))
    assert place.members.count() == 2


def test_remove_of_a_disabled_manager_is_fine(client, place):
    gone = manager(place, "weg@example.nl")
    gone.is_active = False
    gone.save()
    client.post(url("remove_member", gone.memberships.get()))
    assert place.members.count() == 1


def test_remove_of_oneself_leads_to_the_desk(client, place):
    manager(place, "tweede@example.nl")
    response = client.post(url("remove_member", membership("beheerder@example.nl")))
    assert response["Location"] == reverse("desk")


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_remove_each_other_at_once_leave_one():
    place = partnership()
    ours, theirs = manager(place), manager(place, "tweede@example.nl")
    start = threading.Barrier(2)

    def remove(account, by):
        start.wait()
        try:
            actions.remove_member(member=account.memberships.get(), by=by)
        except actions.Refused:
            pass
        finally:
            connection.close()

    pairs = [(ours, theirs), (theirs, ours)]
    threads = [threading.Thread(target=remove, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert place.members.count() == 1


# --- Who may --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["members", "add_member"])
def test_list_and_adding_are_for_managers(client, name):
    place = partnership()
    for account in (reader(place), manager(partnership(slug="elders"), "ander@example.nl")):
        client.force_login(account)
        assert client.get(reverse(name, args=["samen"])).status_code == 404


@pytest.mark.parametrize("name", ["change_member", "remove_member", "welcome_member"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_members_of_another_partnership_do_not_exist(client, name, method):
    place = partnership()
    theirs = reader(place).memberships.get()
    manager(place, "echte@example.nl")
    client.force_login(manager(partnership(slug="elders")))
    for slug in ("samen", "elders"):
        response = getattr(client, method)(reverse(name, args=[slug, theirs.pk]))
        assert response.status_code == (405 if (name, method) == ("welcome_member", "get") else 404)
    assert place.members.count() == 2
    assert mail.outbox == []


@pytest.mark.parametrize("name", ["members", "add_member"])
def test_list_and_adding_ask_for_signing_in(client, name):
    partnership()
    response = client.get(reverse(name, args=["samen"]))
    assert response["Location"].startswith(reverse("account_login"))


def test_list_shows_managers_first_with_their_level(client, place):
    reader(place, municipality("Laren"), "aaa@example.nl")
    manager(place, "zzz@example.nl")
    shown = client.get(reverse("members", args=["samen"])).context["members"]
    assert [(member.user.email, str(member.level)) for member in shown] == [
        ("beheerder@example.nl", "manager"),
        ("zzz@example.nl", "manager"),
        ("aaa@example.nl", "reader"),
    ]


def test_list_offers_the_mail_again_only_to_who_never_signed_in(client, place):
    add(client)
    page = client.get(reverse("members", args=["samen"])).content.decode()
    assert page.count("Mail opnieuw sturen aan") == 1


def test_list_costs_the_same_for_many_members(client, place, django_assert_num_queries):
    for number in range(20):
        reader(place, municipality("Laren"), f"lezer{number}@example.nl")
    with django_assert_num_queries(4):
        client.get(reverse("members", args=["samen"]))

"""The page where cards are made."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from assessments.desk.actions import close_round
from assessments.models import Invitation, Partnership
from tests import builders
from tests.desk.cards.paper import codes_of, holder, without_address

pytestmark = pytest.mark.django_db


def page(current_round, name="cards"):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def post(client, current_round, **fields):
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(page(current_round, "print_cards"), fields)


def laren():
    return builders.municipality("Laren").code


def wanted(people=False, spares="", group="raad", **others):
    fields = {f"spares-{laren()}-{group}": spares} | others
    return fields | ({f"people-{laren()}-{group}": "on"} if people else {})


@pytest.mark.parametrize("name", ["cards", "print_cards"])
@pytest.mark.parametrize("who", ["reader", "manager elsewhere"])
def test_cards_are_for_managers_of_the_partnership(client, opened, name, who):
    if who == "reader":
        client.force_login(builders.reader(opened.partnership))
    else:
        client.force_login(builders.manager(builders.partnership(slug="elders"), "x@example.nl"))
    method = client.get if name == "cards" else client.post

    assert method(page(opened, name)).status_code == 404
    assert not Invitation.objects.exists()


def test_cards_ask_for_signing_in(client, opened):
    response = client.post(page(opened, "print_cards"), wanted(spares="1"))

    assert response["Location"].startswith(reverse("account_login"))


def test_page_lists_every_group_with_its_people(desk, opened):
    without_address(opened, "Laren", "college", 2)

    rows = desk.get(page(opened)).context["form"].rows

    assert [(row.group.name, row.group.without_address, bool(row.people)) for row in rows] == [
        ("raad Eemnes", 0, False),
        ("raad Laren", 0, False),
        ("college Eemnes", 0, False),
        ("college Laren", 2, True),
        ("ambtelijke organisatie Eemnes", 0, False),
        ("ambtelijke organisatie Laren", 0, False),
        ("BEL Combinatie", 0, False),
    ]


def test_groups_with_people_without_a_card_are_ticked(desk, opened):
    without_address(opened)
    assert f'id="id_people-{laren()}-raad" checked' in desk.get(page(opened)).text

    post(desk, opened, **wanted(people=True))

    assert f'id="id_people-{laren()}-raad" checked' not in desk.get(page(opened)).text
    assert f'id="id_people-{laren()}-raad"' in desk.get(page(opened)).text


def test_cards_come_as_a_file_that_is_kept_nowhere(desk, opened):
    without_address(opened, number=2)

    response = post(desk, opened, **wanted(people=True, spares="1"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="kaarten-najaar-2026.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert sorted(holder(code).spare for code in codes_of(response.content)) == [
        False,
        False,
        True,
    ]


def test_file_of_an_fictitious_partnership_says_so(desk, opened):
    Partnership.objects.update(fictitious=True)

    response = post(desk, opened, **wanted(spares="1"))

    assert 'filename="VERZONNEN-kaarten-najaar-2026.pdf"' in response["Content-Disposition"]


def test_earlier_cards_stop_when_that_is_chosen(desk, opened):
    without_address(opened)
    (earlier,) = codes_of(post(desk, opened, **wanted(people=True)).content)

    (code,) = codes_of(post(desk, opened, **wanted(people=True, earlier="replace")).content)

    assert holder(earlier) is None
    assert holder(code).spare is False


def test_people_get_new_cards_with_the_spare_ones_when_earlier_cards_stop(desk, opened):
    without_address(opened)
    post(desk, opened, **wanted(people=True))

    response = post(desk, opened, **wanted(spares="1", earlier="replace"))

    assert sorted(holder(code).spare for code in codes_of(response.content)) == [False, True]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Er valt niets te maken."),
        ({"spares": "201"}, "200"),
        ({"spares": "-1"}, "0"),
        ({"spares": "veel"}, "geheel getal"),
    ],
)
def test_what_cannot_be_printed_is_said(desk, opened, fields, words):
    response = post(desk, opened, **wanted(**fields))

    assert response.status_code == 422
    assert words in " ".join(
        message for messages in response.context["form"].errors.values() for message in messages
    )
    assert not Invitation.objects.exists()


def test_too_many_cards_at_once_are_refused(desk, opened):
    many = wanted(spares="200") | wanted(spares="101", group="college")

    response = post(desk, opened, **many)

    assert response.status_code == 422
    assert "Dat zijn 301 kaarten." in response.text
    assert not Invitation.objects.exists()


def test_people_who_all_have_a_card_get_no_second_one(desk, opened):
    without_address(opened)
    post(desk, opened, **wanted(people=True))

    response = post(desk, opened, **wanted(people=True))

    assert response.status_code == 422
    assert "Er valt niets te maken." in response.text


@pytest.mark.parametrize("name", ["cards", "print_cards"])
def test_closed_round_has_no_cards(desk, opened, name):
    close_round(current_round=opened)
    method = desk.get if name == "cards" else desk.post

    response = method(page(opened, name), follow=True)

    assert response.redirect_chain == [(page(opened, "round"), 302)]
    assert "Kaarten maken kan niet meer" in response.text


def test_page_has_the_words_for_the_chairman(desk, opened):
    assert "De uitkomsten ziet u niet vanavond, maar later." in desk.get(page(opened)).text

    opened.discussed_on = "2026-12-16"
    opened.save()

    words = " ".join(desk.get(page(opened)).text.split())
    assert "U krijgt een kaart voor uw eigen gemeente en rol." in words
    assert "De uitkomsten ziet u niet vanavond, maar op 16 december 2026." in words


def test_name_with_markup_in_it_is_text(client, by):
    place = "<b>Laren</b>"
    elsewhere = builders.partnership(place, slug="elders")
    client.force_login(builders.manager(elsewhere, "x@example.nl"))

    text = client.get(page(builders.opened_round(elsewhere))).text

    assert escape(place) in text
    assert place not in text


@pytest.mark.parametrize("municipalities", [3, 30])
def test_page_takes_the_same_queries_for_few_and_many(
    client, municipalities, django_assert_num_queries
):
    names = [f"Gemeente {number}" for number in range(municipalities)]
    of = builders.partnership(*names, slug="groot")
    current_round = builders.opened_round(of)
    for name in names:
        without_address(current_round, name)
    client.force_login(builders.manager(of))

    address = page(current_round)

    # Session and user; place in the partnership and round; counts and places.
    with django_assert_num_queries(6):
        client.get(address)

import re

import pytest

from assessments.models import Invitation
from assessments.survey import links
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    (person,) = builders.invite(builders.opened_round())
    return person


def parts(invitation):
    return links.link_for(invitation).rstrip("/").split("/")[-2:]


def test_link_opens_its_invitation(invitation):
    assert links.find_invitation(*parts(invitation)) == invitation


def test_link_is_absolute_and_has_no_name_in_it(invitation, settings):
    settings.SITE_URL = "https://vragen.example.nl"

    link = links.link_for(invitation)

    assert re.fullmatch(r"https://vragen\.example\.nl/vragenlijst/[\w-]{16}/[\w-]{22}/", link)


@pytest.mark.parametrize("mac", ["", "x", "é" * 22, "A" * 22])
def test_link_with_a_wrong_signature_is_unknown(invitation, mac):
    with pytest.raises(links.Unknown):
        links.find_invitation(invitation.public_id, mac)


@pytest.mark.parametrize("public_id", ["a" * 16, "a\0" * 8, "é" * 3000])
def test_link_to_nobody_is_unknown(invitation, public_id):
    with pytest.raises(links.Unknown):
        links.find_invitation(public_id, parts(invitation)[1])


def test_link_of_an_earlier_version_is_replaced(invitation):
    old = parts(invitation)
    Invitation.objects.update(version=3)

    with pytest.raises(links.Replaced):
        links.find_invitation(*old)


def test_link_of_a_revoked_invitation_says_so(invitation):
    Invitation.objects.update(revoked=True)

    with pytest.raises(links.Revoked) as caught:
        links.find_invitation(*parts(invitation))
    assert caught.value.invitation == invitation


def test_link_made_with_another_key_is_unknown(invitation, settings):
    old = parts(invitation)
    settings.LINK_KEY = "another key"

    with pytest.raises(links.Unknown):
        links.find_invitation(*old)


def test_database_holds_nothing_that_opens_a_form(invitation):
    mac = parts(invitation)[1]

    row = Invitation.objects.values().get()

    assert mac not in str(row)


def test_card_code_opens_its_invitation_however_it_is_typed(invitation):
    Invitation.objects.update(card_digest=links.card_digest("ABCD-EFGH"))

    found = {links.find_by_card(code) for code in ("ABCD-EFGH", "abcdefgh", " ab cd efgh ")}

    assert found == {invitation}


def test_unknown_card_code_is_unknown(invitation):
    with pytest.raises(links.Unknown):
        links.find_by_card("ABCD-EFGH")


def test_card_of_a_revoked_invitation_says_so(invitation):
    Invitation.objects.update(revoked=True, card_digest=links.card_digest("ABCD-EFGH"))

    with pytest.raises(links.Revoked):
        links.find_by_card("ABCD-EFGH")


def test_card_codes_have_no_characters_that_look_alike():
    codes = {links.new_card_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(re.fullmatch(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}", code) for code in codes)

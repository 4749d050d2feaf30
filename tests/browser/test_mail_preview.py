"""A mail is read in a frame of a page, in which nothing runs."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.desk.partnerships.logo.actions import set_logo
from assessments.desk.partnerships.logo.pictures import safe_picture
from tests import builders
from tests.desk.logo.pictures import png

pytestmark = pytest.mark.django_db(transaction=True)


def test_mail_is_shown_with_its_button_and_logo_on_both_widths(live_server, page, client):
    of = builders.partnership()
    set_logo(partnership=of, picture=safe_picture(png()), by=None)
    client.force_login(builders.manager(of))
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Policy" in said.text else None)

    where = [of.slug, builders.opened_round(of).pk, "uitnodiging", "raad"]
    page.goto(live_server.url + reverse("mail_text", args=where))

    for place in (".mail-frame >> nth=0", ".mail-frame-phone"):
        mail = page.frame_locator(place)
        expect(mail.get_by_role("link", name="Naar de vragenlijst")).to_be_visible()
        expect(mail.get_by_role("img", name="Samen")).to_have_js_property("naturalWidth", 300)
    assert complaints == []

"""What a spam checker looks at first, in every mail that goes, as it goes over the wire."""

import re
from email import message_from_bytes, policy
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from assessments.desk.actions import close_round, share_round
from assessments.desk.mailings.occasions import mail_to_invited, mail_to_manager
from assessments.desk.partnerships.logo.actions import set_logo
from assessments.desk.partnerships.logo.pictures import safe_picture
from assessments.models import Mailing
from tests import builders
from tests.desk.logo.pictures import png

pytestmark = pytest.mark.django_db
TO_INVITED = ("invitation", "reminder", "extended", "thanks", "shared")
TO_MANAGERS = ("closing-soon", "released")
ROLES = ("raad", "college", "organisatie")
LONGEST_LINE, LONGEST_HEADER_LINE = 998, 78
SPACE = re.compile(r"\s+")


class Read(HTMLParser):
    """The words of an HTML mail, its links with their words, and what it would fetch."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.pictures, self.hidden = [], [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a":
            self.links.append([given["href"], ""])
        if tag == "img":
            self.pictures.append(given)
            self.words.append(given["alt"])
        self.hidden += tag == "title"
        assert tag not in ("script", "link", "form", "iframe", "object")
        assert "display:none" not in given.get("style", "")

    def handle_endtag(self, tag):
        self.hidden -= tag == "title"

    def handle_data(self, data):
        if self.hidden or not data.strip():
            return
        self.words.append(data)
        if self.links and not self.links[-1][1]:
            self.links[-1][1] = data.strip()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SITE_URL = "https://vragen.example.nl"
    settings.DEFAULT_FROM_EMAIL = "Vragen <vragen@example.nl>"


def wire(mail):
    return message_from_bytes(mail.message().as_bytes(), policy=policy.SMTP)


def built(kind, role="raad", *, logo=False):
    current_round = builders.opened_round(
        builders.partnership("Laren", name="Coöperatie Één", article="de"),
        title="Zelfevaluatie van de coöperatie, het najaar van 2026",
        contact_name="A. de Vriés-Van der Berg",
        client="De presidia van de raden van alle gemeenten die eraan meedoen",
        contact_phone="0511 12 34 56",
        reply_to="griffie@laren.example",
        introduction_raad="Waarom? Daarom.",
    )
    if logo:
        picture = safe_picture(png())
        set_logo(partnership=current_round.partnership, picture=picture, by=None)
        current_round.partnership.refresh_from_db()
    (person,) = builders.invite(current_round, role=role)
    if kind in ("shared", "released"):
        close_round(current_round=current_round)
        share_round(current_round=current_round, by=builders.user())
    mailing = Mailing(pk=1, round=current_round, kind=kind)
    if kind in TO_MANAGERS:
        return wire(mail_to_manager(mailing, builders.user("b@example.nl")))
    return wire(mail_to_invited(mailing, person))


def parts(message):
    """The plain text and what is in the HTML."""
    plain = message.get_body(("plain",)).get_content()
    return plain, Read(message.get_body(("html",)).get_content())


@pytest.fixture(params=[*((kind, role) for kind in TO_INVITED for role in ROLES)], ids="-".join)
def to_invited(request):
    return built(*request.param)


@pytest.fixture(params=[*TO_INVITED, *TO_MANAGERS])
def message(request):
    return built(request.param)


def test_plain_and_html_say_the_same_words(message):
    plain, html = parts(message)

    def said(text):
        return SPACE.sub("", re.sub(r"^- |:$", "", text, flags=re.MULTILINE))

    without = said(plain)
    shown = said("".join(html.words))
    assert shown == without


def test_plain_and_html_have_the_same_links(message):
    plain, html = parts(message)

    web = [link for link, _words in html.links if link.startswith("http")]
    assert set(web) == set(re.findall(r"https?://\S+", plain))


def test_words_of_a_link_that_look_like_an_address_are_where_it_leads(message):
    for link, words in parts(message)[1].links:
        if "://" in words:
            assert words == link
        if "@" in words:
            assert link == f"mailto:{words}"


def test_only_this_installation_is_linked_to(message):
    _plain, html = parts(message)
    hosts = {urlsplit(link).hostname for link, _words in html.links if link.startswith("http")}

    assert hosts <= {"vragen.example.nl"}


def test_one_link_goes_with_each_mail_to_whoever_was_invited(to_invited):
    plain, _html = parts(to_invited)

    assert len(set(re.findall(r"https?://\S+", plain))) == ("Deze link is alleen" in plain)


def test_headers_are_there_once_and_in_plain_letters(message):
    raw = message.as_bytes().partition(b"\r\n\r\n")[0]

    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"):
        assert len(message.get_all(name)) == 1
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= LONGEST_HEADER_LINE
    assert message["Message-ID"].endswith("@vragen.example.nl>")


def test_sender_has_a_name_and_the_address_of_the_installation(message):
    (sender,) = message["From"].addresses

    assert sender.display_name.startswith("A. de Vriés-Van der Berg, namens de presidia")
    assert sender.addr_spec == "vragen@example.nl"
    assert message["Reply-To"] == "griffie@laren.example"


def test_subject_is_a_line_that_does_not_shout(message):
    subject = message["Subject"]

    assert 10 < len(subject) < 120
    assert not re.search(r"[A-Z]{6}|!!|\n", subject)
    assert not subject.startswith(("Re:", "Fwd:"))


def test_lines_are_as_long_as_mail_servers_take(message):
    assert max(map(len, message.as_bytes().split(b"\r\n"))) <= LONGEST_LINE


def test_html_is_mostly_words_and_has_no_more_than_its_logo(message):
    _plain, html = parts(message)
    raw = message.get_body(("html",)).get_content()

    assert len("".join(html.words)) > len(raw) / 10
    assert html.pictures == []


@pytest.mark.parametrize("kind", ["invitation", "shared"])
def test_logo_comes_along_and_is_named(kind):
    message = built(kind, logo=True)
    _plain, html = parts(message)

    (shown,) = html.pictures
    (along,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert (shown["src"], shown["alt"]) == ("cid:logo", "Coöperatie Één")
    assert along["Content-ID"] == "<logo>"
    assert along.get_content_disposition() == "inline"
    types = [part.get_content_type() for part in message.walk()]
    assert types == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]


@pytest.mark.parametrize("kind", ["invitation", "reminder", "extended"])
def test_mail_while_open_says_how_to_get_no_more(kind):
    message = built(kind)

    link = message["List-Unsubscribe"].strip()
    assert re.fullmatch(r"<https://vragen\.example\.nl/vragenlijst/[\w-]+/[\w-]+/afmelden/>", link)
    assert message["List-Unsubscribe-Post"] is None


@pytest.mark.parametrize("kind", ["thanks", "shared", *TO_MANAGERS])
def test_mail_after_closing_promises_nothing_that_can_not_be_done(kind):
    assert built(kind)["List-Unsubscribe"] is None

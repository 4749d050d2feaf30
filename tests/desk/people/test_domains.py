"""Doubts about the domain of an address."""

import socket
import threading

import dns.message
import dns.resolver
import dns.rrset
import pytest

from assessments.desk.people.checking import Outcome, check
from assessments.desk.people.domains import domains_of, is_slip, without_mail
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import Row

ANSWERS = {
    ("laren.nl.", "MX"): "10 mail.laren.nl.",
    ("alleen-adres.nl.", "A"): "192.0.2.1",
    ("geen-mail.nl.", "MX"): "0 .",
}
"""What the server below knows; of "stil.nl" it says nothing at all, "weg.nl" isn't there."""


def answer(asked):
    question = asked.question[0]
    name = str(question.name)
    reply = dns.message.make_response(asked)
    kind = question.to_text().split()[-1]
    if (name, kind) in ANSWERS:
        reply.answer.append(dns.rrset.from_text(name, 60, "IN", kind, ANSWERS[name, kind]))
    elif name == "weg.nl.":
        reply.set_rcode(dns.rcode.NXDOMAIN)
    return reply


@pytest.fixture
def server(monkeypatch, settings):
    """A name server on a socket, which is the only one that is asked."""
    settings.CHECK_MAIL_DOMAINS = True
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], listening.getsockname()[1]
        monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
        yield


def serve(listening):
    while True:
        try:
            raw, back = listening.recvfrom(4096)
        except OSError:
            return
        asked = dns.message.from_wire(raw)
        if str(asked.question[0].name) != "stil.nl.":
            listening.sendto(answer(asked).to_wire(), back)


def test_domain_without_mail_is_found_and_what_is_not_sure_is_not_said(server, monkeypatch):
    monkeypatch.setattr("assessments.desk.people.domains.PATIENCE", 0.5)
    asked = ["laren.nl", "alleen-adres.nl", "geen-mail.nl", "weg.nl", "niets.nl", "stil.nl"]

    assert without_mail(asked) == {"geen-mail.nl", "weg.nl", "niets.nl"}


def test_nothing_is_asked_unless_the_setting_says_so(server, settings):
    settings.CHECK_MAIL_DOMAINS = False
    assert domains_of(["a@weg.nl"], ask=True).dead == frozenset()

    settings.CHECK_MAIL_DOMAINS = True
    assert domains_of(["a@weg.nl"]).dead == frozenset()
    assert domains_of(["a@weg.nl"], ask=True).dead == {"weg.nl"}


@pytest.mark.parametrize("typed", ["gmial.com", "gmal.com", "gmaill.com", "gmail.con", "gnail.com"])
def test_slip_of_a_well_known_domain_is_asked_about(typed):
    assert domains_of([]).doubts(f"jan@{typed}") == (f"Bedoelt u gmail.com? Hier staat {typed}.",)


@pytest.mark.parametrize(
    ("typed", "meant"), [("laren.nl", "larenn.nl"), ("laren.nl", "lraen.nl"), ("a.nl", "b.nl")]
)
def test_slip_is_one_wherever_it_is(typed, meant):
    assert is_slip(typed, meant)
    assert is_slip(meant, typed)


@pytest.mark.parametrize("other", ["laren.nl", "larennl", "nearl.nl", "laren.com"])
def test_other_domain_is_no_slip(other):
    assert is_slip("laren.nl", other) is (other == "larennl")


def test_domain_that_many_of_the_list_have_is_what_was_meant():
    domains = domains_of([*(f"{n}@laren.nl" for n in range(3)), "a@lraen.nl", "b@eemnes.nl"])

    assert domains.doubts("a@lraen.nl") == ("Bedoelt u laren.nl? Hier staat lraen.nl.",)
    assert domains.doubts("b@eemnes.nl") == ()
    assert domains.doubts("1@laren.nl") == ()
    assert domains.doubts("") == ()


def test_doubt_refuses_nobody(server):
    place = ListedPlace(1, "GM0417", "Laren")
    row = Row(1, place="Laren", role="raad", name="Jan", email="jan@weg.nl")

    (checked,) = check([row], [place], [], ask=True)

    assert checked.outcome is Outcome.NEW
    assert checked.doubts == ("Het domein weg.nl neemt geen mail aan.",)

"""The first administrator of a new installation, through nginx: stands in for a browser.

Signs in, sets up a second factor, signs in with it again, and takes in a list of two megabytes;
then looks at how pages were sent and what the logs hold. Run by `.ci/check-deploy`.
"""

import base64
import hmac
import re
import struct
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import requests

SITE = "https://localhost"
AUTHORITY = "/etc/ssl/samenwerking/fullchain.pem"
NAME, PASSWORD = "beheer@example.org", "een-lang-wachtwoord-van-hier"
NAME_OF_A_FORM, SECRET_PART = "eenformulier1234", "geheimdeelvaneenlink1"
ROUND = """
from django.utils import timezone
from assessments.models import Member, Municipality, Partnership, Round, User
from datetime import timedelta
of = Partnership.objects.create(name='Proef', slug='proef')
of.municipalities.set(Municipality.objects.filter(name__in=['Blaricum', 'Eemnes', 'Laren']))
Member.objects.create(partnership=of, user=User.objects.get(), level='manager')
held = Round.objects.create(partnership=of, title='Ronde', opens_at=timezone.now(),
                            closes_at=timezone.now() + timedelta(days=9))
held.municipalities.set(of.municipalities.all())
print(f"round {held.pk}.")
"""


class Fields(HTMLParser):
    """What the form at `action` would send as it stands; "" for the form without an address."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.values = action, False, {}

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = (given.get("action") or "") == self.action
        elif self.inside and tag == "input" and given.get("name"):
            self.values[given["name"]] = given.get("value") or ""

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "form"


def manage(*command: str, **variables: str) -> str:
    environment = {"PATH": "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin", **variables}
    done = subprocess.run(
        ["samenwerking", *command], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def post(browser, page, action="", files=None, **values):
    fields = Fields(action)
    fields.feed(page.text)
    address = requests.compat.urljoin(page.url, action)
    headers = {"Referer": page.url, "Origin": SITE}
    return browser.post(address, data=fields.values | values, files=files, headers=headers)


def new_browser():
    browser = requests.Session()
    browser.verify = AUTHORITY
    return browser


def code_at(secret: str, moment: float) -> str:
    """RFC 6238, six digits in half minutes."""
    counter = struct.pack(">Q", int(moment // 30))
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def wait_until_served(browser) -> None:
    for _attempt in range(120):
        try:
            answer = browser.get(f"{SITE}/gezond/")
        except requests.ConnectionError:
            answer = None
        if answer is not None and answer.status_code == 200:
            return
        time.sleep(0.5)
    raise AssertionError(answer.text if answer is not None else "nginx doesn't answer")


def sign_in(browser):
    page = browser.get(f"{SITE}/account/inloggen/")
    return post(browser, page, login=NAME, password=PASSWORD)


def set_up_second_factor(browser) -> str:
    page = sign_in(browser)
    page = browser.get(f"{SITE}/account/app/instellen/")
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page.text)
    assert secret, (page.status_code, page.url)
    post(browser, page, code=code_at(secret[1], time.time()))
    return secret[1]


def sign_in_with_second_factor(secret: str):
    """In another browser, with the code after the one that was used."""
    browser = new_browser()
    page = sign_in(browser)
    time.sleep(30 - time.time() % 30 + 1)
    desk = post(browser, page, code=code_at(secret, time.time()))
    assert desk.url == f"{SITE}/werkplek/", desk.url
    return browser


def take_in_a_list_of_two_megabytes(browser, held: str) -> None:
    page = browser.get(f"{SITE}/werkplek/proef/{held}/mensen/importeren/")
    row = "Laren;raad;Iemand {n};iemand{n}@example.org;" + " " * 9_900 + "\n"
    file = "gemeente;rol;naam;e-mail;opmerking\n" + "".join(row.format(n=n) for n in range(200))
    assert 1_900_000 < len(file) < 2_000_000
    taken = post(browser, page, files={"file": ("lijst.csv", file.encode())})
    assert taken.status_code == 200, taken.status_code
    assert "iemand199@example.org" in taken.text


def main() -> None:
    browser = new_browser()
    wait_until_served(browser)
    manage(
        "createsuperuser",
        "--noinput",
        "--email",
        NAME,
        "--first_name",
        "B",
        "--last_name",
        "B",
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    secret = set_up_second_factor(browser)
    signed_in = sign_in_with_second_factor(secret)
    held = re.search(r"round (\d+)\.", manage("shell", "-c", ROUND))[1]
    take_in_a_list_of_two_megabytes(signed_in, held)

    desk = signed_in.get(f"{SITE}/werkplek/")
    assert desk.headers["Content-Encoding"] in ("gzip", "br"), "pages aren't compressed"
    assert "max-age" in desk.headers["Strict-Transport-Security"]

    link = f"{SITE}/vragenlijst/{NAME_OF_A_FORM}/{SECRET_PART}"
    signed_in.get(link, headers={"Referer": link})
    for log in Path("/var/log").rglob("*"):
        assert not log.is_file() or SECRET_PART not in log.read_text(errors="replace"), log
    print("signed in twice, took in a list of 2 MB, pages compressed, no link in a log")


if __name__ == "__main__":
    sys.exit(main())

"""The first administrator of a new installation, through nginx: stands in for a browser.

Signs in, sets up a second factor, signs in with it again, takes in a list of two megabytes, prints
cards, and gets a mail; then looks at how pages were sent, readiness, the numbers for Prometheus,
and what the logs hold. Run by `.ci/check-deploy` for a Debian machine, and for containers by
`.ci/check-containers`, with the command of docker compose or its like.
"""

import base64
import hmac
import os
import quopri
import re
import socketserver
import struct
import subprocess
import sys
import threading
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import requests

SITE = "https://localhost"
AUTHORITY = "/etc/ssl/samenwerking/fullchain.pem"
NAME, PASSWORD = "beheer@example.org", "een-lang-wachtwoord-van-hier"
NAME_OF_A_FORM, SECRET_PART = "eenformulier1234", "geheimdeelvaneenlink1"
COMPOSE = sys.argv[1:]
MAILS: list[str] = []
ASKED: Counter[str] = Counter()
"""Of which page, how often: what the numbers for Prometheus must add up to."""
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


# Of the process itself, not through the proxy: as Prometheus asks.
METRICS = """
from http.client import HTTPConnection
from django.conf import settings
for token in ('', 'Bearer mis', 'Bearer ' + settings.METRICS_TOKEN):
    for _ in range(1 if token != 'Bearer ' + settings.METRICS_TOKEN else 8):
        asked = HTTPConnection('127.0.0.1', 8000, timeout=20)
        host = {'Host': settings.ALLOWED_HOSTS[0]}
        asked.request('GET', '/metrics', headers=host | ({'Authorization': token} if token else {}))
        answer = asked.getresponse()
        print('STATUS', answer.status)
        print(answer.read().decode())
print('TOKEN', settings.METRICS_TOKEN)
"""


class MailServer(socketserver.StreamRequestHandler):
    """Takes every mail that it is given."""

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def handle(self) -> None:
        self.say("220 mail")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                mail = b"".join(iter(self.rfile.readline, b".\r\n"))
                MAILS.append(quopri.decodestring(mail).decode(errors="replace"))
            self.say("221 bye" if verb == b"QUIT" else "250 ok")


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


def run(*command: str, **variables: str) -> str:
    path = "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
    environment = {**os.environ, **variables} if COMPOSE else {"PATH": path, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def manage(*command: str, **variables: str) -> str:
    if not COMPOSE:
        return run("samenwerking", *command, **variables)
    passed = [word for name, value in variables.items() for word in ("--env", f"{name}={value}")]
    return run(*COMPOSE, "exec", "-T", *passed, "web", "python", "manage.py", *command)


def logs() -> str:
    if COMPOSE:
        return run("bash", "-c", '"$@" 2>&1', "-", *COMPOSE, "logs")
    every = (path for path in Path("/var/log").rglob("*") if path.is_file())
    files = (path for path in every if path.suffix != ".journal")  # also holds our own commands
    kept = [path.read_text(errors="replace") for path in files]
    booted = Path("/run/systemd/system").is_dir()
    return "\n".join([*kept, run("journalctl", "--no-pager", "--all") if booted else ""])


def post(browser, page, action="", files=None, **values):
    fields = Fields(action)
    fields.feed(page.text)
    address = requests.compat.urljoin(page.url, action)
    headers = {"Referer": page.url, "Origin": SITE}
    return browser.post(address, data=fields.values | values, files=files, headers=headers)


def new_browser():
    browser = requests.Session()
    browser.trust_env = False  # which would name other authorities
    browser.verify = os.environ.get("AUTHORITY", AUTHORITY)
    browser.hooks["response"].append(
        lambda answer, **_: ASKED.update([f"{answer.request.method} {answer.request.path_url}"])
    )
    return browser


def code_at(secret: str, moment: float) -> str:
    """RFC 6238, six digits in half minutes."""
    counter = struct.pack(">Q", int(moment // 30))
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def wait_until_served(browser) -> None:
    def served():
        try:
            answer = browser.get(f"{SITE}/gezond/")
        except requests.ConnectionError:
            return False
        served.__name__ = answer.text
        return answer.status_code == 200

    eventually(served)


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


def print_cards(browser, held: str) -> None:
    page = browser.get(f"{SITE}/werkplek/proef/{held}/kaarten/")
    action = f"/werkplek/proef/{held}/kaarten/afdrukken/"
    fields = Fields(action)
    fields.feed(page.text)
    number = next(name for name, value in fields.values.items() if value.isdecimal())
    printed = post(browser, page, action, **{number: "4"})
    assert printed.headers["Content-Type"] == "application/pdf", printed.text
    assert b"/FontFile" in printed.content or len(printed.content) > 10_000, "no letters in it"


def look_at_headers(browser) -> None:
    desk = browser.get(f"{SITE}/werkplek/")
    assert desk.headers["Content-Encoding"] in ("gzip", "br"), "pages aren't compressed"
    assert "max-age" in desk.headers["Strict-Transport-Security"]
    style = re.search(r'href="(/static/[^"]+\.css)"', desk.text)[1]
    assert browser.get(SITE + style).headers["Content-Type"].startswith("text/css")


def eventually(what, seconds: int = 90):
    """What is made by the worker, or seen by the timer."""
    for _attempt in range(seconds * 2):
        if found := what():
            return found
        time.sleep(0.5)
    raise AssertionError(what.__name__)


def ask_a_new_password() -> str:
    """The link in the mail that the worker sent, which opens."""
    browser = new_browser()
    post(browser, browser.get(f"{SITE}/account/wachtwoord/vergeten/"), email=NAME)

    def mailed():
        return next(filter(None, (re.search(rf"{SITE}/account/\S+", mail) for mail in MAILS)), None)

    link = eventually(mailed)[0]
    assert browser.get(link).status_code == 200
    return link


def look_at_readiness() -> None:
    browser = new_browser()

    def ready():
        answer = browser.get(f"{SITE}/gereed/")
        ready.__name__ = answer.text
        return answer.status_code == 200

    eventually(ready)
    manage("doctor")
    manage("check", "--deploy", "--fail-level", "WARNING")


def look_at_metrics() -> None:
    """All web processes' together, whichever answers, for the token; and nothing personal."""
    asked = ASKED["GET /account/inloggen/"]
    said, _, token = manage("shell", "-c", METRICS).rpartition("TOKEN ")
    without, wrong, *answers = said.split("STATUS ")[1:]
    assert [answer[:3] for answer in (without, wrong)] == ["401", "401"], said
    counted = r'samenwerking_requests_total{.*route="account_login".*} ([\d.]+)'
    for answer in answers:
        assert answer.startswith("200"), answer
        lines = [line for line in answer.splitlines() if 'method="GET"' in line]
        found = [re.fullmatch(counted, line) for line in lines]
        assert sum(int(float(line[1])) for line in found if line) == asked, (asked, answer)
    personal = (NAME, "Laren", "proef", "Iemand", "Ronde", "127.0.0.1", "vragenlijst/")
    assert not [name for name in personal if name in said]
    header = {"Authorization": f"Bearer {token.strip()}"}
    assert new_browser().get(f"{SITE}/metrics", headers=header).status_code == 403


def look_at_logs(*secrets: str) -> None:
    written = logs()
    assert "signed in: account" in written, "nothing was logged"
    assert not [secret for secret in secrets if secret in written]
    assert NAME not in written


def main() -> None:
    mail_server = socketserver.ThreadingTCPServer(("0.0.0.0", 2525), MailServer)  # noqa: S104 - containers
    threading.Thread(target=mail_server.serve_forever, daemon=True).start()
    browser = new_browser()
    wait_until_served(browser)
    who = ("--email", NAME, "--first_name", "B", "--last_name", "B")
    manage("createsuperuser", "--noinput", *who, DJANGO_SUPERUSER_PASSWORD=PASSWORD)
    secret = set_up_second_factor(browser)
    signed_in = sign_in_with_second_factor(secret)
    held = re.search(r"round (\d+)\.", manage("shell", "-c", ROUND))[1]
    take_in_a_list_of_two_megabytes(signed_in, held)

    print_cards(signed_in, held)
    look_at_headers(signed_in)
    link = ask_a_new_password()
    look_at_readiness()
    look_at_metrics()
    signed_in.get(f"{SITE}/vragenlijst/{NAME_OF_A_FORM}/{SECRET_PART}", headers={"Referer": link})
    look_at_logs(SECRET_PART, link.rsplit("/", 2)[1])
    print("signed in twice, took in 2 MB, printed cards, mailed, counted; no link in a log")


if __name__ == "__main__":
    sys.exit(main())

"""Somebody who fills in, and remembers what was confirmed."""

import re

from tests.faults.browser import Browser, CutOff
from tests.faults.waiting import wait_until

CODES = [f"{number}{letter}" for number in range(1, 11) for letter in "ab"]
SENT_IN = ("Dank u wel. Uw antwoorden zijn ingestuurd.", "Uw antwoorden zijn ingestuurd")
"""What the page says after sending in, and when that is asked for once more."""
CLOSED = 410


def codes_of(number):
    return CODES[number * 2 - 2 : number * 2]


class Closed(Exception):
    """The round takes no answers any more."""


class Respondent:
    """`draft` and `counted` are the answers whose saving, or sending in, was confirmed.

    Each verb goes on until it is confirmed, as somebody would who wants to be done.
    """

    def __init__(self, installation, link, chance):
        self.browser = Browser(installation)
        self.link = link.removeprefix("https://localhost")
        self.name = self.link.split("/")[2]
        self.chance = chance
        self.draft = dict.fromkeys(CODES, 0)
        self.counted = None
        self.sent_in_times = 0
        self.revision = 0
        self.unsure = {}
        """What was sent in a save that wasn't answered."""
        self.lost = []
        """What was confirmed and was gone."""

    def enter(self):
        """By the link, as from the mail."""
        self._insist(lambda: self.browser.get(self.link))
        page = self._insist(lambda: self.browser.post(self.link, next="begin"))
        assert page.status == 302, (page.status, page.heading)

    def save(self, number):
        """Answer the statements of a factor; what was cut off is looked at before it goes again."""
        given = {code: self.chance.randint(1, 6) for code in codes_of(number)}

        def sent():
            if self.unsure:
                self._compare(number, self.browser.get(self._factor(number)))
            self.unsure = given
            return self.press_save(given)

        page = self._insist(sent)
        assert page.status == 200, (page.status, page.heading)
        self.revision = int(re.search(r'value="(\d+)"', page.text)[1])
        self.draft |= given
        self.unsure = {}

    def press_save(self, given):
        """Once; the page."""
        fields = {"revision": self.revision, **given}
        return self.browser.post(f"/vragenlijst/{self.name}/opslaan/", **fields)

    def look(self, number):
        """See what was kept of a factor."""
        self._compare(number, self._insist(lambda: self.browser.get(self._factor(number))))

    def _compare(self, number, page):
        """What was confirmed should be there, or what was sent after that."""
        if page.status == CLOSED:
            return
        assert page.status == 200, (page.status, page.heading)
        for code in codes_of(number):
            found = re.search(rf'id="id_{code}_(\d)"\s+value="\d" checked', page.text)
            kept = int(found[1]) if found else 0
            if kept not in (self.draft[code], self.unsure.get(code)):
                self.lost.append((self.name, code, self.draft[code], kept))

    def _factor(self, number):
        return f"/vragenlijst/{self.name}/factor/{number}/"

    def send_in(self):
        page = self._insist(self.press_send_in)
        assert (page.status, page.heading) in [(200, each) for each in SENT_IN], page.heading
        self.confirmed()

    def press_send_in(self):
        """Once; the page."""
        return self.browser.post(f"/vragenlijst/{self.name}/insturen/", revision=self.revision)

    def confirmed(self):
        """What was filled in counts from now on."""
        self.counted = dict(self.draft)
        self.draft = dict.fromkeys(CODES, 0)
        self.sent_in_times += 1

    def begin_again(self):
        """With an empty form; what was sent in counts until something new is."""
        self.enter()
        self._insist(lambda: self.browser.post(f"/vragenlijst/{self.name}/opnieuw/"))
        self.draft = dict.fromkeys(CODES, 0)
        self.read_revision()

    def read_revision(self):
        """As the page has it; unchanged when there is nothing to fill in."""
        page = self._insist(lambda: self.browser.get(self._factor(1)))
        found = re.search(r'name="revision"\s+id="\S+"\s+value="(\d+)"', page.text)
        self.revision = int(found[1]) if found else self.revision

    def fill_in(self, *, until=lambda: False):
        """A whole form, looking back now and then; whether it was done before `until`."""
        for number in range(1, 11):
            if until():
                return False
            self.save(number)
            if self.chance.random() < 0.3:
                self.look(self.chance.randint(1, number))
        return True

    def _insist(self, what):
        page = self.browser.insist(what)
        if page.status == CLOSED:
            raise Closed
        return page


class Manager:
    """The one of `inside`'s rounds, signed in."""

    def __init__(self, installation):
        self.browser = Browser(installation)

    def sign_in(self):
        path = "/account/inloggen/"
        self.browser.insist(lambda: self.browser.get(path))
        who = {"login": "beheerder@example.nl", "password": "een lang wachtwoord"}
        page = self.browser.insist(lambda: self.browser.post(path, **who))
        assert page.status == 302, page.heading
        return self

    def open(self, built):
        """The page that comes after the button."""
        self.browser.post(f"{built['path']}openen/")
        return self.browser.get(f"{built['path']}lijst/")

    def close(self, built):
        """The page after the button, or None when no answer came."""
        try:
            return self.browser.post(f"{built['path']}sluiten/")
        except CutOff:
            return None

    def close_all(self, rounds):
        """Each until that is answered."""
        for built in rounds:
            wait_until(lambda built=built: self.close(built))

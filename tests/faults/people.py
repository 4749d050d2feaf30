"""Who comes to an installation whose parts break: people who answer, and their manager."""

from random import Random

from tests.faults.installation import Installation
from tests.running.browser import Browser, CutOff
from tests.running.respondent import Respondent
from tests.running.waiting import wait_until

LOOKS_BACK = 0.3
"""How often, after a page, somebody looks at one that was saved."""


def respondent(installation: Installation, link: str, chance: Random) -> Respondent:
    return Respondent(Browser(installation.site), link, chance=chance, looks_back=LOOKS_BACK)


class Manager:
    """The one of `inside`'s rounds, signed in."""

    def __init__(self, installation: Installation) -> None:
        self.browser = Browser(installation.site)

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

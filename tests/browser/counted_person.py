"""Somebody at work in a browser, and what each step asks of them."""

from collections import Counter

from playwright.sync_api import expect

from tests.accounts.steps import code_of


class Person:
    """In a browser of their own; counts the clicks and the fields of each step."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.main = page.locator("main")
        self.counted = {}

    def begin(self, step):
        self.step = self.counted.setdefault(step, Counter())

    def click(self, found):
        self.step["clicks"] += 1
        found.first.click()

    def press(self, name):
        self.click(self.main.get_by_role("button", name=name, exact=isinstance(name, str)))

    def follow(self, name):
        self.click(self.main.get_by_role("link", name=name, exact=isinstance(name, str)))

    def type(self, field, value):
        self.step["fields"] += 1
        field.fill(value)

    def fill(self, **values):
        for name, value in values.items():
            self.type(self.page.locator(f"#id_{name}"), value)

    def sees(self, text):
        expect(self.main.get_by_text(text).first).to_be_visible()

    def come_in(self, link):
        """From a mail to the desk, by a password and a second factor."""
        self.begin("come in")
        self.step["clicks"] += 1
        self.page.goto(link)
        for label in ("Nieuw wachtwoord", "Nieuw wachtwoord (bevestigen)"):
            self.type(self.page.get_by_label(label, exact=True), "vier losse woorden samen")
        self.press("Opslaan en inloggen")
        self.follow("App instellen")
        secret = self.page.locator(".secret").text_content()
        self.type(self.page.get_by_label("Code van zes cijfers"), code_of(secret))
        self.press("Aanzetten")
        self.follow("Naar de werkplek")

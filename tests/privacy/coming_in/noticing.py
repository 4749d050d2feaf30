"""What somebody can notice who comes in with a link or a card that isn't theirs.

Of each reply everything is noted: status, headers, length, words, and the work that was done for
it (queries and functions, in order), which is what its time tells of.
"""

import re
import sys
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.survey.visiting import url

CODE_OF_OURS = str(settings.BASE_DIR / "assessments")
OWN = re.compile(
    r'name="csrfmiddlewaretoken"\s+value="\w+"|name="revision"[^>]*value="\d+"|sessionid|csrftoken'
)


class Stranger:
    """A browser that keeps what it notices of one person's form."""

    def __init__(self, person, code=""):
        self.person, self.code = person, code
        self.browser = Client()
        self.noticed = []

    def ask(self, method, address, sent=None, **headers):
        with _work() as work:
            response = getattr(self.browser, method)(address, sent or {}, headers=headers)
        self.noticed.append(
            (
                method,
                response.status_code,
                sorted(response.headers),
                self._plain(response.get("Location", "")),
                len(response.content),
                self._plain(response.text),
                tuple(work),
            )
        )
        return response

    def get(self, name, *rest):
        return self.ask("get", url(name, self.person, *rest))

    def post(self, name, *rest, **sent):
        return self.ask("post", url(name, self.person, *rest), sent)

    def _plain(self, text):
        text = text.replace(self.person.public_id, "PERSON")
        return OWN.sub("", text.replace(self.code, "CODE") if self.code else text)


def look_around(stranger):
    """Every page, before and after beginning, and every button but the one that sends in."""
    for name, rest in PAGES:
        stranger.get(name, *rest)
    stranger.post("save", **{"1a": "4", "revision": "0"})
    stranger.post("withdraw", forget="1")
    stranger.post("start", next="begin")
    stranger.post("submit", revision="0")
    stranger.post("save", **{"1a": "4", "revision": "0"})
    for name, rest in PAGES:
        stranger.get(name, *rest)
    stranger.post("again")
    stranger.post("withdraw")
    stranger.post("save", **{"1a": "4", "revision": "0"})
    stranger.get("start")


PAGES = [
    ("start", []),
    ("factor", [1]),
    ("factor", [10]),
    ("review", []),
    ("again", []),
    ("leave", []),
    ("withdraw", []),
    ("submit", []),
]


def told_apart(noticed):
    """Of how many people a stranger learns whether they sent in.

    `noticed` has for each person whether they did, and all that was noticed.
    """
    answers = {}
    for sent_in, seen in noticed:
        answers.setdefault(seen, set()).add(sent_in)
    return sum(len(answers[seen]) == 1 for _, seen in noticed)


@contextmanager
def _work():
    done = []

    def query(execute, sql, params, many, context):
        done.append(re.sub(r'"s\d+_x\d+"', "savepoint", sql))
        return execute(sql, params, many, context)

    def call(frame, event, argument):
        if event == "call" and frame.f_code.co_filename.startswith(CODE_OF_OURS):
            done.append(frame.f_code.co_qualname)

    with connection.execute_wrapper(query):
        before = sys.getprofile()
        sys.setprofile(call)
        try:
            yield done
        finally:
            sys.setprofile(before)

"""Somebody who fills in, as the page and its script do it, and remembers what was acknowledged.

What is asked doesn't depend on how: a verb is made of steps, a generator that gives what it asks
for and takes the reply, None when there was none. Its browser goes through them: one at a time in a
thread (`browser`), or as a coroutine among hundreds (`light_browser`), whose verbs are awaited.
"""

import functools
import random
import re

from tests.running.asking import Ask, Wait

FACTORS = range(1, 11)
CODES = [f"{number}{letter}" for number in FACTORS for letter in "ab"]
SENT_IN = ("Dank u wel. Uw antwoorden zijn ingestuurd.", "Uw antwoorden zijn ingestuurd")
"""What the page says after sending in, and when that is asked for once more."""
CLOSED = 410


class Unexpected(Exception):
    """A reply that a person can't go on with."""


class Closed(Unexpected):
    """The round takes no answers any more."""


def codes_of(number):
    return CODES[number * 2 - 2 : number * 2]


def verb(steps):
    """What somebody does, by the browser that they have."""

    @functools.wraps(steps)
    def do(self, *arguments, **options):
        return self.browser.go_through(steps(self, *arguments, **options))

    return do


class Respondent:
    """`draft` and `counted` are the answers whose saving, or sending in, was acknowledged.

    `link` is the personal link or its path; `chance` draws the answers, unless one is given
    `always`, and how often is looked back, if at all.
    """

    def __init__(self, browser, link, *, chance=random, always=None, looks_back=0.0):
        self.browser = browser
        self.link = "/" + link.split("/", 3)[3] if "://" in link else link
        self.name = self.link.split("/")[2]
        self.chance = chance
        self.always = always
        self.looks_back = looks_back
        self.draft = dict.fromkeys(CODES, 0)
        self.counted = None
        self.sent_in_times = 0
        self.at = ""
        """The page that they see."""
        self.token = ""
        self.revision = "0"
        self.unsure = {}
        """What was sent in a save that wasn't answered."""
        self.lost = []
        """What was acknowledged and was gone."""

    @property
    def acknowledged(self):
        """The answers that the server said it had kept."""
        return {code: value for code, value in (self.counted or self.draft).items() if value}

    # --- Steps -----------------------------------------------------------------------------------

    def _open_link(self):
        yield from self._look("link", self.link)

    def _enter(self):
        """By the link, as from the mail, to the page where this person goes on."""
        yield from self._open_link()
        reply = yield from self._send("begin", self.link, 302, next="begin")
        yield from self._look("page", reply.location)

    def _look_at(self, number):
        """See what was kept of a factor. Raises `Closed`."""
        reply = yield from self._look("page", self.address("factor", number))
        self._compare(number, reply.text)

    def _save(self, given):
        """All that is chosen on a page; what was cut off is looked at before it goes again.

        Raises `Closed`.
        """
        while True:
            if self.unsure:
                yield from self._look_at(_factor_of(given))
            self.unsure = given
            if (reply := (yield self._saving(given))) is not None:
                break
        self.saved(given, _expected(200, _taken(reply)))
        self.unsure = {}

    def _answer(self, number):
        """Both statements of a page at once."""
        yield from self._save(self._drawn(number))

    def _answer_page(self, number):
        """With the script: every answer is saved by itself."""
        given: dict[str, int] = {}
        for code, value in self._drawn(number).items():
            yield Wait.TO_THINK
            given = given | {code: value}
            yield from self._save(given)

    def _answer_form(self, number):
        """Without the script: the button saves, and leads to the next page."""
        yield Wait.TO_THINK
        given = self._drawn(number)
        address = self.address("factor", number)
        yield from self._send("form", address, 302, revision=self.revision, go="next", **given)
        self.draft |= given

    def _fill_in(self, *, by_answer=True, until=lambda: False):
        """A whole form from its first page, looking back now and then; whether that was done
        before `until`."""
        for number in FACTORS:
            if until():
                return False
            if self.at != self.address("factor", number):
                yield from self._look_at(number)
            yield from (self._answer_page if by_answer else self._answer_form)(number)
            if self.looks_back and self.chance.random() < self.looks_back:
                yield from self._look_at(self.chance.randint(1, number))
        return True

    def _send_in(self):
        yield from self._look("review", self.address("nakijken"))
        reply = yield from self._insist(self._sending_in())
        if heading(_expected(200, reply)) not in SENT_IN:
            raise Unexpected(heading(reply))
        self.confirmed()

    def _begin_again(self):
        """With an empty form; what was sent in counts until something new is."""
        yield from self._enter()
        yield from self._insist(Ask("again", self.address("opnieuw"), self._fields()))
        self.draft = dict.fromkeys(CODES, 0)
        yield from self._read_revision()

    def _read_revision(self):
        """As the page has it; unchanged when there is nothing to fill in."""
        yield from self._insist(Ask("page", self.address("factor", 1)), read=True)

    def _once(self, ask):
        """The reply, whatever it says."""
        return (yield ask)

    def _everything(self, *, by_answer=True):
        """From the mail to having sent in."""
        yield from self._enter()
        yield from self._fill_in(by_answer=by_answer)
        yield from self._send_in()

    open_link, enter, look_at = verb(_open_link), verb(_enter), verb(_look_at)
    save, answer, fill_in = verb(_save), verb(_answer), verb(_fill_in)
    send_in, begin_again = verb(_send_in), verb(_begin_again)
    read_revision, do_everything = verb(_read_revision), verb(_everything)
    _do_once = verb(_once)

    def press_save(self, given):
        """Once; the reply."""
        return self._do_once(self._saving(given))

    def press_send_in(self):
        """Once; the reply."""
        return self._do_once(self._sending_in())

    def saved(self, given, reply):
        """What was given is kept, and what is sent next comes after this save."""
        self.revision = _value(reply.body, b'name="revision"')
        self.draft |= given

    def confirmed(self):
        """What was filled in counts from now on."""
        self.counted = dict(self.draft)
        self.draft = dict.fromkeys(CODES, 0)
        self.sent_in_times += 1

    # --- What is asked ---------------------------------------------------------------------------

    def address(self, *rest):
        return "/".join(["/vragenlijst", self.name, *map(str, rest), ""])

    def _saving(self, given):
        fields = self._fields(revision=self.revision, **given)
        return Ask("save", self.address("opslaan"), fields, by_script=True)

    def _sending_in(self):
        return Ask("send in", self.address("insturen"), self._fields(revision=self.revision))

    def _fields(self, **fields):
        return {"csrfmiddlewaretoken": self.token, **fields}

    def _drawn(self, number):
        return {code: self.always or self.chance.randint(1, 6) for code in codes_of(number)}

    def _look(self, name, path):
        """A page, or the one that it leads to."""
        reply = yield from self._insist(Ask(name, path), read=True)
        if reply.status == 302:
            return (yield from self._look(name, reply.location))
        self.at = path
        return _expected(200, reply)

    def _send(self, name, path, status, **fields):
        return _expected(status, (yield from self._insist(Ask(name, path, self._fields(**fields)))))

    def _insist(self, ask, *, read=False):
        """Until there is a reply; from a page is read what the next form takes along."""
        while (reply := (yield ask)) is None:
            pass
        _taken(reply)
        if read:
            self.token = _value(reply.body, b'name="csrfmiddlewaretoken"') or self.token
            self.revision = _value(reply.body, b'name="revision"') or self.revision
        return reply

    def _compare(self, number, page):
        """What was acknowledged should be there, or what was sent after that."""
        for code in codes_of(number):
            found = re.search(rf'id="id_{code}_(\d)"\s+value="\d" checked', page)
            kept = int(found[1]) if found else 0
            if kept not in (self.draft[code], self.unsure.get(code)):
                self.lost.append((self.name, code, self.draft[code], kept))


def heading(reply):
    found = re.search(r"<h1[^>]*>(.*?)</h1>", reply.text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def _taken(reply):
    """Raises `Closed` when that is the reply."""
    if reply.status == CLOSED:
        raise Closed
    return reply


def _expected(status, reply):
    if reply.status != status:
        raise Unexpected(f"status {reply.status}")
    return reply


def _factor_of(given):
    return int(next(iter(given))[:-1])


def _value(page, name):
    """Of the first input with this name."""
    place = page.find(name)
    if place < 0:
        return ""
    begin = page.index(b'value="', place) + len(b'value="')
    return page[begin : page.index(b'"', begin)].decode()

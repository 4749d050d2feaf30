"""Pages are all as long, on the line too: their length tells no answer, nor who sent any in."""

import gzip
import random

import pytest
from django.test import Client

from assessments.survey.lengths import COMPRESSED, PLAIN, _compressed
from tests import builders
from tests.survey.visiting import draft, enter, heading, link, url, words

pytestmark = pytest.mark.django_db
CODES = [f"{number}{letter}" for number in range(1, 11) for letter in "ab"]
ALIKE, VARIED, HARDLY = (5,) * 20, (1, 2, 3, 4, 5) * 4, (1,) + (0,) * 19
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def current_round():
    return builders.opened_round()


def given(answers):
    return {code: str(value) for code, value in zip(CODES, answers, strict=True) if value}


def visited(person, answers, **headers):
    """Every page from coming in to having sent in, and what was saved in between."""
    browser = Client(headers=headers)
    pages = [browser.get(link(person))]
    enter(browser, person)
    saved = browser.post(url("save", person), given(answers) | {"revision": "0"})
    names = [("start", []), ("factor", [1]), ("review", []), ("leave", []), ("withdraw", [])]
    pages += [browser.get(url(name, person, *rest)) for name, rest in names]
    pages.append(browser.post(url("submit", person), {"revision": draft(person).revision}))
    pages.append(browser.get(link(person)))
    assert {page.status_code for page in pages} == {200}
    return pages, saved


def visited_by_three(current_round, **headers):
    people = builders.invite(current_round, number=3)
    return [
        page
        for person, answers in zip(people, (ALIKE, VARIED, HARDLY), strict=True)
        for page in visited(person, answers, **headers)[0]
    ]


def test_every_page_is_as_long_whatever_was_answered(current_round):
    assert {len(page.content) for page in visited_by_three(current_round)} == {PLAIN}


def test_every_page_is_as_long_when_it_is_compressed(current_round):
    pages = visited_by_three(current_round, **GZIP)

    assert {len(page.content) for page in pages} == {COMPRESSED}
    assert all(b"</html>" in gzip.decompress(page.content) for page in pages)


def test_reply_to_a_save_is_as_long_whatever_was_answered(current_round):
    people = builders.invite(current_round, number=3)
    saved = [
        visited(person, answers)[1]
        for person, answers in zip(people, (ALIKE, VARIED, HARDLY), strict=True)
    ]

    assert len({len(each.content) for each in saved}) == 1


def test_compressed_page_is_the_page(client, current_round):
    (person,) = builders.invite(current_round)
    plain = client.get(link(person))

    packed = client.get(link(person), headers=GZIP)

    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding, Cookie")
    assert packed["Content-Length"] == str(COMPRESSED)
    packed.content = gzip.decompress(packed.content)
    assert words(packed) == words(plain)
    assert "no-transform" in plain["Cache-Control"]


def test_refusals_are_as_long(client, current_round):
    (person,) = builders.invite(current_round)

    wrong, away = client.get(link(person)[:-2] + "/"), client.get(url("start", person))

    assert (wrong.status_code, away.status_code) == (404, 403)
    assert heading(wrong) != heading(away)
    assert len(wrong.content) == len(away.content) == PLAIN


def test_longer_page_is_a_whole_number_of_times_as_long(client):
    current_round = builders.opened_round(introduction_raad="Waarom? " * 4000)
    (person,) = builders.invite(current_round)

    assert len(client.get(link(person)).content) == 2 * PLAIN


def test_words_for_htmx_stay_few(client, current_round):
    (person,) = builders.invite(current_round)
    enter(client, person)

    sent = given(ALIKE) | {"revision": "0"}
    saved = client.post(url("save", person), sent, headers={**GZIP, "HX-Request": "true"})

    assert len(saved.content) < 500
    assert "Content-Encoding" not in saved


@pytest.mark.parametrize("length", [0, 1, 300, 3000, 6000, 20_000])
def test_packed_pages_are_read_by_any_reader_and_have_a_short_header(length):
    content = random.Random(length).randbytes(length) + b"\n" * (PLAIN - length)

    packed = _compressed(content)

    assert len(packed) % COMPRESSED == 0
    assert gzip.decompress(packed) == content
    assert packed.index(b"\0", 10) < 200

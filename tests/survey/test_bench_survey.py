"""How much processor time a page and a whole form cost; `make bench` prints it."""

import time
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.urls import reverse

from assessments.survey import links
from tests import builders

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

PAGE_MS = 5
FLOW_PER_ANSWER_MS = 80
FLOW_PER_PAGE_MS = 50


class Browser:
    """The application as a server calls it: no test client in between."""

    def __init__(self):
        self.application = WSGIHandler()
        self.cookies = {}

    def ask(self, method, path, body="", **headers):
        content = body.encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(content),
            "wsgi.url_scheme": "http",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(content)),
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **headers,
        }
        response = self.application(environ, lambda status, headers: None)
        b"".join(response)
        response.close()
        self.cookies |= {name: cookie.value for name, cookie in response.cookies.items()}
        return response

    def get(self, path):
        response = self.ask("GET", path)
        assert response.status_code == 200, path
        return response

    def post(self, path, status, body="", **headers):
        token = self.cookies["csrftoken"]
        response = self.ask("POST", path, f"csrfmiddlewaretoken={token}&{body}", **headers)
        assert response.status_code == status, path
        return response


def entered():
    call_command("loaddata", "factors", verbosity=0)
    current_round = builders.opened_round(
        builders.partnership("Laren", description="De gemeenten werken samen aan hun taken.")
    )
    (person,) = builders.invite(current_round)
    browser = Browser()
    link = links.link_for(person).removeprefix("http://testserver")
    browser.get(link)
    browser.post(link, 302)
    return browser, person


def milliseconds(work, times):
    """The median of several measurements of processor time, after a first time to warm up."""
    work()
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append((time.process_time() - begin) * 1000)
    return sorted(spent)[len(spent) // 2]


def addresses(person):
    return [reverse("survey:factor", args=[person.public_id, n]) for n in range(1, 11)]


def test_bench_survey_page():
    browser, person = entered()
    page = addresses(person)[2]
    spent = milliseconds(lambda: browser.get(page), times=100)
    print(f"\none survey page: {spent:.1f} ms of processor time (goal {PAGE_MS})")


def test_bench_survey_flow_with_a_save_per_answer():
    browser, person = entered()
    save = reverse("survey:save", args=[person.public_id])
    revision = "0"

    def flow():
        nonlocal revision
        for number, page in enumerate(addresses(person), start=1):
            browser.get(page)
            for letter in "ab":
                body = f"{number}{letter}=4&revision={revision}"
                browser.post(save, 200, body, HTTP_HX_REQUEST="true")

    spent = milliseconds(flow, times=10)
    print(
        f"\nten pages, a save per answer: {spent:.1f} ms of processor time"
        f" (goal {FLOW_PER_ANSWER_MS})"
    )


def test_bench_survey_flow_with_a_save_per_page():
    browser, person = entered()

    def flow():
        for number, page in enumerate(addresses(person), start=1):
            browser.get(page)
            browser.post(page, 302, f"{number}a=4&{number}b=2&revision=0&go=next")

    spent = milliseconds(flow, times=10)
    print(
        f"\nten pages, a save per page: {spent:.1f} ms of processor time (goal {FLOW_PER_PAGE_MS})"
    )

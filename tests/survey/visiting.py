"""Going through the survey as a browser does, and reading what it shows."""

import html
import re

from django.urls import reverse

from assessments.survey import actions, links


def link(invitation):
    return links.link_for(invitation).removeprefix("http://testserver")


def enter(client, invitation):
    """Come in by the personal link."""
    return client.post(link(invitation))


def url(name, invitation, *rest):
    return reverse(f"survey:{name}", args=[invitation.public_id, *rest])


def words(response):
    """The page as one line of text, without its title."""
    body = re.sub(r"<(head|script)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return _plain(body)


def title(response):
    return _plain(re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1])


def heading(response):
    return _plain(re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.DOTALL)[1])


def _plain(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def checked(response):
    """The ids of the radios that are chosen."""
    inputs = re.findall(r"<input[^>]*>", response.content.decode())
    return [re.search(r'id="id_(\w+)"', each)[1] for each in inputs if " checked" in each]


def revision(response):
    return re.search(r'name="revision"[^>]*value="(\d+)"', response.content.decode())[1]


def draft(invitation):
    return actions.read_draft(invitation=invitation)


def lose_key(key_directory):
    for key in key_directory.iterdir():
        key.rename(key.with_suffix(".lost"))


def find_key(key_directory):
    for key in key_directory.iterdir():
        key.rename(key.with_suffix(".key"))

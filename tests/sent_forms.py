"""A form as a browser would send it, read from the page that it stands on."""

from html.parser import HTMLParser


def sent(response, **changes):
    """Names and lists of values, with some that somebody fills in otherwise."""
    reader = _Fields()
    reader.feed(response.text)
    values = {
        name: value if isinstance(value, list) else [value] for name, value in changes.items()
    }
    return reader.values | values


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.values = {}
        self.name = ""
        self.text = ""

    def add(self, name, value):
        if name and name != "csrfmiddlewaretoken":
            self.values.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "input" and (
            given.get("type") not in ("radio", "checkbox") or "checked" in given
        ):
            self.add(name, value)
        elif tag in ("select", "textarea"):
            self.name, self.text = name, ""
        elif tag == "option" and "selected" in given:
            self.add(self.name, value)

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser leaves out the line break that a textarea begins with.
            self.add(self.name, self.text.removeprefix("\n").replace("\n", "\r\n"))

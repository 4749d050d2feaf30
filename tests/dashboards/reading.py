"""Read a page as a person or a script does: its tables, and the pictures it carries."""

import json
import re
from html.parser import HTMLParser


class _Tables(HTMLParser):
    """Rows of texts per table, without marks, shares that agree, note numbers and what
    only a screen reader says."""

    def __init__(self):
        super().__init__()
        self.tables = {}
        self.rows = []
        self.cell = None
        self.skipped = 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.rows = []
            self.tables[attributes.get("data-table", attributes["class"])] = self.rows
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = []
        elif self.cell is not None:
            is_aside = tag == "b" or attributes.get("class") in ("note", "visually-hidden", "agree")
            self.skipped += bool(self.skipped or is_aside)

    def handle_data(self, text):
        if self.cell is not None and not self.skipped:
            self.cell.append(text)

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif self.skipped:
            self.skipped -= 1


def tables(html):
    """Table by the name of its figure, or by its class: rows of texts."""
    reader = _Tables()
    reader.feed(html)
    return reader.tables


def figures(html):
    """Every picture that the page carries, by name."""
    scripts = re.findall(
        r'<script id="pictures-[\w-]+" type="application/json">(.*?)</script>', html
    )
    return {
        name: figure for script in scripts for name, figure in json.loads(script)["figures"].items()
    }


def numbers(drawn):
    """Every number anywhere in a picture."""
    if isinstance(drawn, dict):
        drawn = list(drawn.values())
    if isinstance(drawn, list):
        return {number for part in drawn for number in numbers(part)}
    return {drawn} if isinstance(drawn, int | float) else set()


def without_scripts(html):
    return re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def comma(number):
    return f"{number:.1f}".replace(".", ",")

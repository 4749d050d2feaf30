"""Where somebody with a card comes in: its address in words, and as a QR code.

A card's QR code carries its code after a #. What stands there stays in the browser: it reaches no
server, log or other site. A script fills it in (`static/js/code.js`); coming in asks for a POST.
"""

from urllib.parse import urlsplit

import qrcode
from django.conf import settings
from django.urls import reverse

from assessments.presenters.pictures.charts import Chart, Path

QUIET_ZONE = 4
"""Modules of white around a QR code, without which readers don't find it."""
INK = "#000000"


def code_page() -> str:
    """The absolute address of the page where a code is typed."""
    return settings.SITE_URL + reverse("code")


def code_page_in_words() -> str:
    """As people type it: "samenwerking.example.nl/code"."""
    parts = urlsplit(code_page())
    return f"{parts.netloc}{parts.path}".rstrip("/")


def card_address(code: str) -> str:
    """What a card's QR code says: the page, with the code to fill in there."""
    return f"{code_page()}#{code.replace('-', '')}"


def qr_code(text: str, title: str) -> Chart:
    """A QR code as one path, a unit wide for each module; `title` says what it is."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    rows = code.get_matrix()
    size = str(len(rows))
    lines = "".join(map(_line, range(len(rows)), rows))
    return Chart(size, size, title, (Path(lines, stroke=INK, stroke_width="1"),))


def _line(y: int, row: list[bool]) -> str:
    """A row as thick dashes: half the points of a box around each, which is what printing costs."""
    return "".join(f"M{start} {y}.5h{length}" for start, length in _runs(row))


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """The dark stretches of a row: where each begins, and how long it is."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs

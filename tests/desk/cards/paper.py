"""Cards as they come out of a printer: cut apart, read and scanned."""

import re
import subprocess
from io import BytesIO

import zxingcpp
from PIL import Image

from assessments.models import Invitation
from assessments.survey.links import card_digest
from tests import builders

DPI = 150
WIDTH, HEIGHT, LEFT, TOP = 100, 57, 4.9, 6
"""Of a card, and of the first one on a sheet, in millimetres."""
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")


def run(pdf, *command):
    return subprocess.run([*command], input=pdf, capture_output=True, check=True).stdout


def text_of(pdf):
    return run(pdf, "pdftotext", "-", "-").decode()


def codes_of(pdf):
    """The codes to type, in order."""
    return CODE.findall(text_of(pdf))


def pages_of(pdf):
    """Every sheet as a picture."""
    count = int(re.search(rb"Pages:\s+(\d+)", run(pdf, "pdfinfo", "-"))[1])
    return [sheet_of(pdf, number) for number in range(1, count + 1)]


def sheet_of(pdf, number):
    png = run(pdf, "pdftoppm", "-r", str(DPI), "-f", str(number), "-l", str(number), "-png", "-")
    return Image.open(BytesIO(png)).convert("RGB")


def pixels(*millimetres):
    return [round(each / 25.4 * DPI) for each in millimetres]


def box_of(place):
    """Where the card at a place (0–9) of its sheet is cut out: left, top, right, bottom."""
    left, top = LEFT + place % 2 * WIDTH, TOP + place // 2 * HEIGHT
    return pixels(left, top, left + WIDTH, top + HEIGHT)


def words_at(pdf, place, sheet=1):
    """What is to be read on one card."""
    left, top, right, bottom = box_of(place)
    area = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top, "-r", DPI]
    options = map(str, ["-f", sheet, "-l", sheet, *area])
    return " ".join(run(pdf, "pdftotext", *options, "-", "-").decode().split())


def scanned_at(sheet, place):
    """What a phone reads from the card at a place of a sheet."""
    (found,) = zxingcpp.read_barcodes(sheet.crop(box_of(place)))
    return found.text


def without_address(current_round, place="Laren", role="raad", number=1):
    """People who were invited and can't be mailed; oldest first."""
    people = builders.invite(current_round, place, role, number)
    Invitation.objects.filter(pk__in=[person.pk for person in people]).update(email="")
    return fresh(people)


def fresh(people):
    pks = [person.pk for person in people]
    found = Invitation.objects.select_related("round", "municipality").in_bulk(pks)
    return [found[pk] for pk in pks]


def holder(code):
    """Whose card this is, or nobody's."""
    return Invitation.objects.filter(card_digest=card_digest(code)).first()

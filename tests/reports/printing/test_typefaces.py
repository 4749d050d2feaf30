"""Every script is printed in a face that comes with the project, and no sign stops a document."""

import re
import subprocess

import pytest

from assessments.followup.queries import Added, ReactionText
from assessments.reports.council import document as council
from assessments.reports.printing.pdf import make_pdf
from assessments.templatetags.directions import direction
from tests.reports.letter.test_odt import lines, odt
from tests.reports.printed import PDF_A, PDF_UA, complaints, fonts, pages
from tests.reports.printing.test_pdf import builders, document
from tests.results.builders import CODES
from tests.signs import CONTROLS, EVERY, HALF, OTHERS, SCRIPTS

pytestmark = pytest.mark.pdf

BUNDLED = ("Source-Sans-3", "Noto-Sans", "emoji")


def printed(text):
    return make_pdf(document(f"<p>{text}</p><p><strong>{text}</strong></p>")).content


def read_back(content, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(content)
    command = ["pdftotext", path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_printed_in_a_bundled_face_and_stays_valid(script):
    text, face = SCRIPTS[script]
    content = printed(text)

    assert face in fonts(content)
    assert all(name.startswith(BUNDLED) for name in fonts(content))
    assert "□" not in pages(content)[0]
    assert complaints(content, PDF_A) == complaints(content, PDF_UA) == []


@pytest.mark.parametrize("script", ["Latin", "Greek", "Cyrillic", "symbols", "mathematics"])
def test_text_can_be_copied_from_the_document(script, tmp_path):
    text = SCRIPTS[script][0]
    assert "".join(text.split()) in "".join(read_back(printed(text), tmp_path).split())


def test_arabic_reads_from_right_to_left(tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(make_pdf(document('<p dir="rtl">مرحبا Laren بالعالم</p>')).content)
    command = ["pdftotext", "-bbox", path, "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    left = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)".*>(.+)</word>', words)}
    # The letters of a word come in the order that they are drawn in: from the left.
    first, last = (left[word[::-1]] for word in ("مرحبا", "بالعالم"))
    assert last < left["Laren"] < first


def test_accent_takes_no_letter_away_from_other_words(tmp_path):
    assert "Bladzijde 1 van 1" in read_back(printed("ẹ́"), tmp_path)


def test_script_of_no_bundled_face_becomes_boxes():
    assert "□□ ok" in pages(printed("中文 ok"))[0]


def test_no_face_of_the_machine_is_used(tmp_path):
    # DejaVu has this sign on most machines; none of the bundled faces has.
    content = printed("𐌀 ok")
    assert "□ ok" in pages(content)[0]
    assert all(name.startswith(BUNDLED) for name in fonts(content))


@pytest.mark.parametrize("sign", [*CONTROLS, *OTHERS, HALF], ids=ascii)
def test_document_is_made_with_any_sign(sign):
    assert make_pdf(document(f"<p>sa{sign}men</p>")).pages == 1


def test_report_and_letter_are_made_with_every_sign_at_once():
    built = builders.bel(partnership=f"BEL {EVERY}")

    assert "BEL" in pages(builders.pdf_of(built))[0]
    assert any("BEL" in line for line in lines(odt(built)))


@pytest.mark.parametrize(
    ("text", "way"), [("Wij", "ltr"), ("(1) مرحبا Laren", "rtl"), ("12 שלום", "rtl"), ("12", "ltr")]
)
def test_text_runs_as_its_first_letter_does(text, way):
    assert direction(text) == way


def test_reaction_in_arabic_stands_at_the_right_in_a_valid_report(tmp_path):
    reaction = ReactionText("het college van Laren", "مرحبا بالعالم.\n\nLaren")
    added = Added(reactions={CODES["Laren"]: reaction})
    made = council.council_pdf(builders.report_of(builders.bel(), added=added))

    assert complaints(made, PDF_A) == complaints(made, PDF_UA) == []
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    command = ["pdftotext", "-bbox", "-f", "13", "-l", "13", path, "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    left = [
        float(x)
        for x, word in re.findall(r'xMin="([\d.]+)".*>(.+)</word>', words)
        if word[0] > "\u0600"
    ]
    assert min(left) > 400

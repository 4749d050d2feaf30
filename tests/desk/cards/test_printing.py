"""The cards on paper: what they say, where they are, and that a phone can read them."""

import re
from io import BytesIO

import page as page_validation
import pytest
from pypdf import PdfReader

from assessments.desk.cards.printing import Card, cards_pdf
from assessments.models import Partnership, Round
from assessments.survey.links import new_card_code
from tests.desk.cards.paper import pages_of, pixels, run, scanned_at, sheet_of, text_of, words_at
from tests.signs import EVERY

pytestmark = pytest.mark.pdf

TITLE = "Hoe kijkt u naar de BEL-samenwerking?"
MAILED = "Kreeg u al een uitnodiging per mail? Gebruik dan die link en niet deze kaart."
BLUE, BROWN, GREEN = (0x15, 0x42, 0x73), (0xA8, 0x5A, 0x00), (0x2E, 0x7D, 0x4F)
LONG_NAME = "Gemeenschappelijke regeling Werkorganisatie en Belastingen van de Regio Midden"
LONG_TITLE = "Zelfevaluatie van de samenwerking in de regio: zo kijken raden, colleges en " * 2


def round_of(title=TITLE, *, fictitious=False, name="BEL"):
    return Round(title=title, partnership=Partnership(name=name, fictitious=fictitious))


def card(place="Laren", role="raad", code="ABCD-EFGH", *, spare=False, is_joint=False):
    return Card(place, role, code, spare, is_joint)


def printed(*cards, **of):
    return cards_pdf(round_of(**of), cards)


def test_card_says_everything_that_is_needed(settings):
    settings.SITE_URL = "https://samenwerking.example.nl"

    text = words_at(printed(card()), 0)

    for words in (
        "Raad · Laren",
        TITLE,
        "Of ga naar samenwerking.example.nl/code en typ:",
        "ABCD-EFGH",
        "Tien minuten · twintig stellingen · uw antwoorden zijn vertrouwelijk",
        "Neem deze kaart mee of scheur hem na het insturen door.",
        "Wie de code heeft, kan opnieuw insturen.",
    ):
        assert words in text


def test_card_names_the_partnership():
    assert "Samen sterk Vragenlijst 2026" in words_at(
        printed(card(), title="Vragenlijst 2026", name="Samen sterk"), 0
    )


def test_card_names_the_partnership_once_when_the_title_does():
    assert words_at(printed(card()), 0).count("BEL") == 1


def test_only_a_spare_card_warns_who_was_mailed():
    document = printed(card(spare=False), card(spare=True))

    assert MAILED not in words_at(document, 0)
    assert MAILED in words_at(document, 1)


@pytest.mark.parametrize(
    ("role", "is_joint", "group"),
    [
        ("raad", False, "Raad · Laren"),
        ("college", False, "College · Laren"),
        ("organisatie", False, "Organisatie · Laren"),
        ("organisatie", True, "Laren"),
    ],
)
def test_group_is_in_words(role, is_joint, group):
    assert card(role=role, is_joint=is_joint).group == group


@pytest.mark.parametrize(
    ("role", "colour"), [("raad", BLUE), ("college", BROWN), ("organisatie", GREEN)]
)
def test_role_has_its_own_colour(role, colour):
    sheet = sheet_of(printed(card(role=role)), 1)

    assert sheet.getpixel(tuple(pixels(10, 30))) == colour


def test_role_has_its_own_shape():
    shapes = {role: card(role=role).shape for role in ("raad", "college", "organisatie")}

    assert len({shape.paths[0].d for shape in shapes.values()}) == 3
    assert {role: shape.title for role, shape in shapes.items()} == {
        "raad": "Rondje: raad",
        "college": "Driehoek: college",
        "organisatie": "Vierkant: organisatie",
    }


def test_cards_stand_ten_to_a_sheet_in_order():
    cards = [card(place=f"Plaats {number}") for number in range(11)]
    document = printed(*cards)

    assert [
        re.search(r"Plaats \d+", words_at(document, place, sheet))[0]
        for sheet, place in [*((1, place) for place in range(10)), (2, 0)]
    ] == [f"Plaats {number}" for number in range(11)]
    assert len(pages_of(document)) == 2


def test_phone_reads_from_each_card_the_code_that_is_on_it(settings):
    settings.SITE_URL = "https://samenwerking.example.nl"
    codes = [new_card_code() for _ in range(20)]
    document = printed(*(card(code=code, spare=True) for code in codes))

    for number, sheet in enumerate(pages_of(document)):
        for place in range(10):
            code = codes[number * 10 + place]
            assert code in words_at(document, place, number + 1)
            page, hidden = scanned_at(sheet, place).split("#")
            assert (page, hidden) == (
                "https://samenwerking.example.nl/code/",
                code.replace("-", ""),
            )


def test_every_card_of_an_fictitious_partnership_says_so():
    fictitious = printed(card(), card(role="college"), fictitious=True)

    assert ["VERZONNEN" in words_at(fictitious, place) for place in range(2)] == [True, True]
    assert "VERZONNEN" not in text_of(printed(card()))


def test_long_names_stay_on_their_card(settings):
    settings.SITE_URL = "https://zelfevaluatie.samenwerking.regiofoodvalley.example.nl"
    place = "Gezamenlijke Werkorganisatie Amerfoort, Baarle-Nassau en de Bevelanden Noord"
    long = [card(place, "organisatie", spare=True) for _ in range(10)]
    document = printed(*long, title=LONG_TITLE[:120], name=LONG_NAME)

    texts = [words_at(document, number) for number in range(10)]

    assert len(pages_of(document)) == 1
    assert len(set(texts)) == 1
    assert texts[0].count("ABCD-EFGH") == texts[0].count("kan opnieuw insturen.") == 1
    assert scanned_at(sheet_of(document, 1), 9).endswith("#ABCDEFGH")


def test_name_with_markup_in_it_is_text():
    assert "Raad · <b>Laren</b> & Eemnes" in words_at(printed(card("<b>Laren</b> & Eemnes")), 0)


def test_same_cards_give_the_same_bytes():
    assert printed(card(), card(role="college")) == printed(card(), card(role="college"))


def test_document_has_its_title_and_our_type_only():
    document = printed(card())

    title = f"Kaarten voor {TITLE}"
    assert PdfReader(BytesIO(document)).metadata.title == title
    fonts = run(document, "pdffonts", "-").decode().splitlines()[2:]
    assert fonts
    assert all("Source-Sans-3" in font for font in fonts)


def test_cards_are_valid_pdf_ua():
    document = printed(*(card(role=role, spare=True) for role in ("raad", "college")))

    report = page_validation.validate_pdf_bytes(
        document, profile=page_validation.ValidationProfile.PDF_UA_1
    )

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_cards_are_made_with_any_sign():
    assert "Laren" in text_of(printed(card(), title=f"BEL{EVERY}"))

"""A partnership's logo on paper."""

from dataclasses import replace

import pytest

from assessments import logos
from assessments.desk.partnerships.logo.pictures import safe_picture
from assessments.reports.council.document import council_pdf
from tests.desk.logo.pictures import png, svg
from tests.reports import builders
from tests.reports.printed import PDF_A, PDF_UA, complaints, pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("raw", [png(), svg()], ids=["png", "svg"])
def test_report_with_a_logo_is_as_long_and_can_be_kept_and_heard(raw):
    picture = safe_picture(raw)
    report = builders.report_of(builders.bel())
    shown = replace(report, logo=logos.data_address_of(picture.kind, picture.content))

    made = council_pdf(shown)

    assert len(pages(made)) == 13
    assert complaints(made, PDF_A) == complaints(made, PDF_UA) == []

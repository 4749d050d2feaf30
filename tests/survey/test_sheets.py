import pytest
from django.template.loader import render_to_string

from assessments.survey import sheets, wording
from assessments.survey.forms import AnswersForm
from assessments.survey.pages import codes_of, page_of
from assessments.survey.texts import texts_of
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    return builders.invite(builders.opened_round())[0]


def test_sheet_without_addresses_saves_nothing(invitation):
    shown = page_of(texts_of(invitation.round), 2, invitation.round.partnership)
    form = AnswersForm(codes_of(2))
    lines = tuple(
        sheets.StatementLine(wording.question(each, invitation), form[each.code])
        for each in shown.statements
    )
    sheet = sheets.Sheet(page=shown, total=10, partnership_with_article="Samen", lines=lines)

    page = render_to_string("survey/factor.html", {"sheet": sheet, "form": form})

    assert page.count('type="radio"') == 12
    assert "hx-post" not in page
    assert "<script" not in page


@pytest.mark.parametrize(("answered", "number"), [(0, 1), (1, 1), (2, 2), (19, 10), (20, None)])
def test_next_page_is_the_first_with_an_open_statement(invitation, answered, number):
    answers = (3,) * answered + (0,) * (24 - answered)

    assert sheets.next_page(texts_of(invitation.round), sheets.Draft(answers)) == number


@pytest.mark.parametrize(("answered", "number"), [(19, 10), (20, 11), (21, 11), (22, None)])
def test_next_page_is_that_of_own_statements_too(answered, number):
    current_round = builders.opened_round(own=["Taak", "Stem"])
    answers = (3,) * answered + (0,) * (24 - answered)

    assert sheets.next_page(texts_of(current_round), sheets.Draft(answers)) == number


def test_texts_are_read_once(invitation, django_assert_num_queries):
    texts_of(invitation.round)

    with django_assert_num_queries(0):
        assert texts_of(invitation.round).codes[-1] == "10b"

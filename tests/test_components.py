"""Pieces that many pages share."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from assessments.survey.wording import ContactDetails
from assessments.templatetags.beside import beside


class EveryKind(forms.Form):
    text = forms.CharField()
    radios = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    chosen = forms.ChoiceField(choices=[("a", "A")])


def test_summary_of_errors_leads_to_a_field_of_every_kind():
    page = render_to_string("_components/form.html", {"form": EveryKind({}), "button": "Verder"})

    targets = re.findall(r'<a href="#([^"]+)"', page)
    assert targets == ["id_text", "id_radios_0", "id_boxes_0", "id_chosen"]
    assert all(f'id="{target}"' in page for target in targets)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("035 123 45 67", "0351234567"),
        ("+31 (0)35-123", "+3135123"),
        ("(035) 123", "035123"),
        ("035 123, tst. 12", "035123"),
        ("bel ons", ""),
        ("", ""),
    ],
)
def test_telephone_number_is_what_a_telephone_dials(typed, dialled):
    assert ContactDetails("", typed).dial == dialled


def test_contact_can_be_called_and_written_to():
    contact = ContactDetails("Griffie", "035 123", "a&b+c@example.nl")

    shown = render_to_string("_components/contact.html", {"contact": contact}).strip()

    assert shown == (
        'Griffie, <a href="tel:035123">035 123</a>, '
        '<a href="mailto:a%26b+c@example.nl">a&amp;b+c@example.nl</a>'
    )
    assert str(contact) == "Griffie, 035 123, a&b+c@example.nl"


def test_rows_beside_each_other_are_as_long():
    assert list(beside("ab", [1, 2])) == [("a", 1), ("b", 2)]
    with pytest.raises(ValueError, match="shorter"):
        list(beside("ab", [1]))

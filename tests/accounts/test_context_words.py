"""Passwords that are made of what everybody knows of this site."""

import pytest

from samenwerking.accounts.context_words import is_made_of_context
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known():
    builders.partnership("Laren", "Súdwest-Fryslân", "Oss", name="BEL Combinatie")


@pytest.mark.parametrize(
    "password",
    [
        "gemeenteraad",
        "Welkom-Laren-2026",
        "GemeenteOss123",
        "sudwestfryslan1!",
        "BELCombinatie2027",
        "Samenwerking!!99",
        "raad college raad",
    ],
)
def test_words_of_the_site_with_years_and_signs_are_no_password(password):
    assert is_made_of_context(password)


@pytest.mark.parametrize(
    "password",
    [
        "een lang wachtwoord",
        "vier losse woorden samen",
        "paard batterij nietje Laren",
        "8472-9471-2384",
        "1998 2003 1987",
        "пароль-из-слов-raad",
    ],
)
def test_other_words_beside_them_are(password):
    assert not is_made_of_context(password)

import pytest

from assessments.desk.people.roles import find_role


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("raadslid VVD", "raad"),
        ("Raadslid / fractievoorzitter CDA", "raad"),
        ("fractievoorzitter (PvdA)", "raad"),
        ("lid van de raad", "raad"),
        ("duo-raadslid", "raad"),
        ("wethouder Financiën", "college"),
        ("wethouder Organisatie en Dienstverlening", "college"),
        ("1e loco-burgemeester", "college"),
        ("Burgemeester en wethouders", "college"),
        ("college van B&W", "college"),
        ("plv. griffier", "organisatie"),
        ("wnd. gemeentesecretaris/algemeen directeur", "organisatie"),
        ("griffier van de raad", "organisatie"),
        ("adviseur college", "organisatie"),
        ("senior beleidsadviseur sociaal domein", "organisatie"),
        ("clustermanager", "organisatie"),
        ("ambtelijke organisatie", "organisatie"),
    ],
)
def test_a_function_of_more_words_is_known(written, role):
    assert find_role(written) == role


@pytest.mark.parametrize(
    "written",
    [
        "",
        "bode",
        "raadslid en wethouder",
        "secretaresse burgemeester",
        "oud-raadslid",
        "voormalig wethouder",
        "kandidaat-raadslid",
        "jongerenraadslid",
        "fractiemedewerker",
        "raad en college",
    ],
)
def test_what_could_be_two_roles_or_none_is_asked(written):
    assert find_role(written) == ""

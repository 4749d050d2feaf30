import pytest

from assessments.desk.people.checking import Outcome, check
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import Row

LAREN = ListedPlace(1, "GM0417", "Laren")
EEMNES = ListedPlace(2, "GM0317", "Eemnes")
BEL = ListedPlace(None, "", "BEL Combinatie")
PLACES = [EEMNES, LAREN, BEL]


def row(place="Laren", role="raad", name="Jan", email="jan@laren.nl", number=2):
    return Row(number, place, role, name, email)


def checked(*rows, known=()):
    return check(rows, PLACES, known)


def outcomes(*rows, known=()):
    return [each.outcome for each in checked(*rows, known=known)]


def reason(given, known=()):
    (each,) = checked(given, known=known)
    return each.reason


def test_somebody_new_has_a_place_and_a_role_and_no_reason():
    (each,) = checked(row(role="Raadslid"))

    assert each.outcome is Outcome.NEW
    assert (each.place, each.role, each.reason) == (LAREN, "raad", "")


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Raad", "raad"),
        ("raadslid", "raad"),
        ("commissielid", "raad"),
        ("Burgercommissielid", "raad"),
        ("fractie-volger", "raad"),
        ("college", "college"),
        ("Wethouder", "college"),
        ("burgemeester", "college"),
        ("College van B&W", "college"),
        ("collegelid", "college"),
        ("organisatie", "organisatie"),
        ("ambtenaar", "organisatie"),
        ("Gemeentesecretaris", "organisatie"),
        ("griffier", "organisatie"),
        ("griffie", "organisatie"),
        ("Ambtelijke organisatie", "organisatie"),
    ],
)
def test_a_function_says_which_role_it_is(written, role):
    (each,) = checked(row(role=written))

    assert each.role == role


def test_an_unknown_municipality_comes_with_the_nearest_name():
    assert reason(row(place="Larne")) == ("‘Larne’ doet niet mee in deze ronde. Bedoelt u Laren?")


def test_a_municipality_of_elsewhere_has_no_nearest_name():
    assert reason(row(place="Amsterdam")) == "‘Amsterdam’ doet niet mee in deze ronde."


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (row(place=""), "De gemeente ontbreekt."),
        (row(role=""), "De rol ontbreekt: raad, college of organisatie."),
        (
            row(role="bode"),
            "‘bode’ is geen rol die wij kennen. Kies raad, college of organisatie.",
        ),
        (
            row(place="BEL Combinatie", role="raad"),
            "Bij BEL Combinatie kan alleen de rol organisatie.",
        ),
        (row(name=""), "De naam ontbreekt."),
        (row(name="#N/A"), "De naam ontbreekt."),
        (row(name="-"), "De naam ontbreekt."),
        (row(name="x" * 121), "De naam is langer dan 120 tekens."),
        (row(email="jan(at)laren.nl"), "‘jan(at)laren.nl’ is geen goed e-mailadres."),
        (row(email=f"{'x' * 250}@laren.nl"), f"‘{'x' * 250}@laren.nl’ is geen goed e-mailadres."),
    ],
)
def test_what_is_wrong_is_said(given, expected):
    (each,) = checked(given)

    assert (each.outcome, each.reason) == (Outcome.WRONG, expected)


def test_everything_that_is_wrong_is_said_at_once():
    (each,) = checked(Row(2, "Larne", "bode", "", "x"))

    assert len(each.reasons) == 5


def test_staff_of_a_joint_organisation_need_no_role():
    (each,) = checked(row(place="BEL Combinatie", role=""))

    assert (each.outcome, each.role) == (Outcome.NEW, "organisatie")


def test_a_line_of_the_template_that_was_not_filled_in_is_empty():
    assert outcomes(Row(2, "Laren", "raad")) == [Outcome.EMPTY]


def test_a_line_with_only_an_unknown_group_is_wrong():
    assert outcomes(Row(2, "Larne", "raad")) == [Outcome.WRONG]


def test_the_same_address_in_a_group_is_double():
    first, second = checked(row(), row(name="Jan de Vries", number=3))

    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.DOUBLE)
    assert second.reason == "Dit e-mailadres staat ook in rij 2."


def test_somebody_who_was_invited_is_double():
    known = [(1, "raad", "J. de Vries", "Jan@Laren.nl")]

    assert reason(row(), known) == "Dit e-mailadres staat al in deze groep."


def test_two_roles_or_two_municipalities_are_two_invitations():
    rows = [
        row(),
        row(role="organisatie"),
        row(place="Eemnes"),
        row(place="BEL Combinatie", role=""),
    ]

    assert outcomes(*rows) == [Outcome.NEW] * 4


def test_a_row_that_is_not_taken_makes_no_other_row_double():
    assert outcomes(row(name=""), row()) == [Outcome.WRONG, Outcome.NEW]


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), ("jan@laren.nl", ""), ("", "jan@laren.nl")]
)
def test_the_same_name_without_an_address_is_double(first, second):
    each = checked(row(name="Jan", email=first), row(name="JAN", email=second, number=3))[1]

    assert each.outcome is Outcome.DOUBLE
    assert each.reason == (
        "Deze naam staat ook in rij 2. Zonder e-mailadres zien wij dat als dezelfde persoon."
    )


def test_the_same_name_with_two_addresses_is_two_people():
    assert outcomes(row(email="a@laren.nl"), row(email="b@laren.nl")) == [Outcome.NEW] * 2


def test_a_second_person_of_the_same_name_in_a_group_is_pointed_out():
    first, second = checked(row(email="a@laren.nl"), row(name="JAN", email="b@laren.nl", number=3))

    assert (first.doubts, second.outcome) == ((), Outcome.NEW)
    assert second.doubts == ("Deze naam staat ook in rij 2. Is dit iemand anders?",)


def test_somebody_of_the_name_of_somebody_invited_is_pointed_out():
    (each,) = checked(row(), known=[(1, "raad", "Jan", "ander@laren.nl")])

    assert each.doubts == ("Deze naam staat al in deze groep. Is dit iemand anders?",)


def test_the_same_name_in_two_groups_is_not_pointed_out():
    assert [each.doubts for each in checked(row(), row(role="college"))] == [(), ()]


def test_doubtful_letters_are_asked_about():
    (each,) = checked(Row(2, "Laren", "raad", "Jan", "", doubt="letters"))

    assert each.doubts == ("Kloppen de letters van deze naam?",)


def test_a_double_on_another_sheet_says_which():
    first = Row(2, "Laren", "raad", "Jan", "jan@laren.nl", "Raad")

    second = checked(first, Row(2, "Laren", "raad", "J.", "jan@laren.nl", "College"))[1]

    assert second.reason == "Dit e-mailadres staat ook in rij 2 van blad Raad."

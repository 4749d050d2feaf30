import pytest

from assessments.desk.people.reading.fullname import Parts, full_name


@pytest.mark.parametrize(
    "parts",
    [
        Parts(first="Jan", prefix="de", surname="Vries"),
        Parts(first="Jan", initials="J.P.", prefix="de", surname="Vries"),
        Parts(first="Jan", surname="de Vries"),
        Parts(first="Jan", prefix="de", surname="de Vries"),
        Parts(first="Jan", surname="Vries, de"),
        Parts(first="Jan", prefix="de", full="Vries"),
        Parts(first="Jan", full="Jan de Vries"),
        Parts(first="Jan", prefix="de", full="Jan de Vries"),
        Parts(first="Jan", full="J. de Vries"),
        Parts(first="Jan", full="de Vries, Jan"),
        Parts(first="Jan", prefix="de", surname="Vries", full="Vries"),
        Parts(first="Jan", prefix="de", surname="Vries", full="J. de Vries"),
        Parts(initials="J.", full="Jan de Vries"),
        Parts(surname="Vries", full="Jan de Vries"),
        Parts(prefix="de", surname="Vries", full="Jan"),
        Parts(full="Jan de Vries"),
    ],
)
def test_any_columns_make_one_name(parts):
    assert full_name(parts) == "Jan de Vries"


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (Parts(), ""),
        (Parts(initials="J.P.", prefix="van der", surname="Berg"), "J.P. van der Berg"),
        (Parts(initials="J.", full="Jansen"), "J. Jansen"),
        (Parts(prefix="de", surname="Vries", full="Vries"), "de Vries"),
        (Parts(first="Jan"), "Jan"),
        (Parts(surname="Vries"), "Vries"),
        (Parts(full="Vries, mr. J., de"), "Vries, mr. J., de"),
    ],
)
def test_what_is_missing_is_left_out(parts, name):
    assert full_name(parts) == name

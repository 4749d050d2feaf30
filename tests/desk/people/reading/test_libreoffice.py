"""Lists that LibreOffice 7.4 itself saved; the CSV with ; and in Windows-1252."""

from pathlib import Path

import pytest

from tests.desk.people.files import people_in

SAVED = Path(__file__).with_name("libreoffice")


@pytest.mark.parametrize("name", ["lijst.ods", "lijst.xlsx", "lijst.csv"])
def test_list_saved_by_libreoffice_is_read(name):
    rows = people_in((SAVED / name).read_bytes())

    assert [(row.place, row.role, row.name, row.email) for row in rows] == [
        ("Laren", "raadslid", "Zoë de Vries", "zoe@laren.nl"),
        ("Eemnes", "wethouder", "Bos, Anja", "anja@eemnes.nl"),
        ("BEL Combinatie", "ambtenaar", "Kees Vis", ""),
    ]

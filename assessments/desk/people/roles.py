"""Which role people mean by what they write: "raadslid VVD", "wethouder Financiën"."""

import re

from assessments.desk.people.rows import keyword
from assessments.models import Role

PEOPLE = {
    Role.RAAD: (
        "raadslid raadsleden raadsleid gemeenteraadslid gemeenteraadsleden raadsvoorzitter "
        "fractievoorzitter fractievoorzitters fractielid fractieleden commissielid commissieleden "
        "raadscommissielid raadscommissieleden burgercommissielid burgercommissieleden "
        "burgerraadslid burgerraadsleden burgerlid burgerleden fractievolger fractievolgers "
        "fractieopvolger fractievertegenwoordiger steunfractielid steunfractieleden steunraadslid "
        "raadsvolger duoraadslid duoraadsleden duocommissielid schaduwraadslid schaduwraadsleden"
    ),
    Role.COLLEGE: (
        "wethouder wethouders burgemeester burgemeesters locoburgemeester waarnemendburgemeester "
        "collegelid collegeleden portefeuillehouder bestuurder bestuurders"
    ),
    Role.ORGANISATIE: (
        "ambtenaar ambtenaren ambtelijk ambtelijke gemeentesecretaris secretaris secretaresse "
        "griffier griffiers raadsgriffier adjunctgriffier griffiemedewerker medewerker "
        "medewerkers directeur directeuren adviseur adviseurs manager managers afdelingshoofd "
        "teamleider teamleiders teamhoofd hoofd jurist controller strateeg coordinator consulent "
        "projectleider programmaleider specialist assistent"
    ),
}
"""Words for somebody."""
GROUPS = {
    Role.RAAD: "raad raden gemeenteraad",
    Role.COLLEGE: (
        "college colleges bw benw burgemeesterenwethouders collegevanbw collegevanbenw "
        "collegevanburgemeesterenwethouders"
    ),
    Role.ORGANISATIE: "organisatie ambtelijkeorganisatie griffie staf bestuursstaf",
}
"""Words for many; beside somebody they only say where: "adviseur college"."""
_STAFF_ENDS = (
    "medewerker medewerkers adviseur adviseurs manager managers secretaris ambtenaar ambtenaren "
    "directeur coordinator leider secretaresse controller"
)
STAFF_ENDS = tuple(_STAFF_ENDS.split())
"""Ends of the many words for civil servants: "beleidsadviseur", "clustermanager"."""
_FORMER = "oud ex voormalig voormalige gewezen kandidaat kandidaats beoogd"
FORMER = frozenset(_FORMER.split())
"""Beside these it isn't what somebody is."""
NOT_STAFF = ("fractie", "raads", "partij")
"""Beginnings of words that end like staff and may be somebody of a party."""
SIGNS = re.compile(r"[^\w&]+")


def _by_word(table: dict[Role, str]) -> dict[str, str]:
    return {word: role.value for role, words in table.items() for word in words.split()}


PERSON_WORDS, GROUP_WORDS = _by_word(PEOPLE), _by_word(GROUPS)


def find_role(written: str) -> str:
    """The role's value; "" when it isn't known, or could be two."""
    whole = keyword(written)
    if whole in PERSON_WORDS or whole in GROUP_WORDS:
        return PERSON_WORDS.get(whole) or GROUP_WORDS[whole]
    words = [keyword(word) for word in SIGNS.split(written)]
    if FORMER.intersection(words):
        return ""
    people = {_of_somebody(word) for word in words} - {""}
    groups = {GROUP_WORDS[word] for word in words if word in GROUP_WORDS}
    found = people or groups
    return found.pop() if len(found) == 1 else ""


def _of_somebody(word: str) -> str:
    if word in PERSON_WORDS:
        return PERSON_WORDS[word]
    is_staff = word.endswith(STAFF_ENDS) and not word.startswith(NOT_STAFF)
    return Role.ORGANISATIE.value if is_staff else ""

"""What everybody reads first."""

from assessments.presenters.agenda import conversation
from assessments.presenters.summary import summary
from tests.reports import builders
from tests.results.builders import CODES, at, overview, raden

LAREN = CODES["Laren"]


def made(seen, code=None, **options):
    return summary(seen, code, conversation(seen), **options)


def text(found):
    return " ".join(finding.text for finding in found)


def test_summary_lays_the_own_raad_beside_the_others_only_with_its_municipality():
    seen = overview(*raden(Laren={}, Ede={}))

    assert [group.label for group in made(seen).ten.columns] == ["alle raden"]
    assert [group.label for group in made(seen, LAREN).ten.columns] == ["onze raad", "andere raden"]


def test_summary_names_no_other_municipality_in_public():
    seen = overview(*raden(Laren={}, Ede={"f6": at("1.5")}, Eemnes={}))
    assert "Ede" in text(made(seen).stands_out)

    assert "Ede" not in text(made(seen, public=True).stands_out)


def test_summary_says_why_the_own_raad_is_missing():
    seen = builders.own_raad_withheld()

    assert made(seen, LAREN).why_missing.startswith("Van onze raad stuurden minder dan vijf leden")
    assert made(seen).why_missing == ""


def test_summary_says_that_everything_is_missing():
    assert made(builders.nothing_shown()).why_missing.startswith("Er zijn te weinig antwoorden")

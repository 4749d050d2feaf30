import pytest

from assessments.followup.final import ReportsAreFinal, make_final
from assessments.followup.reactions import (
    DoesNotFit,
    number_of_words,
    remove_reaction,
    tidy,
    write_reaction,
)
from assessments.models import AuditEntry, Municipality, Reaction
from tests import builders
from tests.results.builders import raden, release

pytestmark = pytest.mark.django_db

WORDS = "Wij herkennen dit beeld."


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


@pytest.fixture
def by(made):
    return builders.manager(made.round.partnership)


def write(made, by, text=WORDS, name="Laren", on_behalf_of="het presidium"):
    write_reaction(
        release=made,
        municipality=Municipality.objects.get(name=name),
        on_behalf_of=on_behalf_of,
        text=text,
        by=by,
    )


def remove(made, by, name="Laren"):
    remove_reaction(release=made, municipality=Municipality.objects.get(name=name), by=by)


def stored():
    return list(Reaction.objects.values_list("municipality__name", "on_behalf_of", "text"))


def logged():
    changes = AuditEntry.objects.filter(action=AuditEntry.Action.REACTION_CHANGED)
    return [entry.detail for entry in changes.order_by("pk")]


def test_reaction_is_kept_with_on_whose_behalf(made, by):
    write(made, by)

    assert stored() == [("Laren", "het presidium", WORDS)]


def test_second_reaction_takes_the_place_of_the_first(made, by):
    write(made, by)
    write(made, by, "Wij zien het anders.", on_behalf_of="het college")

    assert stored() == [("Laren", "het college", "Wij zien het anders.")]


def test_each_municipality_has_its_own_reaction(made, by):
    write(made, by)
    write(made, by, "Wij ook.", name="Ede")

    assert len(stored()) == 2


def test_reaction_of_150_words_fits(made, by):
    write(made, by, "woord " * 150)

    assert number_of_words(stored()[0][2]) == 150


@pytest.mark.parametrize("text", ["woord " * 151, "w" * 1501, " \n "], ids=["words", "", "empty"])
def test_reaction_that_does_not_fit_is_refused(made, by, text):
    with pytest.raises(DoesNotFit):
        write(made, by, text)

    assert stored() == []


def test_removed_reaction_is_gone_and_others_stay(made, by):
    write(made, by)
    write(made, by, name="Ede")

    remove(made, by)

    assert [name for name, *_rest in stored()] == ["Ede"]


def test_log_says_whose_reaction_and_never_what_it_says(made, by):
    write(made, by)
    remove(made, by)
    remove(made, by)

    assert logged() == ["Laren: namens, reactie", "Laren: gewist"]


def test_final_reports_keep_their_reactions(made, by):
    write(made, by)
    make_final(release=made, by=by)

    with pytest.raises(ReportsAreFinal):
        write(made, by, "Toch anders.")
    with pytest.raises(ReportsAreFinal):
        remove(made, by)

    assert stored() == [("Laren", "het presidium", WORDS)]
    assert logged() == ["Laren: namens, reactie"]


def test_tidy_text_has_one_empty_line_between_paragraphs():
    assert (
        tidy("  Een \t zin.\r\nNog een.\r\n\r\n\r\n \r\nSlot. \n") == "Een zin.\nNog een.\n\nSlot."
    )

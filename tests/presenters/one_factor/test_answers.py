"""Pictures of answers in words."""

from assessments.presenters.one_factor.answers import answers_in_words
from tests.results.builders import group, overview


def laren(counts):
    return overview(group("raad", "Laren", 20, t1a=counts)).roles["raad"].statements["1a"]


def test_words_have_all_six_counts_and_the_mean():
    score = laren([1, 2, 3, 4, 5, 5])
    assert answers_in_words("1a", "onze raad", score, fictitious=False) == (
        "Stelling 1a, onze raad: helemaal mee oneens 1, mee oneens 2, neutraal 3, mee eens 4, "
        "helemaal mee eens 5, weet niet 5; gemiddeld 3,7."
    )


def test_words_of_an_fictitious_result_say_so_first():
    score = laren([1, 2, 3, 4, 5, 5])
    text = answers_in_words("1a", "onze raad", score, fictitious=True)
    assert text.startswith("VERZONNEN. Stelling 1a")

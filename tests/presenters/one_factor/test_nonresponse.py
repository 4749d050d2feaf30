"""What if the others had answered, in sentences."""

import pytest

from assessments.presenters.one_factor.nonresponse import if_others_had_answered
from tests.results.builders import CODES, INSTRUMENT, group, overview

AGREE, DISAGREE = [0, 0, 4, 8, 0, 0], [0, 8, 4, 0, 0, 0]


def sentences(*voices, name=None, **viewer):
    seen = overview(*voices, **viewer)
    return if_others_had_answered(seen, INSTRUMENT.factor(6), CODES[name] if name else None)


@pytest.mark.parametrize(
    ("of", "counts", "sentence"),
    [
        (
            15,
            AGREE,
            "Ook als de 3 anderen het oneens waren, is een meerderheid van de raden het eens.",
        ),
        (
            13,
            AGREE,
            "Ook als de enige ander het oneens was, is een meerderheid van de raden het eens.",
        ),
        (
            18,
            AGREE,
            "Bij de raden kan dit kantelen: zijn 5 van de 6 anderen het oneens, dan is er geen "
            "meerderheid meer.",
        ),
        (
            15,
            DISAGREE,
            "Ook als de 3 anderen het eens waren, is er geen meerderheid van de raden die het "
            "eens is.",
        ),
        (
            30,
            DISAGREE,
            "Bij de raden kan dit kantelen: zijn 16 van de 18 anderen het eens, dan is er wel een "
            "meerderheid die het eens is.",
        ),
        (
            13,
            [0, 5, 0, 7, 0, 0],
            "Ook als de enige ander het oneens was, is een meerderheid van de raden het eens.",
        ),
        (
            13,
            [0, 6, 0, 6, 0, 0],
            "Bij de raden kan dit kantelen: is de enige ander het eens, dan is er wel een "
            "meerderheid die het eens is.",
        ),
        (
            14,
            [0, 6, 0, 6, 0, 0],
            "Bij de raden kan dit kantelen: zijn 2 van de 2 anderen het eens, dan is er wel een "
            "meerderheid die het eens is.",
        ),
        (12, AGREE, None),
    ],
)
def test_sentence_says_what_the_others_could_change(of, counts, sentence):
    said = sentences(group("raad", "Laren", 12, of=of, f6=counts))

    assert said == ((sentence,) if sentence else ())


def bel():
    return (
        group("raad", "Laren", 12, of=15, f6=AGREE),
        group("raad", "Blaricum", 12, of=15, f6=AGREE),
        group("raad", "Eemnes", 12, of=15, f6=AGREE),
        group("college", "Laren", 10, of=11, f6=[0, 0, 0, 9, 1, 0]),
        group("organisatie", "BEL Combinatie", 12, of=15, f6=AGREE),
    )


def test_own_raad_comes_first_and_then_each_role():
    groups = ["de raad van Laren", "de raden", "de colleges", "BEL Combinatie"]
    said = sentences(*bel(), name="Laren")

    assert len(said) == len(groups)
    assert all(name in sentence for name, sentence in zip(groups, said, strict=True))


def test_without_municipality_it_is_the_roles():
    assert sentences(*bel()) == sentences(*bel(), name="Laren")[1:]


def test_raad_that_is_the_only_one_is_named_once():
    (said,) = sentences(group("raad", "Laren", 12, of=15, f6=AGREE), name="Laren")

    assert "van de raad van Laren het eens" in said


def test_raad_of_another_municipality_is_not_said_to_who_may_not_see_it():
    said = sentences(*bel(), name="Blaricum", own="Laren", sees_others=False)

    assert said == sentences(*bel())


def test_raad_in_half_steps_is_not_said():
    few = group("raad", "Ede", 7, of=9)

    assert sentences(*bel(), few, name="Ede") == sentences(*bel(), few)

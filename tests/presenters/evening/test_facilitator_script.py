"""What the facilitator is told about each factor."""

from assessments.presenters.agenda import conversation
from assessments.presenters.evening.chosen_factors import factor_choice
from assessments.presenters.evening.facilitator_script import facilitator_script
from tests.results.builders import at, group, overview, raden, three_roles

UNSEEN = [0, 0, 2, 2, 0, 0]


def made(seen, asked, minutes=90):
    choice = factor_choice(seen.instrument, conversation(seen, public=True), asked)
    return facilitator_script(seen, choice.chosen, minutes)


def abouts(seen, number):
    (factor,) = made(seen, [number]).factors
    return [saying.about for saying in factor.sayings]


def test_factor_that_is_shown_and_firm_needs_nothing_more_said():
    assert abouts(overview(*three_roles()), 6) == []


def test_factor_on_the_border_comes_with_what_to_say_about_it():
    half = group("raad", "Laren", 20, of=40, f6=[0, 3, 6, 11, 0, 0])
    (factor,) = made(overview(half), [6]).factors
    (saying,) = factor.sayings

    assert saying.about == "Deze factor staat op de grens met oppakken."
    assert "Niet iedereen gaf antwoord." in saying.aloud


def test_role_that_is_not_shown_is_named_with_what_to_say():
    (factor,) = made(overview(*three_roles(college={"t6a": UNSEEN})), [6]).factors
    (saying,) = factor.sayings

    assert saying.about == "Niet getoond: de colleges, want daar zijn te weinig antwoorden."
    assert saying.aloud.startswith("Groepen van minder dan vijf mensen tonen wij nooit.")


def test_role_without_any_result_is_named_too():
    seen = overview(group("raad", "Laren", 20), group("college", "Laren", 3, of=4))

    assert abouts(seen, 6) == ["Niet getoond: de colleges, want daar zijn te weinig antwoorden."]


def test_role_that_nobody_asked_is_not_spoken_of():
    assert abouts(overview(group("raad", "Laren", 20)), 6) == []


def test_mean_in_half_steps_is_said_to_be_about():
    seen = overview(group("raad", "Laren", 20), group("college", "Laren", 7))

    assert abouts(seen, 6) == ["Afgerond: de colleges, want daar zijn 5 tot 9 antwoorden."]


def test_factor_that_is_not_shown_at_all_is_said_to_be_so():
    seen = overview(*three_roles(*[{"f1": UNSEEN}] * 3))

    assert abouts(seen, 1)[0] == (
        "Niet getoond: te weinig antwoorden om iets over deze factor te zeggen."
    )


def test_time_that_is_too_short_is_noticed():
    seen = overview(*three_roles())

    assert made(seen, range(1, 11), 45).is_longer
    assert not made(seen, [6], 45).is_longer


def test_no_municipality_is_named():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8"), "t3a": UNSEEN}))
    (factor,) = made(seen, [3]).factors

    assert "Laren" not in repr(factor.sayings) + factor.chosen.line.reason

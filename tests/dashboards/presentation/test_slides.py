"""Which slides there are, in which order, and what stands on them."""

from datetime import date

from assessments.dashboards.presentation.slides import slides
from assessments.presenters.agenda import conversation
from assessments.presenters.evening.chosen_factors import factor_choice
from assessments.results.findings import what_stands_out
from tests.results.builders import WITH_OWN, at, group, overview, raden, three_roles

UNKNOWN = [0, 2, 3, 4, 3, 8]
DIVIDED = [4, 4, 4, 4, 4, 0]
FAR = three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})


def made(seen, asked=(), earlier=None):
    findings = what_stands_out(seen, public=True, earlier=earlier)
    choice = factor_choice(seen.instrument, conversation(seen, public=True), asked)
    return list(slides(seen, findings, choice, earlier=earlier))


def text(slide):
    return "".join(segment.text for segment in slide.heading)


def said(slide):
    return ["".join(each.text for each in segments) for segments in (slide.heading, *slide.also)]


def saying(found, words):
    (slide,) = [each for each in found if any(words in sentence for sentence in said(each))]
    return slide


def test_meeting_goes_from_who_answered_to_the_questions():
    found = made(overview(*FAR))

    assert [slide.kind for slide in found] == [
        *("title", "responses", "finding", "finding", "finding"),
        *("statements", "begin", "factor", "closing"),
    ]
    assert text(found[0]) == "Ronde"
    assert text(found[6]) == "Begin bij Organisatie"
    assert text(found[7]).startswith("Het minst eens is men over Organisatie")


def test_every_role_that_was_asked_is_counted():
    found = made(overview(group("raad", "Laren", 11, of=15), group("college", "Laren", 5, of=6)))

    assert [(a.name, a.response.submitted, a.response.invited) for a in found[1].answered] == [
        ("alle raden", 11, 15),
        ("colleges samen", 5, 6),
    ]


# --- The chosen factors ----------------------------------------------------------------------


def test_chosen_factors_have_a_slide_in_the_order_of_the_agenda():
    found = made(overview(*FAR), asked=[3, 6, 1])

    assert [slide.factor.number for slide in found if slide.kind == "factor"] == [6, 1, 3]
    assert [slide.kind for slide in found][-5:] == ["begin", *["factor"] * 3, "closing"]


def test_slide_of_a_factor_shows_both_statements_of_every_role_with_its_questions():
    slide = made(overview(*FAR), asked=[2])[-2]
    answers = slide.evidence.answers

    assert [group.heading[:2] for group in answers.groups] == ["2a", "2b"]
    roles = ["alle raden", "colleges samen", "organisatie"]
    assert [row.label for row in answers.rows] == roles * 2
    assert len(slide.factor.factor.questions) == 2


def test_slide_of_a_factor_says_why_it_is_on_the_agenda():
    slide = made(overview(*FAR), asked=[2])[-2]

    assert text(slide) == (
        "Identiteit. Van de raden is 55\u00a0% het eens, van de colleges 55\u00a0%, van de "
        "organisaties 55\u00a0%."
    )
    assert slide.is_reason_said


def test_what_stands_out_about_the_answers_to_a_chosen_factor_is_said_on_its_slide():
    seen = overview(*three_roles(raad={"t4b": DIVIDED}))
    chosen, elsewhere = made(seen, asked=[4]), made(seen, asked=[1])

    assert saying(chosen, "zijn verdeeld").kind == "factor"
    assert not saying(chosen, "zijn verdeeld").is_reason_said
    assert saying(elsewhere, "zijn verdeeld").kind == "finding"


def test_factor_with_too_few_answers_has_its_questions_and_no_picture():
    found = made(overview(group("raad", "Laren", 3, of=15)), asked=[6])

    assert [slide.kind for slide in found] == [
        *("title", "responses", "nothing", "begin", "factor", "closing"),
    ]
    assert text(found[4]) == "Organisatie. Niet getoond: te weinig antwoorden."
    assert found[4].evidence.answers.groups == ()


# --- What stands out -------------------------------------------------------------------------


def test_no_picture_is_shown_twice():
    earlier = overview(*three_roles(raad={"f6": at("4.8")}), closed_on=date(2024, 10, 1))
    loud = three_roles(
        raad={"f6": at("2.1"), "t4b": DIVIDED, "t6a": UNKNOWN, "f2": at("4.6")},
        college={"f6": at("4.1"), "f1": at("4.6")},
        organisatie={"f6": at("3.9"), "t7a": UNKNOWN},
    )
    for asked in ([], [4, 7], [1, 2], range(1, 11)):
        found = made(overview(*loud), asked, earlier)
        names = [slide.evidence.name for slide in found if slide.evidence]
        assert len(names) == len(set(names)) > 3


def test_ten_factors_are_shown_once_with_the_finding_that_rests_on_them():
    high = {f"f{number}": at("4.6") for number in range(1, 11)}
    found = made(overview(*three_roles(college=high)))
    (ten,) = [s for s in found if s.evidence and s.evidence.name == "slide-factors"]

    assert text(ten) == "Colleges geven bij 10 van de 10 factoren het hoogste cijfer."


def test_ten_factors_say_what_they_show_when_no_finding_does():
    found = made(overview(*FAR))
    (ten,) = [s for s in found if s.evidence and s.evidence.name == "slide-factors"]

    assert text(ten) == "Over Organisatie verschillen de rollen het meest: raden 2,8, colleges 4,1"


def test_roles_that_differ_are_shown_on_one_scale_with_their_numbers():
    evidence = saying(made(overview(*FAR)), "heel verschillend").evidence

    assert evidence.name == "slide-roles-6-raad"
    assert [(row.name, row.results[0].text) for row in evidence.means.rows] == [
        ("raden", "2,8"),
        ("colleges", "4,1"),
        ("organisatie", "3,5"),
    ]


def test_own_raad_is_shown_beside_the_other_raden():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}), own="Laren")
    evidence = saying(made(seen), "Onze raad is over Keuze").evidence

    assert [(row.name, row.results[0].text) for row in evidence.means.rows] == [
        ("raad Laren", "2,8"),
        ("de andere raden", "3,8"),
    ]


def test_change_is_shown_as_that_role_in_both_rounds():
    earlier = overview(*three_roles(raad={"f6": at("2.8")}), closed_on=date(2024, 10, 1))
    evidence = saying(
        made(overview(*three_roles(raad={"f6": at("3.9")})), (), earlier), "Sinds"
    ).evidence

    assert (evidence.name, evidence.means.heading) == ("slide-change-6-raad", "raden")
    assert [(row.name, row.results[0].text) for row in evidence.means.rows] == [
        ("najaar 2024", "2,8"),
        ("najaar 2025", "3,9"),
    ]
    assert evidence.means.remark == "↑ gestegen 1,1"


def test_answers_are_of_roles_only():
    seen = overview(*raden(Laren={"t4b": DIVIDED}, Ede={"t4b": DIVIDED}))
    slide = saying(made(seen), "verdeeld")

    assert [row.label for row in slide.evidence.answers.rows] == ["alle raden"] * 2


def test_notes_are_those_of_the_slide():
    seen = overview(
        *raden(Laren={"t4b": DIVIDED, "t4a": UNKNOWN}, Ede={"t4b": DIVIDED}),
        group("college", "Laren", 7),
    )
    slide = saying(made(seen, asked=[1]), "verdeeld")

    _raden, colleges = slide.evidence.answers.groups[1].rows
    assert slide.evidence.answers.notes[colleges.result.note - 1].startswith("5 tot 9 antwoorden.")


def test_no_municipality_is_named_as_the_one_that_differs():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}))
    found = made(seen, asked=[3])
    lines = [each.line for slide in found for each in slide.chosen]
    texts = " ".join(
        [text(each) for each in found[1:]]
        + [line.reason + line.in_short + "".join(line.also) for line in lines]
    )

    assert "raad" in texts
    assert "Laren" not in texts
    assert "Ede" not in texts.replace("Iedereen", "")


def test_low_response_is_a_warning_beside_who_answered():
    found = made(overview(group("raad", "Laren", 11, of=40), own="Laren"))

    assert found[1].warnings == (
        "Let op: van de raad van Laren gaf minder dan de helft antwoord (11 van 40).",
    )
    assert [each for each in found[2:] if "minder dan de helft" in text(each)] == []


def test_with_too_few_answers_that_is_said():
    found = made(overview(group("raad", "Laren", 3, of=15)))

    assert [slide.kind for slide in found] == ["title", "responses", "nothing", "closing"]


# --- Own statements --------------------------------------------------------------------------


def test_own_statements_have_a_slide_after_the_twenty():
    found = made(overview(*FAR, asked=WITH_OWN))

    kinds = [slide.kind for slide in found]
    assert kinds[kinds.index("statements") + 1] == "own"
    (own,) = [slide for slide in found if slide.kind == "own"]
    assert [each.heading for each in own.evidence.answers.groups] == ["e1 Taken", "e2 Genoeg"]
    labels = [row.label for row in own.evidence.answers.groups[0].rows]
    assert labels == ["alle raden", "colleges samen", "organisatie"]

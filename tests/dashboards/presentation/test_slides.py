"""Which slides there are, in which order, and what stands on them."""

from datetime import date

from assessments.dashboards.presentation.slides import slides
from assessments.presenters.agenda import conversation
from assessments.results.findings import what_stands_out
from tests.results.builders import at, group, overview, raden, three_roles

UNKNOWN = [0, 2, 3, 4, 3, 8]
DIVIDED = [4, 4, 4, 4, 4, 0]


def made(seen):
    findings = what_stands_out(seen, public=True)
    return list(slides(seen, findings, conversation(seen, public=True)))


def text(slide):
    return "".join(segment.text for segment in slide.heading)


def test_meeting_goes_from_who_answered_to_the_questions():
    found = made(overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))

    assert [slide.kind for slide in found] == [
        *("title", "responses", "finding", "finding", "finding", "finding"),
        *("statements", "begin", "factor", "closing"),
    ]
    assert text(found[0]) == "Ronde"
    assert text(found[4]) == (
        "Over Organisatie denken raden en colleges heel verschillend: gemiddeld 2,8 tegen 4,1."
    )
    assert text(found[8]) == "6 Organisatie"


def test_every_role_that_was_asked_is_counted():
    found = made(overview(group("raad", "Laren", 11, of=15), group("college", "Laren", 5, of=6)))

    assert [(a.name, a.response.submitted, a.response.invited) for a in found[1].answered] == [
        ("alle raden", 11, 15),
        ("colleges samen", 5, 6),
    ]


def test_roles_that_differ_are_shown_on_one_scale_with_their_numbers():
    found = made(overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))
    evidence = found[4].evidence

    assert evidence.name == "slide-factor-6"
    assert [result.text for result in evidence.ten.rows[0].means] == ["2,8", "4,1", "3,5"]


def test_change_is_shown_as_that_role_in_both_rounds():
    earlier = overview(*three_roles(raad={"f6": at("2.8")}), closed_on=date(2024, 10, 1))
    seen = overview(*three_roles(raad={"f6": at("3.9")}))
    findings = what_stands_out(seen, public=True, earlier=earlier)
    found = slides(seen, findings, conversation(seen, public=True), earlier=earlier)
    (slide,) = [each for each in found if "Sinds" in text(each)]
    table = slide.evidence.change

    assert (slide.evidence.name, table.label) == ("slide-change-6-raad", "raden")
    assert [column.name for column in table.columns] == ["najaar 2024", "najaar 2025"]
    assert [[mean.result.text for mean in row.means] for row in table.rows] == [["2,8", "3,9"]]
    assert table.rows[0].verdict.text == "↑ gestegen 1,1"


def test_divided_people_are_shown_as_the_answers_to_that_statement():
    found = made(overview(*three_roles(raad={"t4b": DIVIDED})))
    (slide,) = [each for each in found if "verdeeld" in text(each)]

    assert slide.evidence.answers.statement.code == "4b"
    assert [group.heading[:2] for group in slide.evidence.answers.groups] == ["4b"]
    assert [row.label for row in slide.evidence.answers.rows] == [
        *("alle raden", "colleges samen", "organisatie"),
    ]


def test_what_goes_well_is_shown_as_both_answers_of_every_role():
    found = made(overview(*three_roles(*[{"f6": at("4.3")}] * 3)))
    (slide,) = [each for each in found if "positief" in text(each)]

    assert [group.heading[:2] for group in slide.evidence.answers.groups] == ["6a", "6b"]
    roles = ["alle raden", "colleges samen", "organisatie"]
    assert [row.label for row in slide.evidence.answers.rows] == roles * 2


def test_answers_are_of_roles_only():
    seen = overview(*raden(Laren={"t4b": DIVIDED}, Ede={"t4b": DIVIDED}))
    (slide,) = [each for each in made(seen) if "verdeeld" in text(each)]

    assert [row.label for row in slide.evidence.answers.rows] == ["alle raden"]


def test_notes_are_those_of_the_slide():
    seen = overview(
        *raden(Laren={"t4b": DIVIDED, "t4a": UNKNOWN}, Ede={"t4b": DIVIDED}),
        group("college", "Laren", 7),
    )
    (slide,) = [each for each in made(seen) if "verdeeld" in text(each)]

    _raden, colleges = slide.evidence.answers.rows
    assert slide.evidence.answers.notes[colleges.result.note - 1].startswith("5 tot 9 antwoorden.")


def test_no_municipality_is_named_as_the_one_that_differs():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}))
    texts = " ".join(
        [text(each) for each in made(seen)[1:]]
        + [e.reason + e.in_short + "".join(e.also) for s in made(seen) for e in s.lines]
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

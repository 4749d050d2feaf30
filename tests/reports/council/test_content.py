"""A report as a whole, its agenda and its last page; nothing of HTML."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from assessments.followup.queries import ReactionText
from assessments.models import Municipality
from assessments.reports.council.content import council_report
from assessments.reports.material import material, released
from tests.reports import builders
from tests.results.builders import CODES, WITH_OWN, at, group, overview, raden, release


def test_report_has_a_page_per_factor_and_three_more():
    report = builders.report_of(builders.bel())
    assert [page.number for page in report.factors] == list(range(1, 11))
    assert report.number_of_pages == 13


@pytest.mark.parametrize("code", ["GM9999", ""])
def test_report_is_for_a_municipality_of_the_round_only(code):
    with pytest.raises(KeyError):
        council_report(builders.bel(), code)


def test_report_is_the_same_for_whoever_may_see_everything():
    consultant, griffier = builders.bel(), builders.bel(own="Laren")
    assert builders.report_of(consultant) == builders.report_of(griffier)


def test_report_changes_with_the_municipality():
    built = builders.bel()
    assert builders.report_of(built, "Laren") != builders.report_of(built, "Eemnes")


def test_report_of_an_fictitious_round_says_so_in_its_title():
    title = builders.report_of(builders.bel(fictitious=True)).document_title
    assert title == "VERZONNEN: Rapport voor de raad van Laren: BEL, Najaar 2024"


def test_report_holds_no_contact_and_nothing_that_changes_later():
    one = builders.report_of(builders.bel(contact="J. Jansen, 06-12345678", shared=False))
    other = builders.report_of(builders.bel(contact="P. Pietersen", shared=True))
    assert one == other


def test_report_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        builders.report_of(builders.bel()).municipality = "Eemnes"


# --- The agenda ----------------------------------------------------------------------------


def agenda_of(*raden_and_others):
    return builders.report_of(overview(*raden_and_others)).agenda


def test_agenda_has_every_factor_once():
    agenda = builders.report_of(builders.bel()).agenda
    numbers = [item.number for part in agenda.groups for item in part.lines]
    assert sorted(numbers) == list(range(1, 11))


def test_agenda_explains_its_groups_and_gives_the_reason():
    agenda = agenda_of(group("raad", "Laren", 12, f5=[2, 3, 1, 5, 1, 0]))
    (part,) = (part for part in agenda.groups if part.title == "Bespreken")
    assert (part.group.explanation, part.group.question) == (
        "Mensen zien het verschillend. Zoek uit waarom.",
        "Wat ziet u dat de ander niet ziet?",
    )
    assert [(item.name, item.reason) for item in part.lines] == [
        (
            "Durf en realisme",
            "De raadsleden zijn verdeeld over “Genoeg lef”. 6 zijn het eens, 5 zijn het oneens, "
            "1 is neutraal.",
        )
    ]


def test_agenda_names_no_other_municipality():
    agenda = agenda_of(
        group("raad", "Laren", 11),
        group("raad", "Eemnes", 11, f1=[0, 8, 3, 0, 0, 0]),
        group("raad", "Blaricum", 11),
    )
    assert "één raad" in repr(agenda).lower()
    assert "Eemnes" not in repr(agenda)


def test_agenda_lists_what_cannot_be_said_anything_about():
    agenda = builders.report_of(builders.nothing_shown()).agenda
    assert (agenda.groups, agenda.begin, len(agenda.not_shown)) == ((), (), 10)


def test_agenda_has_rows_to_write_on_as_long_as_there_is_room():
    quiet = builders.report_of(builders.quiet()).agenda
    busy = builders.report_of(builders.bel()).agenda
    assert (len(quiet.under.rows), len(busy.under.rows)) == (12, 3)


# --- Method and colophon -------------------------------------------------------------------


def method_of(built):
    return builders.report_of(built).method


def test_method_counts_who_is_left_out():
    built = overview(group("raad", "Laren", 11), group("raad", "Eemnes", 3, of=9))
    assert method_of(built).left_out == "3 mensen zijn nergens meegeteld."


def test_method_counts_one_person_in_the_singular():
    built = overview(group("raad", "Laren", 11), group("raad", "Eemnes", 1, of=9))
    assert method_of(built).left_out == "1 mens is nergens meegeteld."


def test_method_says_how_many_were_added_after_opening():
    built = overview(
        group("raad", "Laren", 11, of=15, added=3), group("raad", "Ede", 20, added=1), own="Laren"
    )

    assert method_of(built).added == (
        "Van de 35 genodigden zijn er 4 na het openen toegevoegd. "
        "In onze gemeente: de raad van Laren 3 van 15."
    )


def test_method_says_nothing_when_nobody_is_left_out():
    assert method_of(builders.bel()).left_out == ""


def test_method_says_why_own_groups_are_not_shown_apart():
    assert method_of(builders.own_raad_withheld()).withheld == (
        "De raad van Laren. Niet getoond en niet meegeteld: minder dan vijf antwoorden, ook samen "
        "met andere gemeenten. Het gaat om 3 mensen.",
        "Het college van Laren. De colleges tonen wij alleen samen: 8 mensen uit 2 gemeenten, 7 "
        "gaven antwoord.",
    )


def test_method_does_not_explain_groups_that_were_not_asked():
    assert method_of(overview(group("raad", "Laren", 11))).withheld == ()


def test_colophon_has_dates_sources_rule_and_digest():
    built = builders.bel(
        opened_on=datetime.date(2024, 10, 7),
        closed_on=datetime.date(2024, 10, 27),
        released_on=datetime.date(2024, 10, 28),
        client="De presidia",
        digest="ab" * 32,
    )
    assert method_of(built).colophon == (
        ("Samenwerking", "BEL"),
        ("Opdrachtgever", "De presidia"),
        ("Vragenlijst", "Najaar 2024, open van 7 tot 27 oktober 2024"),
        ("Geteld op", "28 oktober 2024"),
        (
            "Bron van de stellingen",
            "WagenaarHoes, Tien succesfactoren voor intergemeentelijke samenwerking",
        ),
        ("Namen van gemeenten", "CBS, Kadaster (CC BY 4.0)"),
        ("Regel voor kleine groepen", "versie 1"),
        ("Kenmerk van de uitkomsten", "ab" * 32),
    )


def test_every_municipality_of_a_round_gets_its_own_report():
    built = builders.bel()
    reports = [builders.report_of(built, name) for name in ("Blaricum", "Eemnes", "Laren")]
    assert [report.municipality for report in reports] == ["Blaricum", "Eemnes", "Laren"]
    assert CODES["Laren"] not in repr(reports[0])


# --- What people added -----------------------------------------------------------------------


def test_agreements_stand_on_the_agenda_in_the_order_of_the_factors():
    added = builders.agreed(builders.agreement(6, due_on=None), builders.agreement(1))
    agenda = builders.report_of(builders.bel(), added=added).agenda
    assert [row.about for row in agenda.agreements] == ["1 Belangen", "6 Organisatie"]
    assert [row.due for row in agenda.agreements] == ["1 maart 2026", ""]


def test_agreements_leave_fewer_rows_to_write_on():
    added = builders.agreed(builders.agreement(6), builders.agreement(1))
    free = builders.report_of(builders.quiet()).agenda
    taken = builders.report_of(builders.quiet(), added=added).agenda
    assert 0 < len(taken.under.rows) < len(free.under.rows)


def test_agreements_that_do_not_fit_under_the_agenda_take_pages_of_their_own():
    longest = [
        builders.agreement(n, "w " * 100, owner="w " * 60, sign="w " * 100) for n in range(1, 11)
    ]
    report = builders.report_of(builders.quiet(), added=builders.agreed(*longest))
    made = report.agenda.agreements
    assert [each.about.split()[0] for each in made] == [f"{n}" for n in range(1, 11)]
    assert [table.continued for table in report.agenda.apart] == [True, True]
    assert report.number_of_pages == 15


def test_agreement_is_printed_without_what_changes_later():
    printed = builders.report_of(builders.bel(), added=builders.agreed(builders.agreement(6)))
    assert "bezig" not in repr(printed)
    assert "Vraag Jan" not in repr(printed)


def test_agenda_in_the_order_of_the_manager_says_so():
    ordered = builders.agreed(builders.agreement(7, "", position=1))
    built = builders.bel()
    groups = builders.report_of(built, added=ordered).agenda.groups
    kept = next(group for group in groups if group.title == "Vasthouden")
    assert kept.lines[0].number == 7
    assert builders.report_of(built, added=ordered).agenda.is_reordered
    assert not builders.report_of(built).agenda.is_reordered


def test_reaction_is_the_own_ones_and_takes_a_page():
    own, other = ReactionText("presidium", "Ja"), ReactionText("college", "Nee")
    added = builders.agreed(reactions={CODES["Laren"]: own, CODES["Eemnes"]: other})
    report = builders.report_of(builders.bel(), added=added)
    assert report.reaction == own
    assert report.number_of_pages == 14
    assert builders.report_of(builders.bel()).reaction is None


def told_first(report):
    return " ".join(segment.text for finding in report.first.findings for segment in finding)


def test_first_page_may_speak_of_the_round_before():
    earlier = overview(
        *[group("raad", name, 20, f6=at("1.2")) for name in ("Blaricum", "Eemnes", "Laren")]
    )

    assert "Sinds" in told_first(builders.report_of(builders.bel(), earlier=earlier))


@pytest.mark.django_db
def test_first_page_finds_what_changed_through_a_merger():
    before = release(
        *raden(Blaricum={"f6": at("2.8")}, Eemnes={"f6": at("2.8")}), shared_at=timezone.now()
    )
    now = release(*raden(Laren={"f6": at("3.9")}), partnership=before.round.partnership)
    day = datetime.date(2025, 10, 2)
    Municipality.objects.filter(name="Laren").update(established=day)
    laren = Municipality.objects.get(name="Laren")
    Municipality.objects.exclude(pk=laren.pk).update(dissolved=day, successor=laren)
    of = material(released([now, before]), laren.code)

    report = council_report(of.overview, laren.code, earlier=of.earlier)
    assert "bij de raden gestegen" in told_first(report)


# --- Own statements ------------------------------------------------------------------------


def test_own_statements_have_a_page_that_names_no_other_municipality():
    report = builders.report_of(builders.bel(asked=WITH_OWN))

    assert report.number_of_pages == 14
    taken, _enough = report.own_statements.statements
    assert taken.on_paper.text == "De taken zijn goed verdeeld."
    lines = [line.name for line in taken.on_paper.lines]
    assert lines[0] == "onze raad"
    assert not {"Eemnes", "Blaricum"} & set(" ".join(lines).split())
    assert taken.on_paper.meaning == ()


def test_own_statement_on_paper_says_what_changed_in_a_sentence():
    then = {"closed_on": datetime.date(2023, 10, 1), "opened_on": datetime.date(2023, 9, 1)}
    earlier = overview(*raden(Laren={"te1": at("2.8")}), asked=WITH_OWN, **then)
    now = overview(*raden(Laren={"te1": at("3.6")}), asked=WITH_OWN)
    report = council_report(now, CODES["Laren"], earlier=earlier)

    taken, _enough = report.own_statements.statements
    assert taken.since_then == "Sinds najaar 2023: raden: 2,8 → 3,6 ↑ gestegen 0,8."
    assert taken.notes == ()


def test_report_on_a_round_without_own_statements_has_no_such_page():
    assert builders.report_of(builders.bel()).own_statements is None

"""`manage.py demo`: the story's figures as they are shown, and the same at every run."""

import io
import re
import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import override_settings
from django.utils import timezone

from assessments.access import Viewer
from assessments.desk.actions import close_round
from assessments.desk.coordinators.queries import lists_of
from assessments.desk.progress import outlook
from assessments.desk.retention import last_day
from assessments.followup.queries import added_to
from assessments.management.demonstration.accounts import PASSWORD
from assessments.models import (
    AgendaItem,
    AuditEntry,
    Ballot,
    Block,
    Invitation,
    Mailing,
    Member,
    Municipality,
    Partnership,
    Release,
    Round,
    User,
)
from assessments.results.agenda import AgendaGroup, agenda
from assessments.results.between_rounds.development import what_became
from assessments.results.findings import what_stands_out
from assessments.results.overview import for_viewer
from assessments.results.scores import Approximate, FactorScore, Score, Spread, Withheld
from assessments.roles import ROLES
from assessments.survey import links
from factors.models import Factor, Statement

pytestmark = pytest.mark.django_db

BEL_2024 = "Zelfevaluatie BEL, najaar 2024"
BEL_2025 = "Zelfevaluatie BEL, najaar 2025"
BEL_OPEN = "Zelfevaluatie BEL, derde ronde"
FOODVALLEY_2021 = "Zelfevaluatie Regio Foodvalley, najaar 2021"
FOODVALLEY_2025 = "Zelfevaluatie Regio Foodvalley, najaar 2025"
FOODVALLEY_OPEN = "Zelfevaluatie Regio Foodvalley, avond met kaarten"
ALKMAAR_2025 = "Zelfevaluatie Regio Alkmaar, voorjaar 2025"
ALKMAAR_SECOND = "Zelfevaluatie Regio Alkmaar, tweede ronde"
ALKMAAR_THIRD = "Zelfevaluatie Regio Alkmaar, derde ronde"
EEMSDELTA_2019 = "Zelfevaluatie Eemsdelta, najaar 2019"
TEN_BOER_2018 = "Zelfevaluatie Ten Boer en Groningen, begin 2018"
RELEASED = [
    *(BEL_2024, BEL_2025, FOODVALLEY_2021, FOODVALLEY_2025),
    *(ALKMAAR_2025, ALKMAAR_SECOND, EEMSDELTA_2019, TEN_BOER_2018),
]
EVERY_TABLE = [
    *(Factor, Statement, Municipality, User, Partnership, Member, Round, Invitation, Ballot),
    *(Release, Block, AgendaItem, AuditEntry),
]


@dataclass(frozen=True)
class Demonstration:
    keys: Path
    state: Path
    printed: str


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once, and kept in the database while the tests of this module run."""
    keys = tmp_path_factory.mktemp("demonstration") / "keys"
    with django_db_blocker.unblock():
        try:
            state = keys.with_name("state")
            with override_settings(TRYING_OUT=True, BALLOT_KEY_DIR=keys, STATE_DIR=state):
                made = Demonstration(keys, state, run())
            yield made
        finally:
            call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(autouse=True)
def _in_the_demonstration(demonstration, settings, tmp_path):
    """What a test changes in the database is taken back; what it does to keys is done to copies."""
    settings.TRYING_OUT = True
    settings.BALLOT_KEY_DIR = tmp_path / "copied-keys"
    shutil.copytree(demonstration.keys, settings.BALLOT_KEY_DIR)
    shutil.copytree(demonstration.state, settings.STATE_DIR)


def run(*options):
    """What `manage.py demo` prints."""
    output = io.StringIO()
    call_command("demo", *options, stdout=output)
    return output.getvalue()


def everything():
    return {
        model: serializers.serialize("json", model.objects.order_by("pk")) for model in EVERY_TABLE
    }


def overview(title):
    release = Release.objects.select_related("round__partnership").get(round__title=title)
    return for_viewer(Viewer(), release)


def cell(title, town, role="raad"):
    shown = overview(title)
    (code,) = [place.code for place in shown.places if place.name == town]
    return shown.cell(code, role)


def means(title, role, *codes):
    statements = overview(title).roles[role].statements
    return [float(statements[code].mean) for code in codes]


def factor(title, number):
    """The factor's shown mean per role, "~" before half steps."""
    shown = {}
    for role, one in overview(title).roles.items():
        result = one.factors[number]
        shown[role] = f"~{result.mean}" if isinstance(result, Approximate) else str(result.mean)
    return shown


def dont_know(title, *codes):
    """The percentages of raadsleden who say "weet niet"."""
    statements = overview(title).roles["raad"].statements
    return [statements[code].dont_know_share for code in codes]


def responses(title):
    return {role: overview(title).responses(role) for role in ROLES}


def raad(title, number):
    """The factor's exact score per raad, by the name of the municipality."""
    shown = overview(title)
    cells = {place.name: shown.cell(place.code, "raad") for place in shown.places if place.code}
    return {
        name: one.factors[number].mean
        for name, one in cells.items()
        if not isinstance(one, Withheld) and isinstance(one.factors[number], FactorScore)
    }


# --- BEL ------------------------------------------------------------------------------------


def test_bel_2024_has_the_response_of_the_story():
    assert responses(BEL_2024) == {
        "raad": (43, 31),
        "college": (12, 10),
        "organisatie": (90, 62),
    }


def test_bel_2024_roles_see_the_organisation_differently():
    assert factor(BEL_2024, 6) == {"raad": "2.8", "college": "4.1", "organisatie": "3.1"}


def test_bel_2024_four_in_ten_raadsleden_do_not_know_the_process():
    assert dont_know(BEL_2024, "8a", "8b") == [42, 39]


def test_bel_2024_is_positive_about_the_interests():
    assert factor(BEL_2024, 1) == {"raad": "4.2", "college": "4.4", "organisatie": "4.0"}
    assert str(overview(BEL_2024).whole.factors[1].mean) == "4.2"


def test_bel_2024_raden_answer_the_statements_on_identity_differently():
    assert means(BEL_2024, "raad", "2a", "2b") == [4.6, 3.0]


def test_bel_2025_raden_know_more_of_the_organisation():
    assert factor(BEL_2025, 6)["raad"] == "3.6"
    assert dont_know(BEL_2025, "8a", "8b") == [18, 18]


def test_bel_staff_are_less_involved_in_2025():
    staff = [factor(title, 9)["organisatie"] for title in (BEL_2024, BEL_2025)]
    assert staff == ["3.8", "3.3"]


def progress(title):
    current_round = Round.objects.get(title=title)
    return {line.name: (line.submitted, line.invited) for line in outlook(current_round).lines}


def test_bel_open_has_the_response_of_the_story():
    groups = progress(BEL_OPEN)
    assert [groups[f"raad {name}"] for name in ("Blaricum", "Eemnes", "Laren")] == [
        (11, 15),
        (9, 13),
        (3, 15),
    ]
    assert groups["colleges samen"] == (6, 12)
    assert outlook(Round.objects.get(title=BEL_OPEN)).started == 4


def test_open_rounds_close_in_nine_days():
    titles = Round.objects.filter(state="open").values_list("title", flat=True)
    assert set(titles) == {BEL_OPEN, FOODVALLEY_OPEN}
    for current_round in Round.objects.filter(state="open"):
        closes_at = timezone.localtime(current_round.closes_at)
        assert (closes_at.date() - timezone.localdate()).days == 9
        assert current_round.takes_answers()


def test_bel_open_can_be_closed_and_leaves_the_small_raad_out():
    current_round = Round.objects.get(title=BEL_OPEN)
    close_round(current_round=current_round)
    assert cell(BEL_OPEN, "Laren").reason.value == "left out"
    assert factor(BEL_OPEN, 6) == {"raad": "3.7", "college": "~4.0", "organisatie": "3.4"}


def test_bel_asks_something_of_its_own_in_a_released_and_an_open_round():
    assert means(BEL_2025, "raad", "e1", "e2") == [2.9, 3.1]
    assert means(BEL_2025, "organisatie", "e1", "e2") == [3.6, 2.2]
    now = Round.objects.get(title=BEL_OPEN).texts.own
    assert [each.text for each in now] == [overview(BEL_2025).instrument.own[0].text]


# --- Foodvalley -----------------------------------------------------------------------------


def test_bel_2025_tells_what_became_of_the_actions_of_2024():
    earlier = Release.objects.select_related("round").get(round__title=BEL_2024)
    (six, eight) = added_to(earlier).actions
    assert (six.action, six.progress) == ("Eén A4 over wie opdracht geeft", "gedaan")
    assert (eight.factor_number, eight.progress) == (8, "bezig")
    assert what_became(
        overview(BEL_2024),
        overview(BEL_2025),
        factor_number=6,
        action=six.action,
        progress=six.progress,
    ) == (
        "Afgesproken in najaar 2024: Eén A4 over wie opdracht geeft. Stand: gedaan. De raden gaven "
        "toen 2,8, nu 3,6. Of dat door de afspraak komt, weet u zelf het best."
    )


def test_foodvalley_2021_smaller_raden_hardly_feel_the_choice():
    assert {name: str(mean) for name, mean in raad(FOODVALLEY_2021, 3).items()} == {
        **dict.fromkeys(("Scherpenzeel", "Wageningen", "Nijkerk"), "2.8"),
        **dict.fromkeys(("Barneveld", "Ede", "Veenendaal"), "3.8"),
    }


def test_foodvalley_2021_shows_the_smallest_raden_together():
    (pool,) = overview(FOODVALLEY_2021).pools
    assert pool.label == "raden van Renswoude en Rhenen samen"
    assert pool.submitted == 7
    assert pool.factors[3] == Approximate(Decimal("3.0"))


def test_foodvalley_2021_colleges_expect_more_than_raden():
    assert means(FOODVALLEY_2021, "college", "1b") == [4.4]
    assert means(FOODVALLEY_2021, "raad", "1b") == [3.3]


def test_foodvalley_2025_smaller_raden_have_come_nearer():
    shown = raad(FOODVALLEY_2025, 3)
    smaller = ("Scherpenzeel", "Wageningen", "Nijkerk", "Rhenen")
    assert {name: str(shown[name]) for name in smaller} == dict.fromkeys(smaller, "3.6")
    assert cell(FOODVALLEY_2025, "Renswoude").factors[3] == Approximate(Decimal("3.5"))


def test_foodvalley_2025_has_nine_of_eleven_from_renswoude():
    renswoude = cell(FOODVALLEY_2025, "Renswoude")
    assert (renswoude.submitted, renswoude.invited) == (9, 11)


def test_foodvalley_2025_softens_the_unanimous_raad():
    assert cell(FOODVALLEY_2025, "Nijkerk").statements["1a"].counts == (0, 0, 1, 16, 1)


def test_foodvalley_2025_a_third_of_raadsleden_do_not_know_the_key_figures():
    statements = overview(FOODVALLEY_2025).roles["raad"].statements
    assert dont_know(FOODVALLEY_2025, "7a", "7b") == [34, 34]
    assert all(statements[code].often_unknown for code in ("7a", "7b"))


def test_foodvalley_open_has_140_cards_and_no_addresses():
    people = Invitation.objects.filter(round__title=FOODVALLEY_OPEN)
    assert people.exclude(card_digest=None).count() == 140
    assert people.filter(email="", name="").count() == 140
    shown = outlook(Round.objects.get(title=FOODVALLEY_OPEN))
    assert (shown.submitted, shown.invited) == (61, 140)


# --- Alkmaar, Eemsdelta, Ten Boer and Groningen ----------------------------------------------


def test_alkmaar_raden_are_divided_about_nerve():
    nerve = overview(ALKMAAR_2025).roles["raad"].statements["5a"]
    assert (nerve.disagree_share, nerve.agree_share) == (36, 38)
    assert nerve.spread is Spread.DIVIDED


def test_alkmaar_nearly_half_of_raadsleden_do_not_know():
    assert dont_know(ALKMAAR_2025, "6a", "6b", "8a", "8b") == [46, 45, 47, 45]


def test_alkmaar_leaves_one_organisatie_of_three_out():
    assert overview(ALKMAAR_2025).left_out_people == 3
    assert cell(ALKMAAR_2025, "Uitgeest", "organisatie").reason.value == "left out"


def test_alkmaar_raadsleden_know_more_in_the_second_round():
    assert dont_know(ALKMAAR_SECOND, "6a", "6b", "8a", "8b") == [19, 17, 39, 36]
    groups = [agenda(overview(title)).entry(6).group for title in (ALKMAAR_2025, ALKMAAR_SECOND)]
    assert groups == [AgendaGroup.INFORM, AgendaGroup.EXPLORE]


def test_alkmaar_shares_only_the_whole():
    assert Partnership.objects.get(slug="regio-alkmaar").sharing == "own"
    others = Partnership.objects.exclude(slug="regio-alkmaar")
    assert set(others.values_list("sharing", flat=True)) == {"open"}


@pytest.mark.parametrize("number", [1, 3])
def test_eemsdelta_agrees_on_interests_and_choice(number):
    shown = overview(EEMSDELTA_2019)
    assert str(shown.whole.factors[number].mean) == "4.2"
    assert factor(EEMSDELTA_2019, number) == {
        "raad": "4.2",
        "college": "~4.0",
        "organisatie": "4.2",
    }
    for role in ("raad", "organisatie"):
        for letter in "ab":
            assert shown.roles[role].statements[f"{number}{letter}"].spread is Spread.AGREED


def test_eemsdelta_is_attached_to_its_own_identity():
    assert means(EEMSDELTA_2019, "raad", "2a", "2b") == [4.6, 2.7]


def test_eemsdelta_has_nine_from_the_colleges_together():
    assert responses(EEMSDELTA_2019)["college"] == (12, 9)


def test_ten_boer_is_convinced_and_groningen_does_not_know():
    ten_boer, groningen = cell(TEN_BOER_2018, "Ten Boer"), cell(TEN_BOER_2018, "Groningen")
    assert (ten_boer.submitted, ten_boer.invited) == (12, 13)
    assert (groningen.submitted, groningen.invited) == (26, 39)
    assert str(ten_boer.statements["3b"].mean) == "4.3"
    assert str(groningen.statements["3b"].mean) == "3.1"
    assert groningen.statements["3b"].dont_know_share == 50


# --- What stands out -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "sentences"),
    [
        (
            BEL_2024,
            [
                "Het minst eens is men over Organisatie: van de raadsleden is 24\u00a0% het eens,"
                " gemiddeld 2,8.",
                "Over Belangen zijn in elke groep de meesten positief: van de raadsleden is"
                " 82\u00a0% het eens, van de collegeleden 90\u00a0%, van BEL Combinatie 69\u00a0%.",
                "Over Organisatie denken raden en colleges heel verschillend:"
                " gemiddeld 2,8 tegen 4,1.",
                "Bij Afspraken voor als er problemen zijn kiest 42\u00a0% van de raadsleden"
                " “weet niet”.",
                "Colleges geven bij 8 van de 10 factoren het hoogste cijfer.",
            ],
        ),
        (
            EEMSDELTA_2019,
            [
                "Over Belangen zijn in elke groep de meesten positief: van de raadsleden is"
                " 96\u00a0% het eens, van de ambtenaren 95\u00a0%.",
                "Het minst eens is men over Organisatie: van de ambtenaren is 36\u00a0% het eens,"
                " gemiddeld 3,2.",
                "Binnen Identiteit lopen de stellingen voor de raadsleden uiteen: “Gehecht aan"
                " eigen identiteit” scoort 4,6, “Samen maakt gemeenten sterker” 2,7.",
            ],
        ),
    ],
)
def test_story_is_what_stands_out(title, sentences):
    assert [finding.text for finding in what_stands_out(overview(title))] == sentences


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        *[(BEL_2024, "KABEM"), (BEL_2025, "AKMF"), (FOODVALLEY_2021, "AKBM")],
        *[(FOODVALLEY_2025, "AKEM"), (ALKMAAR_2025, "AKCEM"), (ALKMAAR_SECOND, "AKEM")],
        *[(EEMSDELTA_2019, "AKF"), (TEN_BOER_2018, "AKE")],
    ],
)
def test_no_sentence_names_one_raad(title, letters):
    """D and J would: they are about one raad that differs, or that hardly answered."""
    found = what_stands_out(overview(title))
    assert "".join(finding.kind for finding in found) == letters
    assert {finding.place_code for finding in found} == {None}


def test_bel_2025_names_what_changed():
    found = what_stands_out(overview(BEL_2025), earlier=overview(BEL_2024))
    assert found[-1].text == (
        "Sinds najaar 2024 is Organisatie bij de raden gestegen: van 2,8 naar 3,6."
    )


@pytest.mark.parametrize("title", RELEASED)
def test_every_round_has_three_factors_to_begin_with_and_something_on_the_border(title):
    made = agenda(overview(title))
    entries = [entry for entries in made.groups.values() for entry in entries]

    assert len(made.begin_here) == 3
    assert any(entry.bordering for entry in entries)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        *[(BEL_2024, 6), (BEL_2025, 9), (FOODVALLEY_2021, 3), (FOODVALLEY_2025, 7)],
        *[(ALKMAAR_2025, 5), (ALKMAAR_SECOND, 8), (TEN_BOER_2018, 3)],
    ],
)
def test_conversation_begins_with_what_the_story_is_about(title, first):
    assert agenda(overview(title)).begin_here[0].factor.number == first


def test_eemsdelta_keeps_what_all_agree_on():
    kept = agenda(overview(EEMSDELTA_2019)).groups[AgendaGroup.KEEP]
    assert {1, 3} <= {entry.factor.number for entry in kept}


# --- Nobody is the culprit -------------------------------------------------------------------


@pytest.mark.parametrize("title", RELEASED)
def test_no_single_raad_stands_apart(title):
    """The limit of a sentence about one raad is 0,8 from the mean of the others."""
    for number in range(1, 11):
        scores = raad(title, number)
        for name, mean in scores.items():
            others = [each for other, each in scores.items() if other != name]
            if others:
                assert abs(mean - sum(others) / len(others)) < Decimal("0.8"), (name, number)


def test_only_raden_in_alkmaar_are_divided():
    divided = [
        (title, one.label, code)
        for title in RELEASED
        for one in overview(title).roles.values()
        for code, result in one.statements.items()
        if isinstance(result, Score) and result.spread is Spread.DIVIDED
    ]
    assert divided == [(ALKMAAR_2025, "alle raden", "5a")]


def test_roles_are_far_apart_only_where_the_story_says_so():
    apart = set()
    for title in RELEASED:
        for number in range(1, 11):
            results = [one.factors[number] for one in overview(title).roles.values()]
            exact = [result.mean for result in results if isinstance(result, FactorScore)]
            if max(exact) - min(exact) >= 1:
                apart.add((title, number))
    assert apart == {(BEL_2024, 6), (FOODVALLEY_2021, 1), (FOODVALLEY_2021, 3)}


# --- Running it ------------------------------------------------------------------------------


def test_everything_is_marked_as_fictitious():
    assert Partnership.objects.count() == 5
    assert not Partnership.objects.filter(fictitious=False).exists()
    assert {overview(title).round.fictitious for title in RELEASED} == {True}


def test_rounds_of_the_past_are_released_and_shared():
    rounds = Round.objects.filter(state="released")
    assert sorted(rounds.values_list("title", flat=True)) == sorted(RELEASED)
    assert all(current_round.is_shared() for current_round in rounds)


def test_rounds_of_the_past_keep_no_answers_addresses_or_keys(demonstration):
    past = Invitation.objects.filter(round__state="released").exclude(round__title=ALKMAAR_SECOND)
    assert past.exclude(name="", email="", card_digest=None, submitted_on=None).count() == 0
    assert Ballot.objects.filter(invitation__round__state="released").count() == 0
    keys = {path.stem for path in demonstration.keys.iterdir()}
    open_rounds = Round.objects.filter(state="open").values_list("key_name", flat=True)
    assert keys == {str(name) for name in open_rounds}
    assert demonstration.keys.stat().st_mode & 0o777 == 0o700


def test_people_of_the_demonstration_can_be_nobody():
    invited = Invitation.objects.exclude(email="")
    titles = invited.order_by().values_list("round__title")
    assert dict(titles.annotate(Count("pk"))) == {
        BEL_OPEN: 145,
        ALKMAAR_SECOND: 381,
        ALKMAAR_THIRD: 75,
    }
    assert {email.split("@")[1] for email in invited.values_list("email", flat=True)} == {
        "demo.example"
    }
    groups = invited.values_list("round", "municipality", "role", "name")
    assert len(set(groups)) == invited.count()


def test_demo_run_again_changes_nothing_and_prints_the_same(demonstration):
    before = everything()
    assert run() == demonstration.printed
    assert everything() == before


@pytest.mark.slow
def test_demo_made_afresh_releases_the_same():
    groups = dict(Release.objects.values_list("round__title", "groups"))
    printed = run("--fresh")
    assert dict(Release.objects.values_list("round__title", "groups")) == groups
    assert re.findall("/vragenlijst/.*", printed) == re.findall("/vragenlijst/.*", run())


def test_demo_made_afresh_destroys_the_keys_of_what_was_there(settings):
    before = {path.name for path in settings.BALLOT_KEY_DIR.iterdir()}
    run("--fresh")
    after = {path.name for path in settings.BALLOT_KEY_DIR.iterdir()}
    assert len(before) == 2
    assert before & after == set()


def test_demo_makes_again_what_was_left_half_done():
    Round.objects.filter(title=BEL_2025).update(shared_at=None)
    kept = Partnership.objects.get(slug="foodvalley").pk
    half = Partnership.objects.get(slug="bel").pk
    run()
    assert Round.objects.get(title=BEL_2025).is_shared()
    assert not Partnership.objects.filter(pk=half).exists()
    assert Partnership.objects.get(slug="foodvalley").pk == kept


def test_demo_leaves_a_real_partnership_alone():
    Partnership.objects.filter(slug="bel").update(fictitious=False)
    before = everything()
    with pytest.raises(CommandError, match="Er is al een echte samenwerking met dit adres: bel"):
        run("--fresh")
    assert everything() == before


def test_demo_is_refused_on_a_real_site(settings):
    settings.TRYING_OUT = False
    with pytest.raises(CommandError, match="DEBUG=1"):
        run()


def test_demo_prints_personal_links_that_open(demonstration):
    questions = demonstration.printed.split("De vragenlijst, met een persoonlijke link")[1]
    printed = re.findall(r"/vragenlijst/([\w-]+)/([\w-]+)/", questions)
    invited = [links.find_invitation(*link) for link in printed]
    assert [(one.role, one.place_name) for one in invited] == [
        ("raad", "Laren"),
        ("raad", "Laren"),
        ("organisatie", "BEL Combinatie"),
    ]
    begun = [Ballot.objects.filter(invitation=one).exists() for one in invited]
    assert begun == [False, True, False]


def test_demo_prints_a_link_that_opens_the_shared_results(demonstration, client):
    shared = demonstration.printed.split("De uitkomsten, met een persoonlijke link")[1]
    entry = re.search(r"http://testserver(/vragenlijst/\S+)", shared)[1]

    assert "De uitkomsten staan klaar" in client.get(entry).content.decode()
    results = client.post(entry, follow=True)

    assert results.resolver_match.url_name == "shared_results"
    assert ALKMAAR_SECOND in results.content.decode()
    assert results.context["invitation"].place_name == "Heiloo"


def test_links_to_shared_results_outlive_the_open_rounds():
    call_command("tick", stdout=io.StringIO())
    shared, *still_open = (
        Round.objects.get(title=title) for title in (ALKMAAR_SECOND, BEL_OPEN, FOODVALLEY_OPEN)
    )
    assert shared.forgotten_on is None
    assert all(last_day(shared.release) > each.closes_at.date() for each in still_open)


def test_clock_mails_nobody_about_the_shared_round():
    with time_machine.travel(timezone.localtime().replace(hour=12), tick=False):
        call_command("tick", stdout=io.StringIO())
    assert not Mailing.objects.filter(round__title=ALKMAAR_SECOND).exists()


def test_demo_prints_a_card_code_that_opens(demonstration):
    (code,) = re.findall(r"code (\S+)$", demonstration.printed, re.MULTILINE)
    holder = links.find_by_card(code)
    assert (holder.round.title, holder.atom) == (FOODVALLEY_OPEN, ("GM0228", "raad"))
    assert not Ballot.objects.filter(invitation=holder).exists()


def test_demo_prints_the_dashboards_and_a_login(demonstration):
    newest = Round.objects.get(title=BEL_2025)
    assert f"http://testserver/uitkomsten/bel/{newest.pk}/" in demonstration.printed
    assert f"Wachtwoord: {PASSWORD}" in demonstration.printed
    email = re.search(r"Inloggen met (\S+) ", demonstration.printed)[1]
    consultant = authenticate(email=email, password=PASSWORD)
    assert {member.level for member in consultant.memberships.all()} == {"manager"}
    assert consultant.memberships.count() == 5


def test_demo_has_readers_of_all_and_of_one_municipality():
    readers = Member.objects.filter(level="reader").select_related("municipality")
    places = sorted(
        (member.user.email, member.partnership.slug, member.municipality.name)
        for member in readers
        if member.municipality
    )
    assert places == [
        ("griffie.heiloo@demo.example", "regio-alkmaar", "Heiloo"),
        ("griffie.laren@demo.example", "bel", "Laren"),
    ]
    assert readers.filter(user__email="meelezer@demo.example", municipality=None).count() == 5


def test_demo_prepares_a_round_with_three_coordinators_of_whom_one_is_ready():
    draft = Round.objects.get(state="draft")
    states = lists_of(draft, None).states
    coordinated = {state.municipality.name: state for state in states if state.coordinators}

    assert draft.title == ALKMAAR_THIRD
    assert {name: (each.people, bool(each.ready_at)) for name, each in coordinated.items()} == {
        "Bergen (NH.)": (38, True),
        "Castricum": (0, False),
        "Dijk en Waard": (37, False),
    }
    assert "griffie.castricum@demo.example" in run()


def test_demo_says_so_when_the_shared_link_is_forgotten():
    Round.objects.filter(title=ALKMAAR_SECOND).update(forgotten_on=timezone.localdate())
    assert run().rstrip().endswith("Opnieuw beginnen: manage.py demo --fresh")


def test_demo_says_so_when_a_round_has_closed():
    close_round(current_round=Round.objects.get(title=BEL_OPEN))
    assert run().rstrip().endswith("Opnieuw beginnen: manage.py demo --fresh")


# --- The site of the demonstration -----------------------------------------------------------


@pytest.fixture
def site(settings, client):
    """As `.ci/serve` serves it."""
    settings.DEMONSTRATION = True
    return client


def test_page_of_the_demonstration_leads_to_all_that_is_printed(site, demonstration):
    html = site.get("/demonstratie/").content.decode()
    shown = set(re.findall(r'href="http://testserver([^"]+)"', html))
    assert shown == set(re.findall(r"http://testserver(\S+)", demonstration.printed))
    for told in re.findall(
        r"\S+@demo\.example|Wachtwoord: (\S+)|code (\S+)", demonstration.printed
    ):
        assert all(word in html for word in told)


def test_page_of_the_demonstration_costs_few_queries(site, django_assert_num_queries):
    with django_assert_num_queries(3):
        site.get("/demonstratie/")


def test_home_leads_to_the_demonstration(site):
    assert 'href="/demonstratie/"' in site.get("/").content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *[
            ("/", 200),
            ("/code/", 200),
            ("/privacy/", 200),
            ("/kleine-groepen/", 200),
            ("/toegankelijkheid/", 200),
        ],
        *[("/account/inloggen/", 200), ("/demonstratie/", 200)],
        *[("/bestaat-niet/", 404), ("/vragenlijst/bestaat-niet/bestaat-niet/", 404)],
        *[("/vragenlijst/afgesloten/", 200), ("/vragenlijst/bestaat-niet/", 403)],
    ],
)
def test_page_of_no_partnership_is_marked_as_fictitious(site, address, status):
    response = site.get(address)
    assert response.status_code == status
    assert response.content.decode().count("VERZONNEN") == 1


def test_real_site_has_no_page_of_the_demonstration(client):
    html = client.get("/").content.decode()
    assert "VERZONNEN" not in html
    assert "demonstratie" not in html
    assert client.get("/demonstratie/").status_code == 404

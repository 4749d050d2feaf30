"""Every number in a sentence equals what plain Python counts in the ballots that were filled in."""

import html
import json
import re

import pytest
from django.utils import timezone

from assessments.models import Release, Round
from assessments.reports.council.content import council_report
from assessments.reports.material import material, released
from assessments.reports.partnership.content import partnership_report
from assessments.results.release import release_round
from factors.models import Statement
from tests import builders
from tests.asked_for import is_asked_for
from tests.dashboards.visiting import address, manager_of
from tests.recount.claims import Known
from tests.recount.counting import (
    PLACES,
    ROLES,
    Recount,
    calm_ballots,
    code,
    known_ballots,
    leaning_ballots,
    pair,
    silent_people,
)
from tests.recount.sentences import wrong_in
from tests.recount.test_outputs import file_of

pytestmark = pytest.mark.django_db

KINDS = {"any": known_ballots, "leaning": leaning_ballots, "calm": calm_ballots}
EVERY_TIME = [(kind, 1) for kind in KINDS]
STUDIED = [
    pytest.param((kind, seed), marks=pytest.mark.study) for kind in KINDS for seed in range(2, 32)
]


def pytest_generate_tests(metafunc):
    if "known" in metafunc.fixturenames:
        more = STUDIED if is_asked_for("study", metafunc.config) else []
        rounds = [*EVERY_TIME, *more]
        metafunc.parametrize(
            "known", rounds, ids=lambda each: "-".join(map(str, each)), indirect=True
        )


@pytest.fixture
def known(request):
    """The ballots of a round, released through the ballot box; some people sent in nothing."""
    kind, seed = request.param
    ballots = KINDS[kind](seed)
    silent = silent_people(seed, ballots)
    builders.instrument()
    Statement.objects.filter(code="4b").update(scope=Statement.Scope.OWN_MUNICIPALITY)
    current_round = builders.opened_round(builders.partnership(*PLACES))
    for (place, role), answers in ballots.items():
        invited = len(answers) + silent[place, role]
        builders.ballots(current_round, place, role, answers, invited=invited)
    release_round(current_round)
    Round.objects.update(shared_at=timezone.now())
    return Known(ballots, silent)


@pytest.fixture
def release(known):
    return Release.objects.select_related("round__partnership").get()


def checked(known, said):
    """Nothing of what was said, each with the number of its factor, is wrong; numbers are there."""
    said = [(factor, " ".join(sentence.split())) for factor, sentence in said if sentence]
    found = [wrong_in(known, sentence, factor) for factor, sentence in said]
    print(f"\nnumbers in sentences: {sum(number for _wrong, number in found)}")
    assert [each for wrong, _number in found for each in wrong] == []
    return sum(number for _wrong, number in found)


def of_report(report, factors):
    """All sentences of a report: what stands out, the agenda, what if, and what numbers mean."""
    for finding in report.first.findings:
        yield None, "".join(segment.text for segment in finding)
    for group in report.agenda.groups:
        for line in group.lines:
            yield line.number, line.reason
            yield from ((line.number, also) for also in line.also)
            yield line.number, line.in_short
            yield line.number, line.figure
    for page in factors:
        yield page.number, page.difference
        yield page.number, page.roles_text
        yield from ((page.number, sentence) for sentence in page.if_others)


def test_nothing_is_shifted_in_these_rounds(known, release, client):
    """Or sentences could not be told from the ballots."""
    found = json.loads(file_of(client, release, "json"))
    names = found["round"]["municipalities"]
    for block in found["blocks"]:
        places, (role,) = [names[c] for c, _ in block["atoms"]], {r for _, r in block["atoms"]}
        group = Recount(known.ballots, places, role)
        for n in range(20):
            said = block["statements"][code(n)]
            assert [*said["counts"], said["dont_know"]] == group.counts(n)


def test_every_number_in_the_sentences_of_a_council_report(known, release):
    of = released([release])
    for place in of.places:
        overview = material(of, place.code).overview
        report = council_report(overview, place.code)
        own = Known(known.ballots, known.silent, place.name)
        assert checked(own, of_report(report, report.factors)) > 50


def test_every_number_in_the_sentences_of_the_partnership_report(known, release):
    cut = material(released([release]), None)
    report = partnership_report(cut.overview, earlier=None, added=cut.added)
    assert checked(known, of_report(report, report.factors)) > 50


def text(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def all_between(page, opening, closing):
    return re.findall(f"{opening}(.*?){closing}", page, re.S)


def test_every_number_in_the_sentences_of_the_pages(known, release, client):
    client.force_login(manager_of(release))
    overview, agenda, *tables = (
        client.get(address(release, page, **asked)).content.decode()
        for page, asked in [
            ("", {}),
            ("gespreksagenda/", {}),
            *(("gemeenten/", {"rol": role}) for role in ROLES),
        ]
    )
    said = [
        (None, text(re.sub(r"<a .*?</a>", "", found)))
        for found in [
            *all_between(overview, r'<ol class="findings">\s*<li>', "</ol>")[0].split("</li>")[:-1],
            *all_between(overview, '<p class="finding-warning">', "</p>"),
        ]
    ]
    for role, table in zip(ROLES, tables, strict=True):
        (title,) = all_between(table, 'id="overview-title">', "</p>")
        said.append((None, re.sub("^Het hoogst", f"{role}: Het hoogst", text(title))))
    said += [(None, text(t)) for t in all_between(overview, 'id="ten-title">', "</figcaption>")]
    for item in all_between(agenda, "<h4>", '<div class="talk-tools">'):
        number = int(re.search(r"Kort (\d+)", item)[1])
        (reason,) = all_between(item, '<p class="talk-reason">', "</p>")
        first, *others = reason.split('<span class="talk-also">')
        said += [(number, text(first)), *((number, text(o).strip()[4:]) for o in others)]
    for number in range(1, 11):
        said += on_factor_page(client, release, number)
    assert checked(known, said) > 100


def on_factor_page(client, release, number):
    """What if the others had answered, and the title of each statement's picture."""
    page = client.get(address(release, f"factoren/{number}/")).content.decode()
    for section in all_between(page, 'aria-labelledby="als-de-anderen">', "</section>"):
        yield from ((number, text(found)) for found in all_between(section, "<li>", "</li>"))
    titles = all_between(page, "<figcaption>", "</figcaption>")
    assert len(titles) == 2
    for n, title in zip(pair(number), titles, strict=True):
        yield number, f"Stelling {code(n)} kort {text(title)}"


RIGHT = [
    "Ook als de 9 anderen het oneens waren, is een meerderheid van de raden het eens.",
    "Van de raden is 83 % het eens, van de colleges 100 %.",
    "Onze raad is over Kort 3 kritischer dan de andere raden: 3,0 tegen 4,0.",
]


@pytest.fixture
def small():
    """Who all agree with everything; but half of the raad of Laren disagrees."""
    ballots = {(place, role): [(4,) * 20] * 8 for place in PLACES for role in ROLES}
    ballots["Laren", "raad"] = [(4,) * 20] * 4 + [(2,) * 20] * 4
    return Known(ballots, dict.fromkeys(ballots, 3), "Laren")


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_number_that_is_wrong_is_found(small, sentence):
    assert wrong_in(small, sentence, 3)[0] == []
    for found in re.finditer(r"(?<!Kort )\d+", sentence):
        other = f"{int(found[0]) + 1}"
        changed = sentence[: found.start()] + other + sentence[found.end() :]
        assert wrong_in(small, changed, 3)[0] != []


def test_a_sentence_that_nobody_reads_is_found():
    assert wrong_in(Known({}, {}), "De raden gaven 3,4 en dat is nieuw.")[0]
    assert wrong_in(Known({}, {}), "Hier staat geen getal.") == ([], 0)

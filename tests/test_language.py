"""What is kept is kept per language; and no code decides by comparing translated words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go
import pytest
from django.conf import settings
from django.core.cache import caches
from django.template import engines
from django.utils.translation import get_language, override

from assessments import access
from assessments.dashboards import pictures
from assessments.language import in_language
from assessments.reports import files, making
from assessments.reports.council import document as council
from assessments.reports.council.document import COUNCIL
from assessments.reports.material import released
from assessments.reports.report_kind import Report
from assessments.results import overview as overviews
from assessments.results.kept import RecentlyUsed
from assessments.results.signals import once
from assessments.survey import forms
from tests.reports.worker import work
from tests.results.builders import CODES, group, overview, release

WITHOUT_WORDS = {
    "assessments/dashboards/boundaries.py": {"_all"},
    "assessments/dashboards/figures/labels.py": {"widest"},
    "assessments/logos.py": {"read"},
    "assessments/desk/monitoring/health.py": {"newest_migrations"},
    "assessments/desk/planning/calendar.py": {"free_days"},
    "assessments/reports/files.py": {"_design"},
    "assessments/reports/printing/pdf.py": {"_files", "_fonts", "_stylesheet"},
    "assessments/reports/printing/typefaces.py": {"_advances", "_signs"},
    # The words that people answered, whatever is spoken later.
    "assessments/survey/texts.py": {"_texts"},
    "factors/catalogue.py": {"_facts_of_fixture"},
}
"""Functions that remember what they gave, of which the same is right in every language."""
IN_LANGUAGE = {
    "assessments/survey/forms.py": {"_rendered"},
    "assessments/survey/frames.py": {"_frame"},
}
"""Those that get a key of `in_language`."""
FINISHED = b"%PDF-1.7 a report %%EOF\n"
OWN = Report(COUNCIL, CODES["Laren"])


def in_each(read):
    """What `read` gives in two languages, one after the other, and in the first again."""
    answers = []
    for language in ("nl", "en", "nl"):
        with override(language):
            answers.append(read())
    return answers


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Every module of ours, with its place in the project."""
    for folder in ("assessments", "factors", "samenwerking"):
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(settings.BASE_DIR)), ast.parse(path.read_text())


def test_key_has_the_language():
    assert in_each(lambda: in_language("a", 1)) == [("nl", "a", 1), ("en", "a", 1), ("nl", "a", 1)]


def test_what_is_kept_of_releases_is_kept_per_language():
    kept = RecentlyUsed(most=2)
    with override("nl"):
        kept.keep("key", "Nederlands")

    assert in_each(lambda: kept.get("key")) == ["Nederlands", None, "Nederlands"]


@pytest.mark.django_db
def test_overview_is_kept_per_language():
    made = release(group("raad", "Laren", 11))
    viewer = access.Viewer(None, sees_others=True)
    overviews.KEPT.clear()

    nl, en, again = in_each(lambda: overviews.for_viewer(viewer, made).roles)

    assert nl is again
    assert nl is not en


def test_figures_and_pieces_of_pages_are_kept_per_language():
    with override("nl"):
        caches["figures"].set("key", "Nederlands")

    assert in_each(lambda: caches["figures"].get("key")) == ["Nederlands", None, "Nederlands"]


def test_rate_limits_are_counted_in_all_languages_together():
    """Who guesses would else begin anew in another language."""
    assert "KEY_FUNCTION" not in settings.CACHES["default"]


def test_piece_of_a_page_is_kept_per_language():
    page = engines["django"].from_string(
        "{% load cache i18n %}{% get_current_language as now %}"
        '{% cache None piece using="figures" %}{{ now }}{% endcache %}'
    )

    assert in_each(page.render) == ["nl", "en", "nl"]


def test_fixed_part_is_kept_per_language():
    page = engines["django"].from_string(
        "{% load fixed i18n %}{% fixed %}{% get_current_language as now %}{{ now }}{% endfixed %}"
    )

    assert in_each(page.render) == ["nl", "en", "nl"]


def test_script_with_figures_is_kept_per_language(monkeypatch):
    of = overview(group("raad", "Laren", 11))
    spoken = lambda: {"figure": go.Figure(layout={"meta": {"text": get_language()}})}  # noqa: E731
    monkeypatch.setattr(pictures, "live_figure", lambda figure: figure["layout"]["meta"])
    monkeypatch.setattr(pictures, "_drawn", lambda figure: figure["layout"]["meta"]["text"])

    kept = in_each(lambda: pictures._kept("figure", pictures.rights(of), spoken))

    assert [each.drawn["figure"] for each in kept] == ["nl", "en", "nl"]
    assert ['"nl"' in each.script for each in kept] == [True, False, True]


def test_signal_is_remembered_per_language():
    of = overview(group("raad", "Laren", 11))
    looked = []

    @once
    def spoken(_overview, _factor):
        looked.append(get_language())
        return get_language()

    assert in_each(lambda: spoken(of, of.instrument.factors[0])) == ["nl", "en", "nl"]
    assert looked == ["nl", "en"]


def test_answers_of_a_statement_are_rendered_per_language():
    forms._rendered.cache_clear()

    in_each(lambda: forms.AnswerRadios().render("1a", 4))

    assert forms._rendered.cache_info()[:2] == (1, 2)  # (found, made)


@pytest.fixture
def of(db):
    made = release(group("raad", "Laren", 11), group("raad", "Eemnes", 11))
    return released(access.releases_for_task(made.pk))


def test_report_is_stored_per_language(of):
    nl, en, again = in_each(lambda: files.stored_as(of, OWN))

    assert nl == again
    assert nl != en


def test_report_is_made_in_the_language_in_which_it_was_ordered(of, monkeypatch):
    spoken = []

    def fitting_pdf(template, report, *, pages):
        spoken.append(get_language())
        return FINISHED

    monkeypatch.setattr(council, "fitting_pdf", fitting_pdf)
    with override("en"):
        making.order(of, OWN)
    work()

    with override("en"):
        assert making.state(of, OWN) is making.State.FINISHED
    assert making.state(of, OWN) is making.State.NOT_ORDERED
    assert spoken == ["en"]


def test_report_ordered_before_an_update_is_made_in_the_language_of_the_site(of, monkeypatch):
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: FINISHED)
    name = files.stored_as(of, OWN)

    making.make_report.call(of.release.pk, OWN.kind.code, OWN.reader, name)

    assert files.is_finished(name)


def test_language_is_asked_in_one_place_and_by_whoever_orders_a_report():
    asking = {
        place
        for place, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and any(n.name == "get_language" for n in node.names)
    }

    assert asking == {"assessments/language.py", "assessments/reports/making.py"}


def remembering(module):
    """Functions that `functools` remembers the answers of."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            decorators = " ".join(map(ast.unparse, node.decorator_list)).replace("_cache", "cache")
            if any(word in decorators for word in ("lrucache", "functools.cache")) or (
                "cache" in decorators.split()
            ):
                yield node.name


def test_functions_that_remember_have_no_words_or_a_key_with_the_language():
    found = {place: set(remembering(module)) for place, module in sources()}

    assert {place: names for place, names in found.items() if names} == WITHOUT_WORDS | IN_LANGUAGE


TRANSLATING = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
COMPARING = {"startswith", "endswith", "removeprefix", "removesuffix", "replace", "find", "index"}
CHANGING = {"format", "lower", "upper", "casefold", "strip", "capitalize"}


def is_translated(node: ast.AST, names: frozenset[str]) -> bool:
    """Whether this is a translated text, one made of it, or a name that holds one."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in TRANSLATING:
            return True
        case ast.Call(func=ast.Name(id="str" | "capitalised" | "capfirst"), args=[text, *_]):
            return is_translated(text, names)
        case ast.Call(func=ast.Attribute(value=text, attr=name)) if name in CHANGING:
            return is_translated(text, names)
        case ast.BinOp(left=text, op=ast.Mod()):
            return is_translated(text, names)
        case ast.Name(id=name):
            return name in names
        case ast.Tuple(elts=texts) | ast.List(elts=texts) | ast.Set(elts=texts):
            return any(is_translated(text, names) for text in texts)
    return False


def translated_names(module: ast.Module) -> frozenset[str]:
    """Names to which somewhere in a module a translated text is given."""
    return frozenset(
        target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and is_translated(node.value, frozenset())
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def looked_at(node: ast.AST) -> list[ast.expr]:
    """What decides in this piece of code: both sides of a comparison, a key, a beginning."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Call(func=ast.Attribute(attr=name), args=texts) if name in COMPARING:
            return texts
        case ast.Subscript(slice=key):
            return [key]
        case ast.Dict(keys=keys):
            return [key for key in keys if key is not None]
    return []


def decisions_by_words(module: ast.Module) -> list[str]:
    names = translated_names(module)
    return [
        ast.unparse(node)
        for node in ast.walk(module)
        if any(is_translated(text, names) for text in looked_at(node))
    ]


@pytest.mark.parametrize(
    "code",
    [
        'text == _("hoog")',
        'text in (_("hoog"), _("laag"))',
        'text.startswith(_("ca."))',
        'text.replace(_("ongeveer"), "")',
        '{_("hoog"): 1}',
        'signs[_("hoog")]',
        'HIGH = gettext_lazy("hoog")\nbool(text != HIGH)',
        'text == _("{n} hoog").format(n=1)',
    ],
)
def test_decision_by_words_is_found(code):
    assert len(decisions_by_words(ast.parse(code))) == 1


def test_nothing_is_decided_by_comparing_translated_words():
    found = {place: decisions_by_words(module) for place, module in sources()}

    assert {place: codes for place, codes in found.items() if codes} == {}


def spoken_too_early(node: ast.AST) -> Iterator[str]:
    """Texts that are translated when a module is read, before anybody asks for a language."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.Call(func=ast.Name(id="_" | "gettext" | "ngettext")):
                yield ast.unparse(child)
        yield from spoken_too_early(child)


def test_no_text_is_translated_before_there_is_somebody_to_read_it():
    too_early = {
        place: found
        for place, module in sources()
        if "gettext_lazy as _" not in ast.unparse(module)
        and (found := list(spoken_too_early(module)))
    }

    assert too_early == {}

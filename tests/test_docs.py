"""What the documents name is there: files, folders, modules, commands, links and layers."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "LICENSES").glob("*.md")]
)
CODE_IN = ("assessments", "factors", "samenwerking", "templates", "tests")
HISTORY = ROOT / "CHANGELOG.md"
"""It tells of what was, too."""
TRUE_TODAY = [path for path in DOCUMENTS if path != HISTORY]

CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```([\w -]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK_OF_CODE = re.compile(r"\[`[^`\n]+`\](?=\()")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"\.?[\w*-]+(/[\w.*-]+)*(/|\.(py|html|svg|txt|js|css|md|toml|yml|json|odt))")
FOLDER_OR_FILE = re.compile(r"\.?[\w-]+(/[\w.*-]+)+/?")
DOTTED = re.compile(r"[a-z_]+(\.\w+)+(\(\))?")
COMMAND = re.compile(r"\bmanage\.py (\w+)")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
MADE_BY_RUNNING = {
    *("keys/", "media/", "staticfiles/", "certificates/", "partnership.json", "uitkomsten.json"),
    *("sbom.cdx.json", "accessibility.md", "screenshots/"),
    *("gespreksagenda-en-reacties.json", "logboek.json", "LEESMIJ.txt", "SHA256SUMS.txt"),
    "rapporten/*.pdf",
}
"""Named as what an installation makes or serves."""


def names(path):
    return path.relative_to(ROOT).as_posix()


def prose(path):
    """The document without its blocks of code."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def places(path):
    """Where a path in this document may begin: in the project, the application, or beside it."""
    return (ROOT, ROOT / "assessments", path.parent)


def tops(path):
    return {each.name for place in places(path) for each in place.iterdir()}


def paths_in(path):
    """Everything in code that is a file or folder of ours, as it is written, but texts of links."""
    for code in CODE.findall(LINK_OF_CODE.sub("", prose(path))):
        is_path = PATH.fullmatch(code)
        if FOLDER_OR_FILE.fullmatch(code):
            is_path = is_path or code.split("/")[0] in tops(path)
        if is_path and code not in MADE_BY_RUNNING:
            yield code


def is_there(code, path):
    """Where it is said to be; a name without a folder somewhere in the code."""
    found = any(list(place.glob(code.rstrip("/"))) for place in places(path))
    return found or ("/" not in code and any(list((ROOT / top).rglob(code)) for top in CODE_IN))


@pytest.mark.parametrize("path", TRUE_TODAY, ids=names)
def test_document_names_files_that_are_there(path):
    assert [code for code in paths_in(path) if not is_there(code, path)] == []


def exists(dotted):
    """Whether a dotted name leads to a module or something in it."""
    parts = dotted.removesuffix("()").split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            fields = getattr(found, "__dataclass_fields__", {})
            if not hasattr(found, name) and name not in fields:
                return False
            found = getattr(found, name, None)
        return True
    return False


def dotted_names_in(path):
    """Names of our own modules, from the project or from the application."""
    packages = {each.name for each in (ROOT / "assessments").iterdir() if each.is_dir()}
    for code in CODE.findall(prose(path)):
        if not DOTTED.fullmatch(code) or PATH.fullmatch(code):
            continue
        first = code.split(".")[0]
        if first in {"assessments", "factors", "samenwerking", "tests"}:
            yield code
        elif first in packages:
            yield f"assessments.{code}"


@pytest.mark.parametrize("path", TRUE_TODAY, ids=names)
def test_document_names_modules_that_are_there(path):
    # A logger is named after what it logs, not after a module.
    named = set(dotted_names_in(path)) - {"samenwerking.signing_in"}
    assert [dotted for dotted in sorted(named) if not exists(dotted)] == []


def anchors(path):
    """Headings as GitHub makes addresses of them."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def leads_somewhere(link, path):
    file, _, anchor = link.partition("#")
    target = (path.parent / file) if file else path
    return target.exists() and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize("path", DOCUMENTS, ids=names)
def test_links_of_document_lead_somewhere(path):
    links = [link for link in LINK.findall(prose(path)) if not re.match(r"\w+:", link)]
    assert [link for link in links if not leads_somewhere(link, path)] == []


@pytest.mark.parametrize("path", TRUE_TODAY, ids=names)
def test_document_names_commands_that_are_there(path):
    text = path.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    code = " ".join([*CODE.findall(text), *(block for _, block in FENCE.findall(text))])

    assert set(COMMAND.findall(code)) <= set(get_commands())
    assert set(TARGET.findall(code)) <= targets


def test_every_document_is_in_the_index():
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link).resolve() for link in LINK.findall(index.read_text())}

    assert set((ROOT / "docs").rglob("*.md")) - {index} <= linked


TESTS = re.compile(r"\b(tests/[\w/]+(?:\.py)?)(?:::(\w+))?")


@pytest.mark.parametrize("path", TRUE_TODAY, ids=names)
def test_document_runs_tests_that_are_there(path):
    blocks = "\n".join(block for _kind, block in FENCE.findall(path.read_text(encoding="utf-8")))
    for tests, name in TESTS.findall(blocks):
        assert (ROOT / tests).exists(), tests
        assert not name or f"def {name}(" in (ROOT / tests).read_text(), name


# --- docs/development.md --------------------------------------------------------------------

DEVELOPMENT = ROOT / "docs" / "development.md"


def contract():
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (layers,) = [each["layers"] for each in contracts if each["type"] == "layers"]
    return [{name.removeprefix("assessments.") for name in each.split(" | ")} for each in layers]


def drawn_layers():
    """The boxes of the picture from top to bottom; `A & B` stand beside each other."""
    (picture,) = [
        block for kind, block in FENCE.findall(DEVELOPMENT.read_text()) if kind == "mermaid"
    ]
    boxes = dict(re.findall(r'^\s*(\w+)\["([\w.]+)<br/>', picture, re.MULTILINE))
    arrows = re.search(r"^\s*(\w[\w &]*(?: --> \w[\w &]*)+)$", picture, re.MULTILINE)[1]
    return [{boxes[box] for box in each.split(" & ")} for each in arrows.split(" --> ")]


def test_picture_of_the_layers_is_the_contract():
    assert drawn_layers() == contract()


def test_every_folder_of_the_application_has_its_place_in_the_document():
    """A new folder under `assessments/` is told of where newcomers look."""
    packages = (path.parent.name for path in (ROOT / "assessments").glob("*/__init__.py"))
    folders = {f"assessments/{name}/" for name in packages}
    told = {code for code in CODE.findall(prose(DEVELOPMENT)) if code.startswith("assessments/")}

    assert folders - {"assessments/migrations/", "assessments/templatetags/"} <= told


def test_every_word_of_the_code_in_the_glossary_is_in_the_code():
    """The first column: names of classes and fields, which stand somewhere in the code."""
    table = DEVELOPMENT.read_text().split("## Words", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    code = "\n".join(path.read_text() for path in (ROOT / "assessments").rglob("*.py"))
    code += "\n".join(path.read_text() for path in (ROOT / "factors").rglob("*.py"))
    words = {word for row in rows for word in CODE.findall(row)}

    assert len(words) > 30
    assert {word for word in words if not re.search(rf"\b{re.escape(word)}\b", code)} == set()

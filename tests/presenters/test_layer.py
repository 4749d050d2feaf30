"""Presenters make words and numbers: of Django they need its translations and formats only."""

import ast
from pathlib import Path

import pytest

import assessments.presenters

FOLDER = Path(assessments.presenters.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
ALLOWED = ("django.utils.formats", "django.utils.text", "django.utils.translation")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_presenter_imports_nothing_that_renders(module):
    tree = ast.parse(module.read_text())
    froms = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    of_django = {name for name in froms | plain if name.startswith("django")}

    assert of_django <= set(ALLOWED)

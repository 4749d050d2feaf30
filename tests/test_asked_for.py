"""Tests that run on request only aren't made where nobody asks, and are where somebody does."""

from types import SimpleNamespace

import pytest

from tests.asked_for import is_asked_for


@pytest.mark.parametrize(
    ("expression", "asked"),
    [
        ("", True),
        ("attack", True),
        ("attack or not attack", True),
        ("pdf or browser and not attack", True),
        ("not slow", True),
        ("not attacker", True),
        ("not attack", False),
        ("not slow and not bench and not attack and not study", False),
        ("(browser or pdf or sqlite) and not attack", False),
    ],
)
def test_request_is_read_in_what_is_selected(expression, asked):
    config = SimpleNamespace(option=SimpleNamespace(markexpr=expression))

    assert is_asked_for("attack", config) is asked

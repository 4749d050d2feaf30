"""What a server runs."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_views_are_read_before_the_first_request():
    program = (
        "import sys; import samenwerking.wsgi; "
        "print('assessments.dashboards.views' in sys.modules, 'weasyprint' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    )
    assert printed.stdout.split() == ["True", "False"]

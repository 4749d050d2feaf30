"""Asks whether what is locked has known vulnerabilities: `make audit`.

Ends with 0 only when every package was looked up and none is known to be vulnerable: 1 when one
is, 2 when the database doesn't know all of them, 3 when it can't be reached, which is no "all is
well".

Asked is PyPI's own; PIP_AUDIT_VULNERABILITY_SERVICE=osv and PIP_AUDIT_OSV_URL name another one.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
ASK = ["pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
NOTHING = "make audit: the database of known vulnerabilities can't be reached: nothing was checked."
VULNERABLE, NOT_ALL_CHECKED, NOT_REACHED = 1, 2, 3
LEFT_OUT = (
    "The files of others in static/ are in no such database: static/vendor/README.md has their "
    "versions."
)


def main() -> int:
    asked = subprocess.run(
        [sys.executable, "-m", *ASK, "-r", str(PROJECT / "requirements.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(NOTHING, *asked.stderr.strip().splitlines()[-1:])
        return NOT_REACHED
    lines, status = report(packages)
    print(*lines, sep="\n")
    return status


def report(packages: list[dict[str, Any]]) -> tuple[list[str], int]:
    """What to say of pip-audit's answer, and with which status."""
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    if len(unknown) == len(packages):
        return [NOTHING], NOT_REACHED
    found = [
        f"{each['name']} {each['version']}: {bug['id']}, mended in "
        f"{', '.join(bug['fix_versions']) or 'no version yet'}"
        for each in packages
        for bug in each.get("vulns", [])
    ]
    lines = [f"make audit: {len(packages) - len(unknown)} of {len(packages)} packages checked."]
    lines += found or ["No known vulnerability in those."]
    if unknown:
        lines.append(f"NOT checked, as the database doesn't know them: {', '.join(unknown)}.")
    lines.append(LEFT_OUT)
    return lines, VULNERABLE if found else NOT_ALL_CHECKED if unknown else 0


if __name__ == "__main__":
    sys.exit(main())

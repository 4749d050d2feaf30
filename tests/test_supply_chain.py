"""What an installation runs on: the bill of materials, the audit, and who has rights to what."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
CI = ROOT / ".ci"


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    target = tmp_path_factory.mktemp("bill") / "sbom.cdx.json"
    command = [sys.executable, "-W", "error::DeprecationWarning", CI / "bill_of_materials.py"]
    subprocess.run([*command, target], check=True)
    return json.loads(target.read_text())


def locked_version(name):
    lock = (ROOT / "requirements.txt").read_text()
    return re.search(rf"^{name}(?:\[[^]]*\])?==([^ ;\\]+)", lock, re.MULTILINE)[1]


def names_and_versions(bill, kind):
    return {
        (each["name"], each["version"])
        for each in bill["components"]
        if each["purl"].startswith(f"pkg:{kind}/")
    }


def test_bill_is_of_this_version(bill):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    described = bill["metadata"]["component"]

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert (described["name"], described["version"]) == ("samenwerking", project["version"])


def test_bill_has_every_locked_package(bill):
    lock = (ROOT / "requirements.txt").read_text()
    locked = set(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==([^ ;\\]+)", lock, re.MULTILINE))

    assert len(locked) > 50
    assert names_and_versions(bill, "pypi") == locked


def test_bill_has_every_file_of_others(bill):
    folders = (ROOT / "static" / "vendor", ROOT / "static" / "fonts")
    shipped = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix not in {".md", ".txt", ""}
    }
    named = {each["name"] for each in bill["components"] if each["type"] == "file"}

    assert named == shipped | {"django_htmx/static/django_htmx/htmx-2.min.js"}


def test_everything_in_the_bill_has_hashes(bill):
    without = [each["name"] for each in bill["components"] if not each.get("hashes")]
    assert without == []


def test_only_packages_of_other_systems_have_no_licence(bill):
    """brotlicffi is for PyPy, colorama and tzdata for Windows: none is installed here."""
    without = {each["name"] for each in bill["components"] if not each.get("licenses")}
    assert without <= {"brotlicffi", "colorama", "tzdata"}


def test_bill_says_what_asks_for_a_package(bill):
    asks = {each["ref"]: each.get("dependsOn", []) for each in bill["dependencies"]}
    names = {ref: [each.split("@")[0] for each in found] for ref, found in asks.items()}

    assert {"django", "weasyprint", "vendor/bootstrap.min.css"} <= set(names["samenwerking"])
    assert "sqlparse" not in names["samenwerking"]
    (django,) = (ref for ref in names if ref.startswith("django@"))
    assert "sqlparse" in names[django]


# --- make audit ---------------------------------------------------------------------------------


@pytest.fixture
def report():
    spec = importlib.util.spec_from_file_location("audit", CI / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.report


def checked(name, *vulnerabilities):
    return {"name": name, "version": "1.0", "vulns": list(vulnerabilities)}


UNKNOWN = {"name": "tablib", "skip_reason": "Dependency not found"}
BUG = {"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}


def test_audit_is_content_only_when_all_was_checked(report):
    lines, status = report([checked("django"), checked("tablib")])

    assert status == 0
    assert lines[:2] == [
        "make audit: 2 of 2 packages checked.",
        "No known vulnerability in those.",
    ]


def test_audit_says_what_it_could_not_check(report):
    lines, status = report([checked("django"), UNKNOWN])

    assert status == 2
    assert "NOT checked, as the database doesn't know them: tablib." in lines


def test_audit_that_checked_nothing_says_so_and_no_more(report):
    lines, status = report([UNKNOWN])

    assert status == 3
    assert lines == [
        "make audit: the database of known vulnerabilities can't be reached: nothing was checked."
    ]


def test_audit_names_what_is_vulnerable_and_which_version_mends_it(report):
    lines, status = report([checked("django", BUG), UNKNOWN])

    assert status == 1
    assert "django 1.0: PYSEC-2026-1, mended in 1.1" in lines


class Vulnerabilities(BaseHTTPRequestHandler):
    """A database as osv.dev is one, in which one version of Django has a fault."""

    vulnerable = ""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        django = {"name": "django", "ecosystem": "PyPI"}
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}]
        fault = {"id": "PYSEC-2026-1", "affected": [{"package": django, "ranges": ranges}]}
        is_it = (asked["package"]["name"], asked["version"]) == ("django", self.vulnerable)
        body = json.dumps({"vulns": [fault]} if is_it else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture
def database(monkeypatch):
    monkeypatch.setattr(Vulnerabilities, "vulnerable", locked_version("django"))
    with ThreadingHTTPServer(("127.0.0.1", 0), Vulnerabilities) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def audit(address):
    """The status and words of `make audit`, asking the database at this address."""
    asked = {"PIP_AUDIT_VULNERABILITY_SERVICE": "osv", "PIP_AUDIT_OSV_URL": address}
    command = [sys.executable, CI / "audit.py"]
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True)
    return done.returncode, done.stdout


def test_audit_finds_a_vulnerable_version_in_the_lock(database):
    status, said = audit(database)

    assert status == 1
    assert f"django {locked_version('django')}: PYSEC-2026-1, mended in 99.1" in said


def test_audit_of_a_lock_without_faults_is_content(database, monkeypatch):
    monkeypatch.setattr(Vulnerabilities, "vulnerable", "0.1")
    status, said = audit(database)

    assert status == 0
    assert "No known vulnerability in those." in said


def test_audit_says_that_the_database_is_away():
    status, said = audit("http://127.0.0.1:9/v1/query")

    assert status == 3
    assert said.startswith("make audit: the database of known vulnerabilities can't be reached:")
    assert len(said.splitlines()) == 1


# --- licences -----------------------------------------------------------------------------------


def test_licence_stands_where_both_people_and_tools_look():
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes()

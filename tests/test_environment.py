"""Settings that can't be right are said in a Dutch sentence each, before anything starts."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from samenwerking.configuration.environment_problems import problems

BASE_DIR = django_settings.BASE_DIR
KEY = "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdef"


def documented(directory="/var/lib/samenwerking"):
    """`docs/deploy/env` as an administrator fills it in."""
    text = (BASE_DIR / "docs" / "deploy" / "env").read_text()
    for number, name in enumerate(("SECRET_KEY", "LINK_KEY", "MFA_KEY")):
        text = re.sub(rf"^{name}=$", f"{name}={number}{KEY}", text, flags=re.M)
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    values = dict(line.split("=", 1) for line in lines)
    return {
        name: value.replace("/var/lib/samenwerking", str(directory))
        for name, value in values.items()
    }


def test_documented_settings_have_no_problem():
    assert problems(documented(), trying_out=False) == []


def test_nothing_is_needed_to_try_things_out():
    assert problems({}, trying_out=True) == []


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "LINK_KEY", "BALLOT_KEY_DIR", "STATE_DIR", "ALLOWED_HOSTS"]
)
def test_what_is_needed_and_is_not_there_is_named(name):
    values = documented() | {name: " "}

    assert problems(values, trying_out=False) == [
        f"{name} ontbreekt. Zet deze instelling in de omgeving (docs/operations.md)."
    ]


@pytest.mark.parametrize(
    ("name", "value", "begin"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is te kort: neem minstens 50"),
        ("LINK_KEY", f"${KEY}", "LINK_KEY begint met een $-teken"),
        ("LINK_KEY", f"0{KEY}", "SECRET_KEY, LINK_KEY, MFA_KEY zijn gelijk aan elkaar"),
        ("ALLOWED_HOSTS", "https://vragen.example.nl", "ALLOWED_HOSTS: “https://vragen"),
        ("ALLOWED_HOSTS", "vragen.example.nl:443", "ALLOWED_HOSTS: “vragen.example.nl:443”"),
        ("ALLOWED_HOSTS", "*, vragen.example.nl", "ALLOWED_HOSTS: “*” is geen naam"),
        ("SITE_URL", "vragen.example.nl", "SITE_URL: “vragen.example.nl” is geen adres"),
        ("SITE_URL", "https://vragen.example.nl/", "SITE_URL: “https://vragen.example.nl/”"),
        ("SITE_URL", "https://www.example.nl", "SITE_URL: de naam “www.example.nl” staat niet"),
        ("CSRF_TRUSTED_ORIGINS", "a.example.nl", "CSRF_TRUSTED_ORIGINS: schrijf “a.example.nl”"),
        ("DATABASE_URL", "localhost/samen", "DATABASE_URL begint niet met postgres://"),
        ("DATABASE_URL", "mysql://a:b@c/d", "DATABASE_URL: alleen PostgreSQL en SQLite"),
        ("DATABASE_URL", "postgres://a:b@c/", "DATABASE_URL noemt geen database"),
        ("DATABASE_URL", "postgres://a:b@c@db/n", "DATABASE_URL heeft meer dan één @-teken"),
        ("DATABASE_URL", "postgres://a:b/c@db/n", "DATABASE_URL is geen adres van een database"),
        ("EMAIL_URL", "mail.example.nl", "EMAIL_URL begint niet met smtp://"),
        ("EMAIL_URL", "smtp://u:p/q@mail.example.nl", "EMAIL_URL is geen adres van een mailserver"),
        ("RETURNS_ADDRESS", "terug", "RETURNS_ADDRESS: “terug” is geen mailadres."),
        ("RETURNS_IMAP_URL", "imaps://u:p@mail.example.nl", "RETURNS_ADDRESS ontbreekt: bij RETU"),
        ("CHECK_MAIL_DOMAINS", "soms", "CHECK_MAIL_DOMAINS: “soms” is niet duidelijk"),
        ("DEFAULT_FROM_EMAIL", "Vragen", "DEFAULT_FROM_EMAIL: “Vragen” is geen mailadres"),
        ("ADMINS", "beheer", "ADMINS: “beheer” is geen mailadres"),
        ("OIDC_SERVER_URL", "https://id.example.nl", "OIDC_NAME, OIDC_CLIENT_ID, OIDC_CLIENT_S"),
        ("CONTACT_DAYS", "31", "CONTACT_DAYS: “31” is geen heel getal van 1 tot en met 30"),
        ("CONTACT_DAYS", "een maand", "CONTACT_DAYS: “een maand” is geen heel getal"),
        ("BEHIND_PROXY", "ja", "BEHIND_PROXY: “ja” is niet duidelijk"),
        ("BALLOT_KEY_DIR", "keys", "BALLOT_KEY_DIR: “keys” is geen volledig pad"),
        (
            "S3_BUCKET",
            "rapporten",
            "S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY ontbreekt: bij S3_",
        ),
        ("LOG_LEVEL", "veel", "LOG_LEVEL: “veel” is geen niveau"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT: “xml” is geen vorm. Kies uit plain, json."),
        ("METRICS_TOKEN", "kort", "METRICS_TOKEN is te kort: neem minstens 50"),
        ("METRICS_TOKEN", f"0{KEY}", "SECRET_KEY, LINK_KEY, MFA_KEY, METRICS_TOKEN zijn gelijk"),
        ("ALLOWED_HOSTS", ",", "ALLOWED_HOSTS ontbreekt"),
        ("SITE_URL", "https://[::1", "SITE_URL: “https://[::1” is geen adres"),
        (
            "SITE_URL",
            "https://vragen.example.nl:99999",
            "SITE_URL: “https://vragen.example.nl:99999”",
        ),
        ("SITE_URL", "https://vragen.example.nl#x", "SITE_URL: “https://vragen.example.nl#x”"),
        ("CSRF_TRUSTED_ORIGINS", "https://[", "CSRF_TRUSTED_ORIGINS: “https://[” is geen adres"),
        ("EMAIL_URL", "smtp://", "EMAIL_URL noemt geen mailserver"),
        ("ADMINS", "a@b@example.nl", "ADMINS: “a@b@example.nl” is geen mailadres"),
        ("ADMINS", "B <beheer@example.nl>", "ADMINS: “B <beheer@example.nl>” is geen mailadres"),
        ("SECURITY_CONTACTS", "security", "SECURITY_CONTACTS: “security” is geen mailadres"),
        ("SECURITY_POLICY_URL", "www.example.nl", "SECURITY_POLICY_URL: “www.example.nl” is geen"),
        ("SIGN_IN_LOG", "/nergens/log", "SIGN_IN_LOG: in “/nergens/log” kan niet geschreven"),
        ("DATABASE_POOL", "9" * 5000, "DATABASE_POOL: “999"),
        ("PROMETHEUS_MULTIPROC_DIR", "run", "PROMETHEUS_MULTIPROC_DIR: “run” is geen volledig pad"),
    ],
)
def test_wrong_value_is_said_in_one_sentence(name, value, begin):
    (found,) = problems(documented() | {name: value}, trying_out=False)

    assert found.startswith(begin)


BUCKET = {
    "S3_BUCKET": "rapporten",
    "S3_ENDPOINT": "https://s3.example.nl",
    "S3_ACCESS_KEY": "samenwerking",
    "S3_SECRET_KEY": "geheim",
}


def test_reports_in_a_bucket_are_a_right_setting():
    assert problems(documented() | BUCKET, trying_out=False) == []


@pytest.mark.parametrize(
    ("name", "value", "begin"),
    [
        ("S3_ENDPOINT", "s3.example.nl", "S3_ENDPOINT: “s3.example.nl” is geen adres als https://"),
        ("S3_ENDPOINT", "https://s3.example.nl/map", "S3_ENDPOINT: “https://s3.example.nl/map” is"),
        (
            "S3_ENDPOINT",
            "https://s3.example.nl:x",
            "S3_ENDPOINT: “https://s3.example.nl:x” is",
        ),
        ("S3_SECRET_KEY", "$geheim", "S3_SECRET_KEY begint met een $-teken"),
        ("S3_SECRET_KEY", "", "S3_SECRET_KEY ontbreekt: bij S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY"),
    ],
)
def test_wrong_setting_of_a_bucket_is_said_in_one_sentence(name, value, begin):
    (found,) = problems(documented() | BUCKET | {name: value}, trying_out=False)

    assert found.startswith(begin)


RETURNS = {
    "RETURNS_ADDRESS": "terug@vragen.example.nl",
    "RETURNS_IMAP_URL": "imaps://terug:geheim%40@mail.example.nl/INBOX",
}


def test_mailbox_for_returns_is_a_right_setting():
    assert problems(documented() | RETURNS, trying_out=False) == []


@pytest.mark.parametrize(
    ("name", "value", "begin"),
    [
        ("RETURNS_ADDRESS", "terug+x@example.nl", "RETURNS_ADDRESS: neem voor de @ ten hoogste 12"),
        ("RETURNS_ADDRESS", "vragenlijsten@example.nl", "RETURNS_ADDRESS: neem voor de @ ten hoog"),
        ("RETURNS_IMAP_URL", "mail.example.nl", "RETURNS_IMAP_URL is geen adres van een postbus"),
        ("RETURNS_IMAP_URL", "pop3://u:p@mail.example.nl", "RETURNS_IMAP_URL is geen adres van ee"),
        (
            "RETURNS_IMAP_URL",
            "imaps://mail.example.nl",
            "RETURNS_IMAP_URL is geen adres van een po",
        ),
        ("RETURNS_IMAP_URL", "imaps://u:p@mail.example.nl:x", "RETURNS_IMAP_URL is geen adres van"),
        ("RETURNS_IMAP_URL", "imaps://[u:p@mail", "RETURNS_IMAP_URL is geen adres van een postbus"),
        ("RETURNS_IMAP_URL", "imaps://u%0a:p@mail.example.nl", "RETURNS_IMAP_URL: naam, wachtwoor"),
        ("RETURNS_IMAP_URL", "imaps://u%20x:p@mail.example.nl", "RETURNS_IMAP_URL: naam, wachtwoo"),
    ],
)
def test_wrong_setting_of_returns_is_said_in_one_sentence(name, value, begin):
    (found,) = problems(documented() | RETURNS | {name: value}, trying_out=False)

    assert found.startswith(begin)


def test_everything_that_is_wrong_is_said_at_once():
    values = documented() | {"SECRET_KEY": "", "EMAIL_URL": "mail", "CONTACT_DAYS": "99"}

    assert [line.split()[0].strip(":") for line in problems(values, trying_out=False)] == [
        "SECRET_KEY",
        "EMAIL_URL",
        "CONTACT_DAYS",
    ]


@pytest.mark.parametrize("host", [".example.nl", "vragen.example.nl", "VRAGEN.example.nl"])
def test_site_under_a_name_that_is_served_is_right(host):
    assert problems(documented() | {"ALLOWED_HOSTS": host}, trying_out=False) == []


def test_every_setting_is_in_the_documented_file_and_in_the_manual():
    sources = [*(BASE_DIR / "samenwerking").rglob("*.py")]
    read = {
        name
        for path in sources
        for name in re.findall(
            r"(?:env\.\w+|required|environ\.get)\(\s*\"([A-Z_]+)\"", path.read_text()
        )
    } - {"DEBUG", "DEMONSTRATION", "ENV_FILE", "PORT", "DJANGO_SETTINGS_MODULE"}
    file = (BASE_DIR / "docs" / "deploy" / "env").read_text()
    manual = (BASE_DIR / "docs" / "operations.md").read_text()

    assert {name for name in read if not re.search(rf"^(# )?{name}=", file, re.M)} == set()
    assert {name for name in read if f"`{name}`" not in manual} == set()


# --- Real processes -------------------------------------------------------------------------------


def run(*command, **values):
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        env=environment | values,
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    "command",
    [
        ("manage.py", "tick"),
        ("manage.py", "migrate"),
        ("-m", "gunicorn", "samenwerking.wsgi", "--config", "python:samenwerking.gunicorn"),
    ],
    ids=["own command", "Django's command", "gunicorn"],
)
def test_start_that_fails_shows_no_traceback(command):
    ended = run(*command, **documented() | {"SECRET_KEY": "", "CONTACT_DAYS": "99"})

    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    assert "SECRET_KEY ontbreekt. Zet deze instelling in de omgeving" in ended.stderr
    assert "CONTACT_DAYS: “99” is geen heel getal van 1 tot en met 30." in ended.stderr


@pytest.mark.parametrize("command", ["migrate", "tick"])
def test_database_that_can_not_be_reached_is_said_in_one_sentence(command, installed):
    values = dict(line.split("=", 1) for line in installed.read_text().splitlines())
    away = "postgres://naam:geheim@127.0.0.1:1/samenwerking"

    ended = run("manage.py", command, **values | {"DATABASE_URL": away})

    assert ended.returncode == 69
    assert "Traceback" not in ended.stderr
    assert "De database van DATABASE_URL is niet bereikbaar: connection failed" in ended.stderr
    assert "geheim" not in ended.stderr


def test_file_that_is_not_there_is_named():
    ended = run("manage.py", "check", ENV_FILE="/nergens/env")

    assert (ended.returncode, ended.stderr) == (
        78,
        "Samenwerking start niet:\n"
        "ENV_FILE: het bestand /nergens/env kan niet gelezen worden (FileNotFoundError).\n",
    )


OPTIONAL = re.findall(
    r"^# ([A-Z_]+)=", (BASE_DIR / "docs" / "deploy" / "env").read_text(), re.MULTILINE
)


def test_setting_that_is_left_empty_has_its_default(installed):
    empty = dict.fromkeys([*OPTIONAL, "MFA_KEY", "EMAIL_URL", "SITE_URL"], " ")
    values = dict(line.split("=", 1) for line in installed.read_text().splitlines())

    ended = run("manage.py", "check", **values | empty)

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.fixture
def installed(tmp_path):
    """The documented settings in a file, with the directories that they name."""
    here = tmp_path / "installed"
    for name in ("keys", "media", "static", "state"):
        (here / name).mkdir(mode=0o700, parents=True)
    values = documented(here) | {"DATABASE_URL": f"sqlite:///{here}/db.sqlite3"}
    file = here / "env"
    file.write_text("\n".join(f"{name}={value}" for name, value in values.items()))
    return file


@pytest.mark.slow
def test_check_for_deployment_is_silent_with_the_documented_settings(installed):
    ended = run("manage.py", "check", "--deploy", "--fail-level", "INFO", ENV_FILE=str(installed))

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "System check identified no issues (1 silenced).\n"


@pytest.mark.slow
def test_check_for_deployment_names_what_is_not_right(installed):
    (installed.parent / "keys").chmod(0o755)
    (installed.parent / "state").rmdir()

    ended = run("manage.py", "check", "--deploy", ENV_FILE=str(installed))

    assert "(samenwerking.W001) De map voor de sleutels" in ended.stderr
    assert "(samenwerking.W004) STATE_DIR bestaat niet" in ended.stderr


WITHOUT_BOTO = "import sys; sys.modules['boto3'] = None; import samenwerking.wsgi"


def with_a_bucket(installed, **values):
    """The settings in the file, and a bucket."""
    with installed.open("a") as file:
        file.writelines(f"\n{name}={value}" for name, value in (BUCKET | values).items())


def test_bucket_without_its_packages_is_said_in_one_sentence(installed):
    with_a_bucket(installed)

    ended = run("-c", WITHOUT_BOTO, ENV_FILE=str(installed))

    assert (ended.returncode, ended.stderr) == (
        78,
        "Samenwerking start niet:\n"
        "S3_BUCKET vraagt om pakketten die er niet zijn. Installeer wat in requirements-s3.txt "
        "staat (docs/operations.md).\n",
    )


@pytest.mark.parametrize(("scheme", "warned"), [("http", True), ("https", False)])
def test_check_for_deployment_wants_an_encrypted_way_to_the_bucket(installed, scheme, warned):
    with_a_bucket(installed, S3_ENDPOINT=f"{scheme}://s3.example.nl")

    ended = run("manage.py", "check", "--deploy", ENV_FILE=str(installed))

    assert ("(samenwerking.W005) S3_ENDPOINT begint niet met https" in ended.stderr) == warned


def test_nothing_of_a_bucket_is_loaded_without_one(installed):
    loaded = "import samenwerking.wsgi, sys; print({'boto3', 'storages'} & {*sys.modules})"

    assert run("-c", loaded, ENV_FILE=str(installed)).stdout == "set()\n"


def test_file_is_read_as_it_is_written(installed):
    values = dict(line.split("=", 1) for line in installed.read_text().splitlines())
    shown = run(
        "-c",
        "from samenwerking.settings import *; print(DEFAULT_FROM_EMAIL, SITE_URL, sep='|')",
        ENV_FILE=str(installed),
    )

    assert shown.stdout.strip() == f"{values['DEFAULT_FROM_EMAIL']}|{values['SITE_URL']}"

"""Pure: what is wrong with the environment, a Dutch sentence for each, all of them at once.

An administrator who mistypes a password of the database reads what to mend, not a traceback.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EmailValidator

from samenwerking.configuration.returns import return_problems
from samenwerking.configuration.sender import sender
from samenwerking.configuration.storages import media_problems

Values = Mapping[str, str]

SHORTEST_KEY = 50
"""Letters of a key: as many as Django's own check of a secret wants."""
MOST_CONTACT_DAYS = 30
KEYS = ("SECRET_KEY", "LINK_KEY", "MFA_KEY", "METRICS_TOKEN")
NEEDED = ("SECRET_KEY", "LINK_KEY", "BALLOT_KEY_DIR", "STATE_DIR", "ALLOWED_HOSTS")
DIRECTORIES = (
    "BALLOT_KEY_DIR",
    "STATE_DIR",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "PROMETHEUS_MULTIPROC_DIR",
)
SWITCHES = (
    "DEBUG",
    "DEMONSTRATION",
    "BEHIND_PROXY",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "REQUIRE_SECOND_FACTOR",
    "OIDC_SECOND_FACTOR",
    "CHECK_MAIL_DOMAINS",
)
NUMBERS: Mapping[str, tuple[int, int]] = {
    "CONTACT_DAYS": (1, MOST_CONTACT_DAYS),
    "TRUSTED_PROXY_COUNT": (0, 10),
    "SECURE_HSTS_SECONDS": (0, 2**31),
    "DATABASE_POOL": (1, 1000),
    "WEB_WORKERS": (1, 256),
    "WEB_THREADS": (1, 256),
}
LONGEST_NUMBER = 12
PAGES = ("OIDC_SERVER_URL", "SECURITY_POLICY_URL", "ACCESSIBILITY_REPORT_URL")
LOG_FORMATS = ("plain", "json")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
ORGANISATION = ("OIDC_SERVER_URL", "OIDC_NAME", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
OF_DATABASES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def problems(values: Values, *, trying_out: bool) -> list[str]:
    """Empty when the settings can be read. With `trying_out` everything has a default."""
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    found = [] if trying_out else [*_missing(given), *_keys(given)]
    for look in CHECKS:
        found += look(given)
    return found


def _missing(given: Values) -> Iterator[str]:
    for name in NEEDED:
        if not given.get(name, "").strip(", "):
            yield f"{name} ontbreekt. Zet deze instelling in de omgeving (docs/operations.md)."


def _keys(given: Values) -> Iterator[str]:
    keys = {name: given[name] for name in KEYS if name in given}
    for name, key in keys.items():
        if key.startswith("$"):
            yield f"{name} begint met een $-teken: dan wordt het als een andere instelling gelezen."
        elif len(key) < SHORTEST_KEY:
            yield f"{name} is te kort: neem minstens {SHORTEST_KEY} willekeurige tekens."
    if len(set(keys.values())) < len(keys):
        yield f"{', '.join(keys)} zijn gelijk aan elkaar. Maak voor elk een eigen sleutel."


def _hosts(given: Values) -> Iterator[str]:
    for host in _list(given, "ALLOWED_HOSTS"):
        if "/" in host or "*" in host or (":" in host and not host.startswith("[")):
            yield f"ALLOWED_HOSTS: “{host}” is geen naam. Schrijf alleen vragen.example.nl."


def _site(given: Values) -> Iterator[str]:
    if "SITE_URL" not in given:
        return
    site = given["SITE_URL"]
    if not _is_address(site, path=False):
        yield f"SITE_URL: “{site}” is geen adres als https://vragen.example.nl, zonder / erachter."
        return
    name = urlsplit(site).hostname or ""
    hosts = [] if any(_hosts(given)) else _list(given, "ALLOWED_HOSTS")
    if hosts and not any(_serves(host, name) for host in hosts):
        yield f"SITE_URL: de naam “{name}” staat niet in ALLOWED_HOSTS."


def _serves(host: str, name: str) -> bool:
    """As Django reads ALLOWED_HOSTS: a dot in front is a name and all that are under it."""
    host = host.lower()
    return host in (name, f"[{name}]") or (host.startswith(".") and f".{name}".endswith(host))


def _origins(given: Values) -> Iterator[str]:
    for origin in _list(given, "CSRF_TRUSTED_ORIGINS"):
        if "://" not in origin:
            yield f"CSRF_TRUSTED_ORIGINS: schrijf “{origin}” met https:// ervoor."
        elif not _is_address(origin, path=False):
            yield f"CSRF_TRUSTED_ORIGINS: “{origin}” is geen adres als https://vragen.example.nl."


def _is_address(url: str, *, path: bool = True) -> bool:
    """Of a page of the web, with a name that can be looked up; without `path`, of a site."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        return False
    own_name = re.fullmatch(r"[a-z0-9._:-]+", parts.hostname or "") and "@" not in parts.netloc
    rest = parts.path or parts.query or parts.fragment
    return bool(own_name and port and parts.scheme in ("https", "http") and (path or not rest))


def _pages(given: Values) -> Iterator[str]:
    for name in PAGES:
        if name in given and not _is_address(given[name]):
            yield f"{name}: “{given[name]}” is geen adres als https://www.example.nl/pagina."


def _contacts(given: Values) -> Iterator[str]:
    for name in ("SECURITY_CONTACTS", "ACCESSIBILITY_CONTACT"):
        for contact in _list(given, name):
            address = contact.removeprefix("mailto:")
            known = _is_mail_address(address) or contact.startswith("tel:")
            if not known and not _is_address(contact):
                yield f"{name}: “{contact}” is geen mailadres, en begint niet met https://."


def _is_mail_address(address: str) -> bool:
    try:
        EmailValidator(allowlist=["localhost"])(address)
    except ValidationError:
        return False
    return True


def _database(given: Values) -> Iterator[str]:
    if "DATABASE_URL" not in given:
        return
    url = given["DATABASE_URL"]
    example = "Schrijf postgres://naam:wachtwoord@machine:5432/database"
    escaped = f"{example}; andere tekens dan letters en cijfers in het wachtwoord als %XX."
    if url.partition("://")[2].partition("?")[0].count("@") > 1:
        yield f"DATABASE_URL heeft meer dan één @-teken. {escaped}"
        return
    scheme = url.partition("://")[0].lower()
    if scheme not in environ.Env.DB_SCHEMES:
        yield f"DATABASE_URL begint niet met postgres:// of sqlite://. {example}."
        return
    try:
        database = environ.Env.db_url_config(url)
    except (ValueError, ImproperlyConfigured):
        yield f"DATABASE_URL is geen adres van een database. {escaped}"
        return
    if database["ENGINE"] not in OF_DATABASES:
        yield f"DATABASE_URL: alleen PostgreSQL en SQLite worden ondersteund. {example}."
    elif not database["NAME"]:
        yield f"DATABASE_URL noemt geen database. {example}."


def _mail(given: Values) -> Iterator[str]:
    if "EMAIL_URL" not in given:
        return
    example = "Schrijf smtp+tls://naam:wachtwoord@machine:587"
    try:
        mail = environ.Env.email_url_config(given["EMAIL_URL"])
        if given["EMAIL_URL"].startswith("smtp") and not mail["EMAIL_HOST"]:
            yield f"EMAIL_URL noemt geen mailserver. {example}."
    except ImproperlyConfigured:
        yield f"EMAIL_URL begint niet met smtp://, smtp+tls:// of smtp+ssl://. {example}."
    except ValueError:
        yield (
            f"EMAIL_URL is geen adres van een mailserver. {example}; andere tekens dan letters en "
            "cijfers in het wachtwoord als %XX."
        )


def _sender(given: Values) -> Iterator[str]:
    if "DEFAULT_FROM_EMAIL" in given:
        try:
            sender(given["DEFAULT_FROM_EMAIL"])
        except ImproperlyConfigured as error:
            yield str(error)


def _admins(given: Values) -> Iterator[str]:
    for address in _list(given, "ADMINS"):
        if not _is_mail_address(address):
            yield f"ADMINS: “{address}” is geen mailadres. Zet er komma's tussen."


def _organisation(given: Values) -> Iterator[str]:
    missing = [name for name in ORGANISATION if name not in given]
    if missing and len(missing) < len(ORGANISATION):
        there = [name for name in ORGANISATION if name in given]
        yield f"{', '.join(missing)} ontbreekt: bij {', '.join(there)} hoort ook dat."


def _numbers(given: Values) -> Iterator[str]:
    for name, (least, most) in NUMBERS.items():
        value = given.get(name, str(least))
        if not value.isdecimal() or len(value) > LONGEST_NUMBER or not least <= int(value) <= most:
            yield f"{name}: “{value}” is geen heel getal van {least} tot en met {most}."


def _switches(given: Values) -> Iterator[str]:
    known = {*environ.Env.BOOLEAN_TRUE_STRINGS, "false", "off", "no", "n", "0"}
    for name in SWITCHES:
        if given.get(name, "0").lower() not in known:
            yield f"{name}: “{given[name]}” is niet duidelijk. Schrijf true of false."


def _directories(given: Values) -> Iterator[str]:
    for name in DIRECTORIES:
        if not os.path.isabs(given.get(name, "/")):
            yield f"{name}: “{given[name]}” is geen volledig pad, dat met / begint."


def _sign_in_log(given: Values) -> Iterator[str]:
    path = given.get("SIGN_IN_LOG", "")
    folder = os.path.dirname(path)
    if (path and not (os.path.isabs(path) and os.access(folder, os.W_OK))) or os.path.isdir(path):
        yield f"SIGN_IN_LOG: in “{path}” kan niet geschreven worden. Noem een bestand, vanaf /."


def _level(given: Values) -> Iterator[str]:
    level = given.get("LOG_LEVEL", "INFO")
    if level not in LEVELS:
        yield f"LOG_LEVEL: “{level}” is geen niveau. Kies uit {', '.join(LEVELS)}."


def _log_format(given: Values) -> Iterator[str]:
    form = given.get("LOG_FORMAT", "plain")
    if form not in LOG_FORMATS:
        yield f"LOG_FORMAT: “{form}” is geen vorm. Kies uit {', '.join(LOG_FORMATS)}."


def _list(given: Values, name: str) -> list[str]:
    return [item.strip() for item in given.get(name, "").split(",") if item.strip()]


CHECKS: tuple[Callable[[Values], Iterator[str]], ...] = (
    _hosts,
    _site,
    _origins,
    _pages,
    _contacts,
    _database,
    _mail,
    _sender,
    _admins,
    _organisation,
    _numbers,
    _switches,
    _directories,
    _sign_in_log,
    _level,
    _log_format,
    media_problems,
    return_problems,
)

"""One settings file, driven by the environment; safe by default.

What is wrong with the environment is said by `environment_problems` before anything is read.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from samenwerking.accessibility import read_statement
from samenwerking.accounts.openid_connect import providers
from samenwerking.configuration.browser_policies import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY  # noqa: F401
from samenwerking.configuration.caches import CACHES  # noqa: F401
from samenwerking.configuration.databases import tuned
from samenwerking.configuration.environment import TRYING_OUT, env, required
from samenwerking.configuration.logs import logging_of
from samenwerking.configuration.returns import mailbox_of
from samenwerking.configuration.sender import sender
from samenwerking.configuration.storages import storages
from samenwerking.version import VERSION as VERSION

BASE_DIR = Path(__file__).resolve().parent.parent
# `make demo`: every page says that all is fictitious, and errors are said as on a real site.
DEMONSTRATION = TRYING_OUT and env.bool("DEMONSTRATION", default=False)
DEBUG = TRYING_OUT and not DEMONSTRATION

SECRET_KEY = required(
    "SECRET_KEY", when_debugging="only-for-trying-things-out-0123456789abcdefghijklmnop"
)
# Personal links are made with their own key, so that it can live longer than SECRET_KEY.
LINK_KEY = required(
    "LINK_KEY", when_debugging="only-for-trying-out-links-0123456789abcdefghijklmnop"
)
# One key file per round; outside the database and never backed up together with it.
BALLOT_KEY_DIR = Path(required("BALLOT_KEY_DIR", when_debugging=str(BASE_DIR / "keys")))
# What this machine remembers: which database is its own, and which failures it mailed about.
STATE_DIR = Path(required("STATE_DIR", when_debugging=str(BASE_DIR / "state")))

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if TRYING_OUT else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Where links in mails and on cards lead.
SITE_URL = env.str(
    "SITE_URL",
    default="http://localhost:8000" if TRYING_OUT else f"https://{next(iter(ALLOWED_HOSTS), '')}",
)

INSTALLED_APPS = [
    "samenwerking",
    "assessments",
    "factors",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "samenwerking.serving.request_ids.number_requests",
    "samenwerking.serving.headers.same_origin_only",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenwerking.metrics.requests.count_requests",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "samenwerking.serving.headers.keep_out_of_caches",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenwerking.accounts.middleware.SecondFactorMiddleware",
    "samenwerking.accounts.middleware.note_seen",
    "django_htmx.middleware.HtmxMiddleware",
    "samenwerking.serving.refusals.explain_methods",
    "samenwerking.serving.refusals.find_links_with_signs_behind",
]

ROOT_URLCONF = "samenwerking.urls"
WSGI_APPLICATION = "samenwerking.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenwerking.demonstration.marks",
                "samenwerking.serving.request_ids.request_number",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Database -------------------------------------------------------------------------------

DATABASES = {
    "default": tuned(
        env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}"),
        pool=env.int("DATABASE_POOL", default=env.int("WEB_THREADS", default=8)),
    )
}

# --- Language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- Static files, and finished reports -----------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
STORAGES = storages(env, trying_out=TRYING_OUT)
# Without collectstatic, straight from where they stand.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = TRYING_OUT
WHITENOISE_ALLOW_ALL_ORIGINS = False
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# --- Security -------------------------------------------------------------------------------

# No page gives its own address away, which may be a personal link. Not "no-referrer": with that
# Chrome sends "Origin: null" and every form is refused.
SECURE_REFERRER_POLICY = "strict-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not TRYING_OUT)
# What watches over the processes asks them directly, without the proxy that speaks HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^gereed/$", r"^metrics$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if TRYING_OUT else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=not TRYING_OUT)
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the list that browsers carry is for whole domains
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=not TRYING_OUT)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
# Browsers take a cookie with this prefix only over HTTPS and from this very host: no neighbour
# under the same domain can plant one.
_HOST_ONLY = "" if TRYING_OUT else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST_ONLY}sessionid", f"{_HOST_ONLY}csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not TRYING_OUT
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "samenwerking.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "assessments.survey.public.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# Whom to tell about a weakness, in /.well-known/security.txt: mail addresses or URLs.
SECURITY_CONTACTS = [
    contact if ":" in contact else f"mailto:{contact}"
    for contact in env.list("SECURITY_CONTACTS", default=[])
]
SECURITY_POLICY_URL = env.str("SECURITY_POLICY_URL", default="")
ACCESSIBILITY_STATEMENT = read_statement(env)

# --- Signing in -----------------------------------------------------------------------------

AUTH_USER_MODEL = "assessments.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "samenwerking.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "samenwerking.accounts.passwords.UnlikeOwnName"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "samenwerking.accounts.context_words.MoreThanContext"},
]
# How long the link to choose a password works, for who was invited and for who forgot it.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "samenwerking.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "reset_password": "samenwerking.accounts.forms.ForgottenPasswordForm",
    "change_password": "samenwerking.accounts.forms.ChangePasswordForm",
    "set_password": "samenwerking.accounts.forms.SetPasswordForm",
    "reset_password_from_key": "samenwerking.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Who chooses a password does so by a link in the mail: that proves the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Always SESSION_COOKIE_AGE, however somebody came in.
ACCOUNT_SESSION_REMEMBER = True
# Failures count, successes don't: hundreds of people may sign in from one address, and guessing
# stops (docs/decisions/0005-rate-limits.md).
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "50/5m/ip,5/5m/key",
    "reset_password": "100/5m/ip,3/5m/key",
    "reset_password_from_key": "100/5m/ip",
    # A council hall full of people types from one address (assessments.survey.coming_in.attempts).
    "card_code": "100/5m/ip",
    # Who lost the link (assessments.desk.lost_links.asking): an address gets no pile of mails.
    "lost_link": "100/5m/ip",
    "lost_link_address": "5/1d/key",
}

# Second factors. Their secrets are sealed with MFA_KEY; another key makes them all useless.
MFA_ADAPTER = "samenwerking.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Against who registers with another's address, which nobody can here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_KEY = env.str("MFA_KEY", default=SECRET_KEY)
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not TRYING_OUT)

# Signing in through the organisation's own OpenID Connect provider, when one is given.
SOCIALACCOUNT_ADAPTER = "samenwerking.accounts.adapters.SocialAccountAdapter"
# A link, as form-action 'self' would stop a form that leads to the provider; connecting accounts,
# which makes this unsafe elsewhere, isn't possible here.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = providers()
# The provider asks for a second factor itself: don't ask for another one here.
OIDC_SECOND_FACTOR = env.bool("OIDC_SECOND_FACTOR", default=False)

# --- Keeping no longer than needed ----------------------------------------------------------

# Names, addresses and links go so many days after the release; it can be shorter, never longer.
CONTACT_DAYS = env.int("CONTACT_DAYS", default=30)

# --- Mail and background work ---------------------------------------------------------------

vars().update(
    env.email("EMAIL_URL", default="consolemail://" if TRYING_OUT else "smtp://localhost:25")
)
# Seconds. A mail server may look at a mail for a while before it takes it: who gives up too soon
# sends it twice. A mail is four waits, together shorter than CLAIM.
EMAIL_TIMEOUT = 60
DEFAULT_FROM_EMAIL = sender(env.str("DEFAULT_FROM_EMAIL", default="samenwerking@localhost"))
# Where mails go that can't be delivered, and the mailbox in which they are read by themselves.
RETURNS_ADDRESS = env.str("RETURNS_ADDRESS", default="")
RETURNS_MAILBOX = mailbox_of(env.str("RETURNS_IMAP_URL", default=""))
CHECK_MAIL_DOMAINS = env.bool("CHECK_MAIL_DOMAINS", default=False)
# Who hears of errors, in mails that hold places in the code and nothing of what people sent.
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if not TRYING_OUT:
    DEFAULT_EXCEPTION_REPORTER = "samenwerking.error_reports.PlacesOnly"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Logging and watching -------------------------------------------------------------------

LOGGING = logging_of(
    level=env.str("LOG_LEVEL", default="INFO"),
    form=env.str("LOG_FORMAT", default="plain"),
    sign_in_log=env.str("SIGN_IN_LOG", default=""),
)
# Who asks for /metrics shows this; without it there are none.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")

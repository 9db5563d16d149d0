"""All settings, from the environment; a workspace folder is enough for everything to have a place.

INTERSECTOR_WORKSPACE  the folder that holds the site, as --workspace says
DATABASE_URL           postgres://user:password@host:port/name?sslmode=verify-full, with whatever
                       settings libpq has (host=/folder of a socket), else SQLite in the workspace
ALLOWED_HOSTS          names of the site, with commas, beside those of this machine for itself
INTERSECTOR_HTTPS      1 behind a proxy that speaks HTTPS: cookies and redirects are then strict
INTERSECTOR_URL        the address of the site, for links in mails
OIDC_URL               the organisation's own login: address of its OpenID Connect discovery; with
                       OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, and OIDC_NAME for the button
OIDC_TRUSTED_DOMAINS   domains, with commas, whose addresses that login has verified though it does
                       not say so
EMAIL_URL              smtp://user:password@host:port with STARTTLS, smtps:// with TLS from the
                       first word, smtp+plain:// without, else mails are printed
DEFAULT_FROM_EMAIL     whom they are from
STORAGE_URL            s3://key:secret@host:port/bucket for the documents as they were given
                       (s3+http:// without TLS), else the folder originals/ of the workspace
LOG_LEVEL              INFO for a line a request and a job; else WARNING
LOG_FORMAT             line for people or json for programs; else by whether a terminal reads it
INTERSECTOR_METRICS_TOKEN  who may read /metrics from elsewhere; else this machine only
"""

import os
import sys
from pathlib import Path
from typing import TextIO
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from intersector.errors import DataError
from intersector_web import workspace


def listed(name: str) -> list[str]:
    """What a setting lists with commas."""
    return list(filter(None, map(str.strip, os.environ.get(name, "").split(","))))


def switched(name: str) -> bool:
    """Whether a setting is 1; raises `DataError` for what could be meant as either."""
    given = os.environ.get(name, "")
    if given not in {"", "0", "1"}:
        raise DataError(name, f"is {given!r}.", mend="Write 1, or 0.")
    return given == "1"


WORKSPACE = Path(os.environ.get(workspace.VARIABLE, "intersector-workspace")).absolute()
SECRET_KEY = workspace.secret_key(WORKSPACE)
DEBUG = False
HTTPS = switched("INTERSECTOR_HTTPS")
ALLOWED_HOSTS = [*listed("ALLOWED_HOSTS"), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in listed("ALLOWED_HOSTS")] if HTTPS else []

INSTALLED_APPS = [
    "intersector_web.home",
    "intersector_web.api",
    "intersector_web.search",
    "intersector_web.followup",
    "intersector_web.topics",
    "intersector_web.mapping",
    "intersector_web.overlaps",
    "intersector_web.instruments",
    "intersector_web.people",
    "intersector_web.jobs",
    "intersector_web.layout",
    "bootstrap",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.humanize",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "intersector_web.project.journal.JournalMiddleware",
    "intersector_web.api.problems.ProblemMiddleware",
    "intersector_web.project.limits.LimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intersector_web.layout.parts.PartsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "intersector_web.people.access.AccessMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]
ROOT_URLCONF = "intersector_web.project.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intersector_web.layout.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]


def database(url: str) -> dict[str, object]:
    """A database by its address; SQLite as a log of writes, so that readers never wait.

    Raises `DataError` for an address of something else.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": WORKSPACE / "site.sqlite3",
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        mend = "Write postgres://user:password@host:port/name; without it rows are in SQLite."
        raise DataError("DATABASE_URL", "is no address of PostgreSQL.", mend=mend)
    options = {"connect_timeout": "10", **dict(parse_qsl(parts.query))}
    socket = options.pop("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or socket,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def oidc_logins(url: str) -> list[dict[str, object]]:
    """The organisation's own login, as allauth wants it; none without its address."""
    login: dict[str, object] = {
        "provider_id": "oidc",
        "name": os.environ.get("OIDC_NAME", "OpenID Connect"),
        "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": url, "verified_email": listed("OIDC_TRUSTED_DOMAINS")},
    }
    return [login] if url else []


def origin(url: str) -> list[str]:
    """The scheme and host of an address."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # else a few hundred visitors drop each other's counts
    }
}
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": True},
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LOCALE_PATHS = workspace.locale_paths(WORKSPACE)
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "intersector_web.layout.formats"
TIME_ZONE = "UTC"


def storage(url: str) -> dict[str, object]:
    """Where files are kept, by its address: a folder, or a bucket of any server that speaks S3."""
    if not url:
        folder = {"location": WORKSPACE / "originals"}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": folder}
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    options = {
        "endpoint_url": f"{'http' if parts.scheme == 's3+http' else 'https'}://{parts.hostname}{port}",
        "bucket_name": parts.path.strip("/"),
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "addressing_style": "path",
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


STATIC_URL = f"/static/{workspace.edition()}/"
STORAGES = {
    "default": storage(os.environ.get("STORAGE_URL", "")),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = f"^{STATIC_URL}"
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_PERMISSIONS = 0o640

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_STRENGTH = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_STRENGTH}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_STRENGTH}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_STRENGTH}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "intersector_web.people.adapter.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = ACCOUNT_REAUTHENTICATION_REQUIRED = ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Intersector: "
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = NINJA_NUM_PROXIES = int(HTTPS)
SOCIALACCOUNT_ADAPTER = "intersector_web.people.adapter.ThroughOrganisation"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
OIDC_URL = os.environ.get("OIDC_URL", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": oidc_logins(OIDC_URL), "OAUTH_PKCE_ENABLED": True}
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Intersector"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # else nobody with a second factor could change the address

SESSION_COOKIE_AGE = 24 * 3600
"""Over twenty hours, so that nobody has to be warned before it ends (WCAG 2.2, 2.2.1)."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 86400 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *origin(OIDC_URL)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}


def mail_server(url: str) -> SplitResult:
    """The server that sends mails, by its address; raises `DataError` for an address of none."""
    parts = urlsplit(url)
    if url and not (parts.hostname and parts.scheme in MAIL_PORTS):
        mend = "Write smtp://user:password@host:port; without it mails are printed."
        raise DataError("EMAIL_URL", "is no address of a mail server.", mend=mend)
    return parts


MAIL_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_mail = mail_server(os.environ.get("EMAIL_URL", ""))
_kind = "smtp" if _mail.hostname else "console"
EMAIL_BACKEND = f"django.core.mail.backends.{_kind}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or MAIL_PORTS.get(_mail.scheme, 0)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.scheme == "smtp", _mail.scheme == "smtps"
EMAIL_TIMEOUT = 10
SITE_URL = os.environ.get("INTERSECTOR_URL", "http://localhost:8000")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "intersector@localhost")


def log_format(stream: TextIO) -> str:
    """Lines for people at a terminal, JSON for whatever else reads them, unless said otherwise."""
    return os.environ.get("LOG_FORMAT") or ("line" if stream.isatty() else "json")


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "intersector_web.project.journal.WithRequest"}},
    "formatters": {
        "said": {"format": "%(message)s"},
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(levelname)s %(name)s %(message)s",
            "timestamp": True,
            "json_ensure_ascii": False,
        },
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": log_format(sys.stderr),
            "filters": ["request"],
        },
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json" if log_format(sys.stdout) == "json" else "said",
        },
    },
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
        "intersector.serve": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
"""The journal is on standard error; what `serve` tells whoever started it, on standard output."""

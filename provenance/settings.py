"""Django's settings, all that differs between installations read from the environment.

The variables are described in docs/how-to/run-and-operate.md.
"""

import os
from datetime import timedelta
from functools import cache
from http import HTTPStatus
from logging import LogRecord
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import lazy

from provenance import environment

BASE_DIR = Path(__file__).resolve().parent.parent

PROVENANCE_DATA = environment.read_folder(os.environ, "PROVENANCE_DATA", default=BASE_DIR / "var")
PROVENANCE_HOST = environment.read_host(os.environ, "PROVENANCE_HOST", default="127.0.0.1")
PROVENANCE_PORT = environment.read_port(os.environ, "PROVENANCE_PORT", default=8000)
PROVENANCE_HTTPS = environment.read_flag(os.environ, "PROVENANCE_HTTPS", default=False)
PROVENANCE_EMBEDDED_WORKER = environment.read_flag(
    os.environ, "PROVENANCE_EMBEDDED_WORKER", default=True
)
DEBUG = environment.read_flag(os.environ, "PROVENANCE_DEBUG", default=False)


@cache
def _kept_key() -> str:
    return environment.keep_secret_key(PROVENANCE_DATA / "secret-key")


# Read or made at its first use: commands that are given files sign nothing and must write nothing.
SECRET_KEY = os.environ.get("PROVENANCE_SECRET_KEY", "").strip() or lazy(_kept_key, str)()

ALLOWED_HOSTS = environment.read_hosts(
    os.environ,
    "PROVENANCE_ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]", PROVENANCE_HOST],
)
CSRF_TRUSTED_ORIGINS = environment.read_origins(os.environ, "PROVENANCE_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "provenance.apps.ProvenanceConfig",
]

MIDDLEWARE = [
    "provenance.middleware.send_heads_without_bodies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "provenance.middleware.limit_uploads",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "provenance.urls"
WSGI_APPLICATION = "provenance.wsgi.application"

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
            ],
        },
    },
]

# Database, files, background work

DATABASES = {
    "default": environment.read_database(
        os.environ, "DATABASE_URL", default=PROVENANCE_DATA / "provenance.sqlite3"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PROVENANCE_DATA / "files", "base_url": None},
    },
    "originals": {
        "BACKEND": "provenance.models.originals.OriginalStorage",
        "OPTIONS": {"location": PROVENANCE_DATA / "files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "provenance.static_names.HashedNames"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "bulk"]},
}

# What people may send: 100 MB in one request, of which 20 MB as pasted text, 25 MB a file

PROVENANCE_LARGEST_REQUEST = 100 * 2**20
PROVENANCE_LARGEST_FILE = 25 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20

# Who people are

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "provenance.middleware.client_address"
AXES_VERBOSE = False

# What browsers may do

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PROVENANCE_HTTPS
if PROVENANCE_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())

# Language, time, log

LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True


def _in_one_line(record: LogRecord) -> bool:
    """Take the traceback from what says all in its message, and log it."""
    record.exc_info = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "filters": {
        # A file that is still being made answers 503, which is no error of ours.
        "faults": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: (
                getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE
            ),
        },
        # Whoever sends a host of their own makes a line of the log, not a page of it.
        "line": {"()": "django.utils.log.CallbackFilter", "callback": _in_one_line},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"filters": ["faults"]},
        "django.security.DisallowedHost": {"filters": ["line"]},
        "provenance": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}

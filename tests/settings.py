"""The site's settings, less what only makes tests slow."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="provenance-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

os.environ["PROVENANCE_DATA"] = str(DATA)
os.environ["PROVENANCE_SECRET_KEY"] = "only-for-tests-" + "0" * 40
for name in (
    "PROVENANCE_ALLOWED_HOSTS",
    "PROVENANCE_DEBUG",
    "PROVENANCE_HOST",
    "PROVENANCE_HTTPS",
    "PROVENANCE_PORT",
    "PROVENANCE_TRUSTED_ORIGINS",
):
    os.environ.pop(name, None)

from provenance.settings import *  # noqa: E402, F403 - the environment is set first
from provenance.settings import DATABASES, STORAGES  # noqa: E402 - as above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

# Live-server tests reach the database from several threads, which a shared in-memory one can't bear.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}

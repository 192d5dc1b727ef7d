"""What does the environment ask of this installation?

Pure readers of environment variables. Each raises `ImproperlyConfigured` with one sentence that
names the variable and says what it must be, so a wrong value stops the start.
"""

import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

HOST = re.compile(
    r"\*|\.?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?"
)
SECRET_KEY_BYTES = 64
LAST_PORT = 65535


def read_flag(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Say whether the variable `name` is true or false; blank is `default`.

    >>> read_flag({"PROVENANCE_HTTPS": "true"}, "PROVENANCE_HTTPS", default=False)
    True
    """
    value = environ.get(name, "").strip()
    if not value:
        return default
    if value.lower() not in {"true", "false"}:
        message = f"{name} must be true or false, not {value!r}."
        raise ImproperlyConfigured(message)
    return value.lower() == "true"


def read_port(environ: Mapping[str, str], name: str, *, default: int) -> int:
    """Give the TCP port in the variable `name`, 1 to 65535; blank is `default`."""
    value = environ.get(name, "").strip()
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= LAST_PORT:
        message = f"{name} must be a port number from 1 to {LAST_PORT}, not {value!r}."
        raise ImproperlyConfigured(message)
    return int(value)


def read_host(environ: Mapping[str, str], name: str, *, default: str) -> str:
    """Give the host name or address in the variable `name`; blank is `default`."""
    value = environ.get(name, "").strip() or default
    if value == "*" or not HOST.fullmatch(value):
        message = f"{name} must be a host name or an address such as 127.0.0.1, not {value!r}."
        raise ImproperlyConfigured(message)
    return value


def read_hosts(environ: Mapping[str, str], name: str, *, default: list[str]) -> list[str]:
    """Give the comma-separated host names in the variable `name`; blank is `default`."""
    hosts = _items(environ, name)
    for host in hosts:
        if not HOST.fullmatch(host):
            message = (
                f"{name} must list host names with commas between, without scheme or port, "
                f"such as example.org; {host!r} is none."
            )
            raise ImproperlyConfigured(message)
    return hosts or default


def read_origins(environ: Mapping[str, str], name: str) -> list[str]:
    """Give the comma-separated origins (scheme, host, port) in the variable `name`."""
    origins = _items(environ, name)
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
            message = (
                f"{name} must list origins with commas between, such as https://example.org; "
                f"{origin!r} is none."
            )
            raise ImproperlyConfigured(message)
    return origins


def read_folder(environ: Mapping[str, str], name: str, *, default: Path) -> Path:
    """Give the folder in the variable `name` as an absolute path; it need not exist yet."""
    value = environ.get(name, "").strip()
    folder = Path(value).expanduser().absolute() if value else default
    if folder.exists() and not folder.is_dir():
        message = f"{name} must be a folder, but {folder} is a file."
        raise ImproperlyConfigured(message)
    return folder


def read_database(environ: Mapping[str, str], name: str, *, default: Path) -> dict[str, Any]:
    """Give Django's settings of the database: the PostgreSQL at a URL, or SQLite in `default`.

    libpq itself reads the URL, so everything its documentation allows works here:
    https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
    """
    url = environ.get(name, "").strip()
    return _postgresql(url, name) if url else _sqlite(default)


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "provenance.sqlite",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
            ),
        },
    }


def _postgresql(url: str, name: str) -> dict[str, Any]:
    if not url.startswith(("postgres://", "postgresql://")):
        scheme = url.partition(":")[0]
        message = f"{name} must be a postgres:// address, not one that starts with {scheme!r}."
        raise ImproperlyConfigured(message)
    from psycopg import ProgrammingError  # noqa: PLC0415 - only PostgreSQL needs libpq loaded
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - SQLite needs no driver

    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(url))
    except ProgrammingError as error:
        message = f"{name} can't be read as a postgres:// address: {str(error).strip()}."
        raise ImproperlyConfigured(message) from error
    if not parts.get("dbname"):
        message = f"{name} names no database: end it with /NAME."
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def keep_secret_key(path: Path) -> str:
    """Give the secret key kept at `path`, made at the first call, readable by its owner only.

    Of several processes that start at once, all get the same key: each writes its own file and
    links it to `path`, which only the first can.

    Raises:
        ImproperlyConfigured: no key is there and none can be written.
    """
    try:
        key = path.read_text("ascii").strip()
        if not key:
            key = _make_secret_key(path)
    except FileNotFoundError:
        key = _make_secret_key(path)
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"The secret key in {path} can't be read: let this user read it, delete it, "
            "or set PROVENANCE_SECRET_KEY."
        )
        raise ImproperlyConfigured(message) from error
    return key


def _make_secret_key(path: Path) -> str:
    own = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.touch(mode=0o600, exist_ok=False)
        own.write_text(secrets.token_urlsafe(SECRET_KEY_BYTES) + "\n", "ascii")
        try:
            path.hardlink_to(own)
        except FileExistsError:
            if not path.read_text("ascii").strip():
                own.replace(path)
        finally:
            own.unlink(missing_ok=True)
        return path.read_text("ascii").strip()
    except OSError as error:
        message = (
            f"No secret key can be written to {path}: make PROVENANCE_DATA a folder that can be "
            "written, or set PROVENANCE_SECRET_KEY."
        )
        raise ImproperlyConfigured(message) from error


def _items(environ: Mapping[str, str], name: str) -> list[str]:
    return [item.strip() for item in environ.get(name, "").split(",") if item.strip()]

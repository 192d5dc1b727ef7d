"""How is the SQLite database of a fresh installation opened?

Commands that are given files never open a database and must write nothing, so the folder can't be
made at start-up; it is made here, at the first connection.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend, with the folder made before the first connection."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - as Django's
        """Open the database; raise ImproperlyConfigured where its folder can't be made."""
        name = str(conn_params["database"])
        if not name.startswith(("file:", ":")):
            folder = Path(name).parent
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                message = (
                    f"The folder {folder} can't be made: make PROVENANCE_DATA a folder that can "
                    "be written."
                )
                raise ImproperlyConfigured(message) from error
        return super().get_new_connection(conn_params)

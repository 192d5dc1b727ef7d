"""Make the index over search entries: FTS5 on SQLite, a generated tsvector on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    # Marks belong to their letters, or an Indic word would fall to pieces at each vowel sign.
    """
    CREATE VIRTUAL TABLE provenance_searchindex USING fts5(
        words, content='provenance_searchentry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
    )
    """,
    "INSERT INTO provenance_searchindex(provenance_searchindex) VALUES ('rebuild')",
    """
    CREATE TRIGGER provenance_searchentry_insert AFTER INSERT ON provenance_searchentry BEGIN
        INSERT INTO provenance_searchindex(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER provenance_searchentry_delete AFTER DELETE ON provenance_searchentry BEGIN
        INSERT INTO provenance_searchindex(provenance_searchindex, rowid, words)
        VALUES ('delete', old.id, old.words);
    END
    """,
    """
    CREATE TRIGGER provenance_searchentry_update AFTER UPDATE ON provenance_searchentry BEGIN
        INSERT INTO provenance_searchindex(provenance_searchindex, rowid, words)
        VALUES ('delete', old.id, old.words);
        INSERT INTO provenance_searchindex(rowid, words) VALUES (new.id, new.words);
    END
    """,
)
SQLITE_BACK = (
    "DROP TRIGGER provenance_searchentry_update",
    "DROP TRIGGER provenance_searchentry_delete",
    "DROP TRIGGER provenance_searchentry_insert",
    "DROP TABLE provenance_searchindex",
)
POSTGRESQL = (
    # From an array, not through a parser: the words are split already, alike on every database.
    """
    ALTER TABLE provenance_searchentry ADD COLUMN word_vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
    """,
    """
    CREATE INDEX provenance_searchentry_word_vector
        ON provenance_searchentry USING gin (word_vector)
    """,
)
POSTGRESQL_BACK = ("ALTER TABLE provenance_searchentry DROP COLUMN word_vector",)


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's own signature
    """Make the index in the database at hand."""
    _execute(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's own signature
    """Take the index away again."""
    _execute(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _execute(
    schema_editor: BaseDatabaseSchemaEditor, statements: dict[str, tuple[str, ...]]
) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """See the module."""

    dependencies = [("provenance", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]

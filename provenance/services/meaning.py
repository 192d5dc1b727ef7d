"""Where the vectors of passages are kept, and who may ask a model: tasks, never requests."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from provenance.lineage.across import meaning
from provenance.lineage.weighing import fluency
from provenance.models import Vector

AT_ONCE = 500
"""Keys asked for, and rows written, in one statement: SQLite takes no more than 999 variables."""


class Rows:
    """A store in the database, shared by every process of the site."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Give the vectors known of these keys."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            rows = Vector.objects.filter(key__in=keys[start : start + AT_ONCE])
            found |= {key: bytes(values) for key, values in rows.values_list("key", "values")}
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep these vectors; what another process kept meanwhile stands."""
        rows = [Vector(key=key, values=values) for key, values in vectors.items()]
        Vector.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


@contextmanager
def in_task() -> Iterator[None]:
    """Keep what is encoded inside in the database."""
    with meaning.kept_in(Rows()):
        yield


@contextmanager
def in_request() -> Iterator[Sequence[fluency.Passage]]:
    """Ask no model inside; gives the passages that the language model would have been asked."""
    with meaning.left_out(), fluency.left_out() as unread:
        yield unread

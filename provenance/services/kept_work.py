"""Where finished work on an article's texts is kept, and when it is thrown away.

What is costly and short goes into the database. What else was made of the texts traced last stays
in the worker's memory, since texts come one after the other to the same article.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock

from provenance.lineage.memory import Memory, remembering
from provenance.lineage.testimony import spared
from provenance.models import Article, KeptWork, Kind
from provenance.services.analyses import PACKAGES
from provenance.services.engines import engine_of

AT_ONCE = 500
"""Keys asked for, and rows written, in one statement: SQLite takes no more than 999 variables."""

SPARE = 2
"""Rows to one that was of use, beyond which those that were not are thrown away."""

MOST_REMEMBERED = 50_000
"""Values beyond which what was made of an article is not remembered: 300 captures of 1,500 words
make 4,800 in 11 MB, so this is some 120 MB."""

CHECK = 8
"""Bytes before a row's values that are their digest: a damaged row is thrown away, not read."""


class _Last:
    """What was made of the article that was traced last, for one thread at a time."""

    def __init__(self) -> None:
        self._held: tuple[int, Memory] | None = None
        self._lock = Lock()

    def taken(self, article: Article) -> Memory:
        """Take away what is remembered of this article; an empty memory if nothing is."""
        with self._lock:
            if self._held is None or self._held[0] != article.pk:
                return Memory()
            (_, memory), self._held = self._held, None
            return memory

    def leave(self, article: Article, memory: Memory) -> None:
        """Leave behind what was made of an article, in place of another's."""
        if len(memory) <= MOST_REMEMBERED:
            with self._lock:
                self._held = article.pk, memory


_last = _Last()


class Rows:
    """A store in the database, of one article and one version of the engine."""

    def __init__(self, article: Article, engine: str) -> None:
        """Keep the work that this engine does on the article's texts."""
        self._article = article
        self._engine = engine
        self._used: set[str] = set()

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept whole under these keys; what was damaged is thrown away."""
        self._used.update(keys)
        found: dict[str, bytes] = {}
        damaged: list[str] = []
        own = KeptWork.objects.filter(article=self._article, engine=self._engine)
        for start in range(0, len(keys), AT_ONCE):
            rows = own.filter(key__in=keys[start : start + AT_ONCE])
            for key, values in rows.values_list("key", "values"):
                check, whole = bytes(values[:CHECK]), bytes(values[CHECK:])
                if check == _check(whole):
                    found[key] = whole
                else:
                    damaged.append(key)
        for start in range(0, len(damaged), AT_ONCE):
            own.filter(key__in=damaged[start : start + AT_ONCE]).delete()
        return found

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep these; each row is written whole, and what another worker kept meanwhile stands."""
        made = [
            KeptWork(
                article=self._article, engine=self._engine, key=key, values=_check(values) + values
            )
            for key, values in rows.items()
        ]
        KeptWork.objects.bulk_create(made, batch_size=AT_ONCE, ignore_conflicts=True)

    def tidy(self) -> None:
        """Throw away rows that were of no use, once these are most: of texts as they were before.

        Nothing else bounds them: a new longest text has all others laid out anew.
        """
        rows = KeptWork.objects.filter(article=self._article)
        if rows.count() <= SPARE * len(self._used):
            return
        idle = [pk for key, pk in rows.values_list("key", "pk") if key not in self._used]
        for start in range(0, len(idle), AT_ONCE):
            KeptWork.objects.filter(pk__in=idle[start : start + AT_ONCE]).delete()


@contextmanager
def sparing(article: Article) -> Iterator[None]:
    """Keep the work done inside on the article's texts, and spare what is kept of it.

    Rows that other code wrote are of no more use, and go.
    """
    engine = engine_of(PACKAGES[Kind.LINEAGE])
    KeptWork.objects.filter(article=article).exclude(engine=engine).delete()
    rows = Rows(article, engine)
    memory = _last.taken(article)
    with spared.kept_in(rows, engine=engine), remembering(memory):
        yield
    rows.tidy()
    _last.leave(article, memory)


def forget(*, article: Article) -> None:
    """Throw away all that is kept of the article's texts, as when one of them is withdrawn."""
    KeptWork.objects.filter(article=article).delete()
    _last.taken(article)


def _check(values: bytes) -> bytes:
    return hashlib.blake2b(values, digest_size=CHECK).digest()

"""Which of what was made for one answer serves the next, while the process lasts?

`spared` keeps what is costly and short to write down. What is neither (the words of a text, what a
reading at a place is but for noise) is remembered here by the very things that it was made from, so
that it can be no other than what would be made of them again. What an answer did not ask for is
forgotten after it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from provenance.text.scoped import scoped

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Made = TypeVar("Made")
Thing = TypeVar("Thing")
About = TypeVar("About", bound=Hashable)
Data = TypeVar("Data", bound="DataclassInstance")
Entry = tuple[tuple[object, ...], object]


class Memory:
    """What was made for the answer before, and for this one."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Entry] = {}
        self._now: dict[Hashable, Entry] = {}

    def find(self, key: Hashable) -> Entry | None:
        """The things that a value was made from, and the value."""
        entry = self._now.get(key) or self._before.get(key)
        if entry is not None:
            self._now[key] = entry
        return entry

    def keep(self, key: Hashable, entry: Entry) -> None:
        """Remember one; as long as it is, so are the things that it was made from."""
        self._now[key] = entry

    def __len__(self) -> int:
        """How many values are remembered of the answer before."""
        return len(self._before)

    def turn(self) -> None:
        """Forget what this answer did not ask for."""
        self._before, self._now = self._now, {}


_memory: ContextVar[Memory | None] = ContextVar("lineage_memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Make what is made inside once, and remember it for the next time."""
    try:
        with scoped(_memory, memory):
            yield
    finally:
        memory.turn()


def once(
    kind: Hashable, things: Sequence[object], make: Callable[[], Made], name: Hashable = None
) -> Made:
    """Give what is made of these very things, which never change; of one `kind` so once for each.

    With a `name` the things may be others, if they are equal to those of that name before.
    """
    memory = _memory.get()
    if memory is None:
        return make()
    key = (kind, name) if name is not None else (kind, *map(id, things))
    found = memory.find(key)
    if found is not None and (name is None or found[0] == tuple(things)):
        return cast("Made", found[1])
    made = make()
    memory.keep(key, (tuple(things), made))
    return made


def each_once(
    kind: Hashable,
    things: Iterable[tuple[Thing, About]],
    make: Callable[[Thing, About], Made],
) -> list[Made]:
    """Give what is made of each of these very things and what is asked of it, once for each.

    It is remembered together: thousands of short answers cost little more than their list.
    """
    memory = _memory.get()
    if memory is None:
        return [make(thing, about) for thing, about in things]
    entry = memory.find(("each", kind))
    before = cast("dict[tuple[int, About], tuple[Thing, Made]]", entry[1] if entry else {})
    told: dict[tuple[int, About], tuple[Thing, Made]] = {}
    found = []
    for thing, about in things:
        key = id(thing), about
        told[key] = before.get(key) or (thing, make(thing, about))
        found.append(told[key][1])
    memory.keep(("each", kind), ((), told))
    return found


def replaced(thing: Data, **fields: Hashable) -> Data:
    """Give a value with some fields changed, the very same as long as it is remembered."""
    changes = tuple(fields.items())
    return once(("replaced", changes), (thing,), lambda: replace(thing, **dict(changes)))

"""A value that holds while a block lasts, and for nobody else: no other thread, no other task."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Value = TypeVar("Value")


@contextmanager
def scoped(variable: ContextVar[Value], value: Value) -> Iterator[None]:
    """Let a variable have this value inside, and afterwards the one that it had before.

    >>> unit = ContextVar("unit", default="words")
    >>> with scoped(unit, "letters"):
    ...     unit.get()
    'letters'
    >>> unit.get()
    'words'
    """
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)

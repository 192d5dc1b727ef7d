"""Which of many things does one page hold, and where are the pages before and after it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.http import QueryDict

Item = TypeVar("Item")
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    """One page of a list of `found` items; `before` and `after` are the addresses beside it."""

    items: tuple[Item, ...]
    found: int
    number: int
    pages: int
    before: str
    after: str

    def showing(self, items: Sequence[Shown]) -> "Leaf[Shown]":
        """Give the same page with what is shown of its items."""
        return Leaf(tuple(items), self.found, self.number, self.pages, self.before, self.after)


def cut(items: Sequence[Item], size: int, given: QueryDict, name: str) -> Leaf[Item]:
    """Give the page of a list that an address asks for by `name`, or the nearest there is."""
    page = Paginator(items, size).get_page(given.get(name))
    pages = page.paginator.num_pages
    return Leaf(
        items=tuple(page),
        found=len(items),
        number=page.number,
        pages=pages,
        before=_turned(given, name, page.number - 1) if page.number > 1 else "",
        after=_turned(given, name, page.number + 1) if page.number < pages else "",
    )


def _turned(given: QueryDict, name: str, number: int) -> str:
    turned = given.copy()
    turned.pop("place", None)
    turned[name] = str(number)
    return f"?{turned.urlencode()}"

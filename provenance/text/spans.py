"""Where in a text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code-point offsets into one text.

    >>> "provenance"[Span(0, 4).slice]
    'prov'
    >>> len(Span(3, 3).slice.indices(9)), Span(3, 3).length
    (3, 0)
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points the range holds."""
        return self.end - self.start

    @property
    def slice(self) -> slice:
        """The range as a slice, to cut it out of its text."""
        return slice(self.start, self.end)

    def overlap(self, other: "Span") -> int:
        """How many code points both ranges hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


def lines_of(text: str, span: Span) -> Span:
    r"""The whole lines that a range stands in, without the break that ends them.

    >>> lines_of("One.\nTwo, three.\nFour.", Span(10, 15)).slice
    slice(5, 16, None)
    """
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))

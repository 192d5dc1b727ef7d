"""Prints what is measured as tables in Markdown, keeps the aims, and writes both into the docs.

A page of the docs holds a table between `<!-- measured: speed -->` and `<!-- /measured -->`; what
stands there is what was printed, so the docs cannot say anything else than the last run did.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

BLOCKS = (
    "machine", "speed", "peers", "memory", "size", "collation", "collation examples", "tei",
    "moves", "moves by shape", "breaks", "lineage", "scribes", "written",
    "refetched", "refetched sites", "scale", "one more",
    "origins given", "origins", "drift", "languages", "languages looked at", "manuals", "aims",
)  # fmt: skip  # a table
"""The names under which tables are printed and kept in the docs."""

_BLOCK = re.compile(r"<!-- measured: ([\w ]+) -->\n(.*?)<!-- /measured -->", re.DOTALL)

Row = Callable[..., None]
"""Adds a row of cells to a table."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What was to be reached, what was measured, and whether that is enough."""

    what: str
    figure: str
    bar: str
    met: bool


@dataclass(slots=True)
class Report:
    """The tables and aims of one run, in the order they were measured."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    aims: list[Aim] = field(default_factory=list)

    def head(self, title: str, *said: str) -> None:
        """Begin a part."""
        print(f"{title} …", file=sys.stderr, flush=True)
        print(f"\n## {title}\n", flush=True)
        for sentence in said:
            print(f"{sentence}\n", flush=True)

    def say(self, block: str, line: str) -> None:
        """Print a line and keep it as part of a block."""
        if block not in BLOCKS:
            raise KeyError(block)
        self.blocks.setdefault(block, []).append(line)
        print(line, flush=True)

    def table(self, block: str, *heads: str) -> Row:
        """Begin a table; what this gives adds a row."""

        def row(*cells: object) -> None:
            self.say(block, f"| {' | '.join(map(str, cells))} |")

        row(*heads)
        self.say(block, "|---" * len(heads) + "|")
        return row

    def forget(self, blocks: Iterable[str]) -> None:
        """Leave out what was not measured to the end."""
        for block in blocks:
            del self.blocks[block]

    def aim(self, what: str, figure: float, bar: float, *, least: bool = False, as_: str) -> None:
        """Keep what was to be reached: at most `bar`, or at least; `as_` formats both figures."""
        met = figure >= bar if least else figure <= bar
        sign = "≥" if least else "≤"
        self.aims.append(
            Aim(what, as_.format(figure).strip(), f"{sign} {as_.format(bar)}".strip(), met)
        )

    def show_aims(self) -> None:
        """Print every aim of what was measured in this run."""
        if not self.aims:
            return
        self.head("What was to be reached")
        row = self.table("aims", "aim", "measured", "bar", "")
        for aim in self.aims:
            row(aim.what, aim.figure, aim.bar, "met" if aim.met else "**missed**")
        met = sum(aim.met for aim in self.aims)
        self.say("aims", "")
        self.say("aims", f"{met} of {len(self.aims)} are met.")


def blocks_in(page: str) -> list[str]:
    """Name the blocks that a page of the docs holds."""
    return [found[1] for found in _BLOCK.finditer(page)]


def written_into(page: str, blocks: Mapping[str, list[str]]) -> str:
    r"""Put what was measured into a page; a block that was not measured stays.

    >>> page = "<!-- measured: size -->\nold\n<!-- /measured -->\n"
    >>> written_into(page, {"size": ["new"]})
    '<!-- measured: size -->\nnew\n<!-- /measured -->\n'
    """

    def fresh(found: re.Match[str]) -> str:
        if found[1] not in blocks:
            return found[0]
        start, end = f"<!-- measured: {found[1]} -->", "<!-- /measured -->"
        return "\n".join([start, *blocks[found[1]], end])

    return _BLOCK.sub(fresh, page)


def write(folder: Path, blocks: Mapping[str, list[str]]) -> None:
    """Write what was measured into the pages of a folder that have a place for it."""
    for file in sorted(folder.glob("**/*.md")):
        page = file.read_text("utf-8")
        fresh = written_into(page, blocks)
        if fresh != page:
            file.write_text(fresh, "utf-8")
            print(f"Wrote {file}.", file=sys.stderr, flush=True)

"""How long does a comparison take, and how much memory, beside git and the other engines?

Ours is `compare(older, newer)`, two strings in, edits and moves out. git is the whole process
`git diff --no-index --word-diff` with tokens like ours, wdiff and wikidiff2 are given files, too;
libraries are timed in a process of their own without its start. Medians, ours and git's in turn.
"""

from collections.abc import Sequence

from bench._measure import Measured
from bench._peers import PATIENCE, peers

BARS = {
    "200k words, 5%, a block moved": 1.0,
    "1M words, 5%": 1.0,
    "1M words, one changed": 0.5,
    "200k words, unrelated": 30.0,
}
"""How many times git's own time a case may take."""

SLOW = 9.95


def show(measured: Sequence[Measured]) -> None:
    """Print the tables of time and of memory."""
    found = [each for each in measured if each.case.timed]
    names = [peer.name for peer in peers() if peer.name != "git"]
    if not found:
        return
    print("\n## Time\n")
    print("Medians. Beside each time of another engine stands how many times ours it is.\n")
    print(
        "| case | ours, ms | git, ms | ours ÷ git | processor | bar | with counts, ms | "
        + " | ".join(names)
        + " |"
    )
    print("|---" * (7 + len(names)) + "|")
    for each in found:
        bar = BARS.get(each.case.name)
        cells = [
            each.case.name + ("" if each.complete else " (part)"),
            _ms(each.own),
            _ms(each.git),
            f"{each.own / each.git:.2f}",
            f"{each.own_processor / each.git_processor:.2f}",
            "" if bar is None else f"≤ {bar:g}",
            _ms(each.answer),
            *(_peer(each, name) for name in names),
        ]
        print(f"| {' | '.join(cells)} |")
    print(
        f"\n> {PATIENCE} s: stopped. –: not asked, as a text no longer stopped it or the case is "
        "ours and git's alone; `make bench ARGS=--full` asks."
    )
    print("\n## Memory above the texts, MB (of git and wdiff: the whole process)\n")
    print(f"| case | ours | git | {' | '.join(names)} |")
    print("|---" * (3 + len(names)) + "|")
    for each in found:
        cells = [each.case.name, f"{each.own_megabytes:.0f}"]
        for name in ("git", *names):
            told = each.peers.get(name)
            cells.append("–" if told is None or told.seconds is None else f"{told.megabytes:.0f}")
        print(f"| {' | '.join(cells)} |")


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f}" if seconds * 1e3 < SLOW else f"{seconds * 1e3:,.0f}"


def _peer(each: Measured, name: str) -> str:
    told = each.peers.get(name)
    if told is None:
        return "–"
    if told.seconds is None:
        return f"> {PATIENCE} s"
    return f"{_ms(told.seconds)} ({told.seconds / each.own:.1f} ×)"

"""How long does a comparison take, and how much memory, beside git and the other engines?

Ours is `compare(older, newer)`, two strings in, edits and moves out. git is the whole process
`git diff --no-index --word-diff` with tokens like ours, wdiff and wikidiff2 are given files, too;
libraries are timed in a process of their own without its start. Medians, ours and git's in turn;
of the processor, so that a busy machine tells the same, the ratio by the clock beside them.
"""

from collections.abc import Iterable

from bench._measure import Measured
from bench._peers import peers

BARS = {
    "200k words, 5%, a block moved": 1.0,
    "1M words, 5%": 1.0,
    "1M words, one changed": 0.5,
    "200k words, unrelated": 30.0,
}
"""How many times git's own time a case may take."""

SLOW = 9.95


def show(measured: Iterable[Measured]) -> list[Measured]:
    """Print the table of time as it is measured and that of memory; give what was measured."""
    names = [peer.name for peer in peers() if peer.name != "git"]
    print("\n## Time\n")
    print("Medians of processor time. Beside another engine's stands how many times ours it is.\n")
    _row(
        *("case", "ours, ms", "git, ms", "ours ÷ git", "by the clock", "bar", "with counts, ms"),
        *names,
    )
    print("|---" * (7 + len(names)) + "|")
    found = []
    for each in measured:
        found.append(each)
        bar = BARS.get(each.case.name)
        _row(
            each.case.name + ("" if each.complete else " (part)"),
            _ms(each.own),
            "–" if each.git is None else _ms(each.git),
            "–" if each.git is None else f"{each.own / each.git:.2f}",
            "–" if each.by_clock is None else f"{each.by_clock:.2f}",
            "" if bar is None else f"≤ {bar:g}",
            _ms(each.answer),
            *(_peer(each, name) for name in names),
        )
    print(
        "\n> N s: stopped after so many seconds of the processor. –*: not asked, since a text no "
        "longer stopped it. –: the case is ours and git's alone; `make bench ARGS=--full` asks "
        "everyone. (part): a bound of work was reached."
    )
    print("\n## Memory above the texts, MB (of git and wdiff: the whole process)\n")
    _row("case", "ours", "git", *names)
    print("|---" * (3 + len(names)) + "|")
    for each in found:
        cells = [each.case.name, f"{each.own_megabytes:.0f}"]
        for name in ("git", *names):
            told = each.peers.get(name)
            known = told is not None and told.seconds is not None
            cells.append(f"{told.megabytes:.0f}" if told and known else "–")
        _row(*cells)
    return found


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f}" if seconds * 1e3 < SLOW else f"{seconds * 1e3:,.0f}"


def _peer(each: Measured, name: str) -> str:
    told = each.peers.get(name)
    if told is None:
        return "–"
    if told.seconds is None:
        return told.instead
    return f"{_ms(told.seconds)} ({told.seconds / each.own:.1f} ×)"

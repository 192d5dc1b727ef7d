"""How long does a comparison take, and how much memory, beside git and the other engines?

Ours is `compare(older, newer)`, two strings in, edits and moves out. git is the whole process `git
diff --no-index --word-diff` with tokens like ours, wdiff and wikidiff2 are given files, too; ours
and the libraries are timed in a process of their own without its start. Medians, ours and git's in
turn; of the processor, so that a busy machine tells the same, the ratio by the clock beside them.
"""

from collections.abc import Mapping, Sequence

from bench._corpora import Case
from bench._measure import Bench, Measured
from bench._peers import Answer, peers
from bench._report import Report

SLOW = 9.95
ADDED = 2.0
"""How many times the comparison the whole answer may take, with its counts and hashes."""


def show(report: Report, cases: Sequence[Case], bench: Bench) -> list[Measured]:
    """Print what the cases took us and git."""
    report.head(
        "Time",
        "Medians of processor time. (part): a bound of work was reached, not all is aligned.",
    )
    row = report.table(
        "speed",
        "case",
        "ours, ms",
        "git, ms",
        "ours ÷ git",
        "by the clock",
        "bar",
        "with counts and hashes, ms",
        "MB above the texts",
    )
    found = []
    for case in cases:
        each = bench.measure(case)
        found.append(each)
        row(
            case.name + ("" if each.complete else " (part)"),
            _ms(each.own),
            "–" if each.git is None else _ms(each.git),
            "–" if each.git is None else f"{each.own / each.git:.2f}",
            "–" if each.by_clock is None else f"{each.by_clock:.2f}",
            _bars(case),
            _ms(each.answer),
            f"{each.own_megabytes:.0f}",
        )
        _aim(report, each)
    if found:
        most = max(found, key=lambda each: each.answer / each.own)
        report.aim(
            f"counts and hashes added, {most.case.name}, the most",
            most.answer / most.own,
            ADDED,
            as_="{:.2f} × the comparison",
        )
    return found


def show_peers(
    report: Report, measured: Sequence[Measured], answers: Mapping[str, Mapping[str, Answer]]
) -> None:
    """Print what the cases took the other engines."""
    names = [peer.name for peer in peers() if peer.name != "git"]
    report.head(
        "Time of the other engines",
        "Milliseconds of processor time, in brackets how many times ours. > N s: stopped after so "
        "many seconds of the processor. –*: not asked, since a text no longer and no more edited "
        "stopped it.",
    )
    row = report.table("peers", "case", "ours", "git", *names)
    for each in measured:
        told = answers[each.case.name]
        git = "–" if each.git is None else f"{_ms(each.git)} ({_times(each.git / each.own)})"
        row(each.case.name, _ms(each.own), git, *(_peer(each, told.get(name)) for name in names))
    report.head("Memory above the texts, MB (of git and wdiff: the whole process)")
    row = report.table("memory", "case", "ours", "git", *names)
    for each in measured:
        told = answers[each.case.name]
        cells = [each.case.name, f"{each.own_megabytes:.0f}"]
        for name in ("git", *names):
            one = told.get(name)
            cells.append("–" if one is None or one.seconds is None else f"{one.megabytes:.0f}")
        row(*cells)


def _bars(case: Case) -> str:
    said = []
    if case.times_git is not None:
        said.append(f"≤ {case.times_git:g} × git")
    if case.seconds is not None:
        said.append(f"≤ {case.seconds:g} s")
    if case.megabytes is not None:
        said.append(f"≤ {case.megabytes:g} MB")
    return ", ".join(said)


def _aim(report: Report, each: Measured) -> None:
    case = each.case
    if case.times_git is not None and each.git is not None:
        report.aim(f"time, {case.name}", each.own / each.git, case.times_git, as_="{:.2f} × git")
    if case.seconds is not None:
        report.aim(f"time, {case.name}", each.own, case.seconds, as_="{:.2f} s")
    if case.megabytes is not None:
        report.aim(f"memory, {case.name}", each.own_megabytes, case.megabytes, as_="{:.0f} MB")


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f}" if seconds * 1e3 < SLOW else f"{seconds * 1e3:,.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:,.1f}" if ratio < SLOW else f"{ratio:,.0f}"


def _peer(each: Measured, told: Answer | None) -> str:
    if told is None:
        return "–"
    if told.seconds is None:
        return told.instead
    return f"{_ms(told.seconds)} ({_times(told.seconds / each.own)})"

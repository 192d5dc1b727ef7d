"""What does a lineage cost as families grow, and what one more text where the others are kept?

Families of 1,500 words a text; seconds are the processor's, which a busy machine changes least; MB
are the most that a process of its own held.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from bench._peer import forget_peak, resident
from bench._report import Report
from bench._traditions_modes import family

WORDS = 1500
SEED = 100
NAMES = {"captures": "captures", "mixture": "mixtures", "hand": "hand copies"}
AT_ONCE = 2
"""Kinds that are measured at once, each on a processor."""

SIZES, MANY = (50, 200, 1000), 10_000
JOINED = 1000
MINUTE, QUARTER, MEGABYTES, GROWTH, SHARE = 60.0, 900.0, 2000.0, 1.5, 0.1
"""Seconds for 1,000 and for 10,000 texts, megabytes, how many times the seconds a text may take
among 1,000 of what it takes among 50, and the share of all anew that one more text may take."""


class _Rows(dict[str, bytes]):
    """Kept work, in memory."""

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self[key] for key in keys if key in self}

    def put(self, rows: Mapping[str, bytes]) -> None:
        self.update(rows)


def traced(mode: str, size: int) -> tuple[float, float]:
    """Give the seconds that the lineage of a family takes, and the megabytes held so far."""
    from provenance import answers

    files, meta = _written(mode, size)
    forget_peak()
    start = time.process_time()
    answers.lineage(files, meta)
    taken = time.process_time() - start
    return taken, resident("VmHWM")


def _written(mode: str, size: int) -> tuple[dict[str, bytes], dict[str, dict[str, str]]]:
    """Give the files of a family and what is known of them; its stemma is forgotten."""
    made = family(mode, SEED, size, words=WORDS)
    return made.files, made.meta


def joined(mode: str, size: int) -> tuple[float, float, bool]:
    """Give the seconds of a family anew and of one more text, and whether the answer is the same.

    As on the site the reading of the others is kept, and what was made of them remembered; both
    count for all anew alone.
    """
    from provenance import answers
    from provenance.lineage.memory import Memory, remembering
    from provenance.lineage.testimony import spared
    from provenance.text import read

    made = family(mode, SEED, size, words=WORDS)
    start = time.process_time()
    documents = {name: read(data, name=name) for name, data in made.files.items()}
    plain = answers.trace_documents(documents, made.meta)
    anew = time.process_time() - start
    last = sorted(documents)[size // 2]
    few = {name: document for name, document in documents.items() if name != last}
    memory = Memory()
    with spared.kept_in(_Rows(), engine="bench"):
        with remembering(memory):
            answers.trace_documents(few, made.meta)
        start = time.process_time()
        with remembering(memory):
            read(made.files[last], name=last)
            later = answers.trace_documents(documents, made.meta)
        taken = time.process_time() - start
    return anew, taken, later == plain


def show(report: Report, *, full: bool = False) -> None:
    """Print what families of growing size cost, and what one more text does."""
    report.head("Scale", "A kind on each of two processors; seconds and MB of each alone.")
    each = show_curve(report, (*SIZES, MANY) if full else SIZES)
    for mode, name in NAMES.items():
        taken, most = each[mode, JOINED]
        report.aim(f"1,000 {name} of 1,500 words", taken, MINUTE, as_="{:.0f} s")
        report.aim(f"1,000 {name}, memory", most, MEGABYTES, as_="{:,.0f} MB")
        growth = taken / JOINED / (each[mode, SIZES[0]][0] / SIZES[0])
        report.aim(f"{name}, time a text among 1,000", growth, GROWTH, as_="{:.2f} × among 50")
        if (mode, MANY) in each:
            taken, most = each[mode, MANY]
            report.aim(f"10,000 {name} of 1,500 words", taken, QUARTER, as_="{:.0f} s")
            report.aim(f"10,000 {name}, memory", most, MEGABYTES, as_="{:,.0f} MB")
    print()
    show_one_more(report, JOINED)


def show_curve(report: Report, sizes: Iterable[int]) -> dict[tuple[str, int], tuple[float, float]]:
    """Print seconds and megabytes of families of these sizes."""
    row = report.table(
        "scale",
        "texts",
        *(f"{name}, {what}" for name in NAMES.values() for what in ("s", "ms a text", "MB")),
    )
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for size in sizes:
        with ProcessPoolExecutor(AT_ONCE, max_tasks_per_child=1) as pool:
            told = list(pool.map(partial(_traced, size), NAMES))
        found |= {(mode, size): each for mode, each in zip(NAMES, told, strict=True)}
        cells = [(f"{s:.1f}", f"{1000 * s / size:.0f}", f"{mb:.0f}") for s, mb in told]
        row(f"{size:,}", *(cell for three in cells for cell in three))
    return found


def show_one_more(report: Report, size: int) -> None:
    """Print what one more text costs a family of so many."""
    row = report.table("one more", "texts", "all anew, s", "one more, s", "share")
    with ProcessPoolExecutor(AT_ONCE, max_tasks_per_child=1) as pool:
        both = list(pool.map(partial(_joined, size), NAMES))
    for mode, (anew, taken, same) in zip(NAMES, both, strict=True):
        differ = "" if same else " (the answers differ)"
        row(f"{size:,} {NAMES[mode]}{differ}", f"{anew:.1f}", f"{taken:.1f}", f"{taken / anew:.0%}")
    for mode, (anew, taken, _) in zip(NAMES, both, strict=True):
        what = f"one more of {size:,} {NAMES[mode]}"
        report.aim(what, taken / anew, SHARE, as_="{:.0%} of all anew")


def _traced(size: int, mode: str) -> tuple[float, float]:
    return traced(mode, size)


def _joined(size: int, mode: str) -> tuple[float, float, bool]:
    return joined(mode, size)

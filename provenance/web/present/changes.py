"""What changed between two texts, in words, and where in the text it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.text.tokens import count_words
from provenance.web.present.edits import placed_breaks
from provenance.web.present.moves import Moves
from provenance.web.present.pieces import name_differences
from provenance.web.present.quiet import only_differs
from provenance.web.present.words import count, join, percent

BAR_WIDTH = 1000
"""Units of the bar's drawing; the page stretches it."""
LEAST_TICK = 3.0
MARK_GAP = 36.0
"""Units between two marks below which they share one: 24 pixels, the least size of a target by
WCAG 2.2, of a map that is as high as a small window."""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit that counts, or a paragraph split or joined. `number` counts from 1.

    `only` names what alone differs in a change of no word; `moved` tells that text went or came.
    """

    id: str
    number: int
    op: str
    says: str
    start: float
    end: float
    only: tuple[str, ...] = ()
    moved: bool = False

    @property
    def look(self) -> str:
        """How it is painted on the map."""
        if self.moved:
            return "move"
        if self.op in BREAK_SAYS:
            return "break"
        return "quiet" if self.only else self.op


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a change is painted on the bar."""

    x: float
    width: float
    look: str

    @property
    def start(self) -> int:
        """Where across the map it begins: what was taken out lies on the older side."""
        return 13 if self.look == "insert" else 2

    @property
    def reach(self) -> int:
        """How far across the map it reaches."""
        return 9 if self.look in {"insert", "delete"} else 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the bar to press: the changes painted on it, and the first to go to."""

    x: float
    width: float
    id: str
    number: int
    says: str
    ticks: tuple[Tick, ...]


BREAK_SAYS = {"split": "paragraph split", "join": "paragraphs joined"}


def list_changes(diff: Mapping[str, Any], *, language: str = "und") -> list[Change]:
    """Give what counts, in order: noise and what is equal left out."""
    broken, moves = placed_breaks(diff), Moves(diff)
    whole = max(1, len(diff["newer"]["text"]) + len(diff["older"]["text"]))
    changes: list[Change] = []
    for edit in diff["edits"]:
        if edit["op"] != "equal" and "noise" not in edit:
            changes.append(_change(edit, len(changes) + 1, diff, moves, language))
        for each in broken.get(str(edit["id"]), ()) if broken else ():
            if "noise" not in edit:
                start = end = (each["older"][0] + each["newer"][0]) / whole
                number, says = len(changes) + 1, BREAK_SAYS[each["op"]]
                changes.append(Change(each["id"], number, each["op"], says, start, end))
    return changes


def _change(
    edit: Mapping[str, Any], number: int, diff: Mapping[str, Any], moves: Moves, language: str
) -> Change:
    older, newer = diff["older"]["text"], diff["newer"]["text"]
    whole = max(1, len(newer) + len(older))
    went, came = moves.of(edit)
    only = () if went or came else _only(edit, older, newer)
    if came and went:
        says = "moved away, other words moved here"
    elif came:
        says = "moved here"
    elif went:
        says = "moved away"
    elif only and only != ("punctuation",):
        says = f"{name_differences(only)} changed"
    else:
        says = say_edit(edit, diff, language)
    return Change(
        id=str(edit["id"]),
        number=number,
        op=edit["op"],
        says=says,
        start=(edit["older"][0] + edit["newer"][0]) / whole,
        end=(edit["older"][1] + edit["newer"][1]) / whole,
        only=only,
        moved=bool(went or came),
    )


def _only(edit: Mapping[str, Any], older: str, newer: str) -> tuple[str, ...]:
    return only_differs(older[slice(*edit["older"])], newer[slice(*edit["newer"])])


def say_edit(edit: Mapping[str, Any], diff: Mapping[str, Any], language: str) -> str:
    """Say in a few words what an edit did."""
    older = count_words(diff["older"]["text"][slice(*edit["older"])], language)
    newer = count_words(diff["newer"]["text"][slice(*edit["newer"])], language)
    if edit["op"] == "insert":
        return f"{count(newer, 'word')} added" if newer else "punctuation added"
    if edit["op"] == "delete":
        return f"{count(older, 'word')} taken out" if older else "punctuation taken out"
    if not older and not newer:
        return "punctuation changed"
    if not older or not newer:
        return (
            f"punctuation replaced by {count(newer, 'word')}"
            if newer
            else f"{count(older, 'word')} replaced by punctuation"
        )
    if older == newer:
        return f"{count(older, 'word')} replaced"
    return f"{count(older, 'word')} replaced by {newer:,}"


def mark_bar(changes: Sequence[Change]) -> list[Mark]:
    """Place the changes on a bar as wide as `BAR_WIDTH`; near ones share a mark."""
    groups: list[list[Change]] = []
    for change in changes:
        near = groups and change.start * BAR_WIDTH < groups[-1][0].start * BAR_WIDTH + MARK_GAP
        if near:
            groups[-1].append(change)
        else:
            groups.append([change])
    return list(_marks(groups))


def _marks(groups: Sequence[Sequence[Change]]) -> Iterator[Mark]:
    for number, group in enumerate(groups):
        limit = groups[number + 1][0].start * BAR_WIDTH - 1 if number + 1 < len(groups) else None
        ticks = tuple(_ticks(group))
        x = ticks[0].x
        end = max(x + MARK_GAP, *(tick.x + tick.width for tick in ticks))
        width = min(end, limit if limit is not None else BAR_WIDTH + MARK_GAP) - x
        if len(group) == 1:
            says = f"Change {group[0].number}: {group[0].says}"
        else:
            says = f"Changes {group[0].number} to {group[-1].number}, from the first of them on"
        yield Mark(x, round(width, 1), group[0].id, group[0].number, says, ticks)


def _ticks(group: Sequence[Change]) -> Iterator[Tick]:
    """Paint each change; those that would lie on each other are one."""
    done = -LEAST_TICK
    for change in group:
        x = round(min(change.start * BAR_WIDTH, BAR_WIDTH - LEAST_TICK), 1)
        width = round(max(LEAST_TICK, (change.end - change.start) * BAR_WIDTH), 1)
        if x + width >= done + LEAST_TICK / 2:
            yield Tick(x, width, change.look)
            done = x + width


BROKEN = {"split": "split", "join": "joined to the one before"}


def say_counts(diff: Mapping[str, Any], changes: Sequence[Change]) -> str:
    """Say in a sentence how much changed."""
    stats = diff["stats"]
    if not changes:
        if any("differs" in edit for edit in diff["edits"]):
            return "No word differs; only white space or characters that are not compared do."
        if any("noise" in edit and edit["op"] != "equal" for edit in diff["edits"]):
            return "No word of the work differs; only what was put around it does."
        return "The two texts are the same."
    facts = []
    breaks = Counter(each["op"] for each in diff.get("breaks", ()))
    if stats["words_inserted"]:
        facts.append(f"{count(stats['words_inserted'], 'word')} added")
    if stats["words_deleted"]:
        facts.append(f"{count(stats['words_deleted'], 'word')} taken out")
    if stats["words_moved"]:
        facts.append(f"{count(stats['words_moved'], 'word')} moved")
    facts += [
        f"{count(breaks[op], 'paragraph')} {said}" for op, said in BROKEN.items() if breaks[op]
    ]
    quiet = _say_quiet(changes)
    if not facts:
        facts.append("no word" if quiet else "no word, only punctuation")
    alike = f"{percent(stats['similarity'])} of the words are the same"
    return f"{count(len(changes), 'change')}{quiet}: {join(facts)}; {alike}."


def _say_quiet(changes: Sequence[Change]) -> str:
    """Say how many changes are of no word, and of what they are."""
    quiet = [change for change in changes if change.only]
    if not quiet:
        return ""
    kinds = join(list(dict.fromkeys(kind for change in quiet for kind in change.only)))
    whose = "" if len(quiet) == len(changes) else f"{len(quiet)} of them "
    return f", {whose}of {kinds} alone"

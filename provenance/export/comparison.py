"""A comparison in words for a terminal, in the signs of `wdiff`: [-deleted-] and {+inserted+}."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Answer = Mapping[str, Any]
Edit = Mapping[str, Any]

CONTEXT = 80
"""Characters of unchanged text shown on either side of a change."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def in_words(answer: Answer) -> str:
    """The counts of a comparison and each of its changes with the words around it."""
    older, newer = answer["older"], answer["newer"]
    lines = [f"{older['name']} → {newer['name']}: {counts_in_words(answer)}"]
    lines += [
        f"\n{_heading(hunk, answer)}\n{_hunk(hunk, older['text'], newer['text'])}"
        for hunk in _hunks(answer["edits"])
    ]
    return "\n".join(lines) + "\n"


def counts_in_words(answer: Answer) -> str:
    """What was counted, in a sentence."""
    stats = answer["stats"]
    moved = f"{_words(stats['words_moved'])} moved, " if stats["words_moved"] else ""
    said = (
        f"{_words(stats['words_inserted'])} inserted, {_words(stats['words_deleted'])} deleted, "
        f"{moved}{_words(stats['words_equal'])} the same ({stats['similarity']:.0%} alike)."
    )
    if not stats["words_inserted"] and not stats["words_deleted"]:
        said += " No word differs."
    said += "".join(
        f" {_paragraphs(count)} {op}." for op, count in _breaks(answer["breaks"]) if count
    )
    differing = _only_differing(answer["edits"])
    if differing:
        kinds = sorted({kind for edit in differing for kind in edit["differs"]})
        places = "one place" if len(differing) == 1 else f"{len(differing)} places"
        said += f" In {places} only {' or '.join(kinds)} differs."
    if not answer["complete"]:
        said += " The texts are so unlike that not every common word was sought."
    return said


def move_of(edit: Edit, side: str, moves: Sequence[Answer]) -> str:
    """The id of the move that an edit's text of one side belongs to, or nothing."""
    start, end = edit[side]
    if start == end or edit["op"] == "equal":
        return ""
    found = (move["id"] for move in moves if move[side][0] <= start and end <= move[side][1])
    return next(found, "")


def _breaks(breaks: Sequence[Answer]) -> Iterator[tuple[str, int]]:
    for op, said in (("split", "split"), ("join", "joined with the one before")):
        yield said, sum(each["op"] == op for each in breaks)


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count:,} paragraphs"


def _only_differing(edits: Sequence[Edit]) -> list[Edit]:
    """Equal edits that differ in something, but for those beside a change that explains it."""
    ops = ["equal", *(edit["op"] for edit in edits), "equal"]
    return [
        edit
        for before, edit, after in zip(ops, edits, ops[2:], strict=False)
        if "differs" in edit and before == after == "equal"
    ]


def printable(text: str) -> str:
    """The text with what could steer a terminal or hide a change made visible as U+FFFD."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def visible(text: str) -> str:
    r"""The same in as many characters as before: a line's carriage return is a space.

    >>> visible("a\x1b[1m\r\n") == "a\ufffd[1m \n"
    True
    """
    return _CONTROL.sub("\ufffd", text.replace("\r\n", " \n"))


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count:,} words"


def _hunks(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Gather changes that stand so close that their contexts would touch."""
    hunk: list[Edit] = []
    for edit in edits:
        if edit["op"] == "equal":
            continue
        if hunk and edit["older"][0] - hunk[-1]["older"][1] > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(edit)
    if hunk:
        yield hunk


def _heading(hunk: list[Edit], answer: Answer) -> str:
    names = [f"{edit['id']}{_notes(edit, answer.get('moves', ()))}" for edit in hunk]
    return f"── {', '.join(names)}"


def _notes(edit: Edit, moves: Sequence[Answer]) -> str:
    notes = [edit["noise"]] if "noise" in edit else []
    if went := move_of(edit, "older", moves):
        notes.append(f"{went} moved away")
    if came := move_of(edit, "newer", moves):
        notes.append(f"{came} moved here")
    return f" ({', '.join(notes)})" if notes else ""


def _hunk(hunk: list[Edit], older: str, newer: str) -> str:
    start, end = hunk[0]["newer"][0], hunk[-1]["newer"][1]
    said = _before(newer, start)
    for edit in hunk:
        said += newer[start : edit["newer"][0]]
        if _space_before(older, edit["older"][0]) and not said[-1:].isspace():
            said += " "
        said += _signed(older[slice(*edit["older"])], "[-", "-]")
        said += _signed(newer[slice(*edit["newer"])], "{+", "+}")
        start = edit["newer"][1]
    return printable(said + _after(newer, end))


def _space_before(text: str, offset: int) -> bool:
    return text[max(0, offset - 1) : offset].isspace()


def _signed(text: str, opening: str, closing: str) -> str:
    """Put signs around `text`, its outer white space left outside."""
    core = text.strip()
    if not core:
        return f"{opening}{text}{closing}" if text else ""
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}{opening}{core}{closing}{text[len(text.rstrip()) :]}"


def _before(text: str, end: int) -> str:
    start = max(0, end - CONTEXT)
    said = text[start:end]
    if start:
        said = "…" + (said.partition(" ")[2] or said)
    return said.rpartition("\n")[2] if said.rstrip().count("\n") else said


def _after(text: str, start: int) -> str:
    said = text[start : start + CONTEXT]
    if start + CONTEXT < len(text):
        said = (said.rpartition(" ")[0] or said) + "…"
    return said.partition("\n")[0]

"""Where may a text be cut before it is tokenised?

A cut stands where every tokeniser begins a new token whatever stands before it: after white
space, and after the full-width stops of Chinese and Japanese.
"""

import re
from itertools import pairwise

_BEGINS = r"(?!\s)(?:[!-\u02ff]|(?![\u0e33\u0eb3\uff9e\uff9f])\w)"
_STOPS = "。、！？，；：」』）】》"
_CUT = re.compile(rf"(?<=[\s{_STOPS}])(?={_BEGINS})")
_PASSAGE_END = re.compile(rf"\n(?={_BEGINS})")
_PHRASE_END = re.compile(
    rf"(?<=[.,;:!?…—)\]\"”’»])\s++(?={_BEGINS})|(?<=[{_STOPS}])\s*+(?={_BEGINS})"
)
_LEAD = re.compile(r"\s*+")
_WINDOW = 128


def is_cut(text: str, offset: int) -> bool:
    """Whether `text` may be cut at `offset`.

    >>> is_cut("In the end", 3), is_cut("In the end", 4), is_cut("  In", 2)
    (True, False, False)
    """
    if offset in {0, len(text)}:
        return True
    if text[offset - 1] == " " and "A" <= text[offset] <= "z" and not text[0].isspace():
        return True
    return _CUT.match(text, offset) is not None and _lead(text) < offset


def last_cut(text: str, start: int, end: int) -> int:
    """Give the last cut in `text` that stands after `start` and before `end`, or `start`."""
    window, found = _WINDOW, -1
    while end > start:
        low = max(start + 1, end - window)
        for match in _CUT.finditer(text, low, end):
            found = match.start()
        if found >= 0:
            return max(start, found) if _lead(text) < found else start
        end, window = low, window * 4
        if low == start + 1:
            break
    return start


def first_cut(text: str, start: int, end: int) -> int:
    """Give the first cut in `text` that stands after `start` and before `end`, or `end`."""
    match = _CUT.search(text, start + 1, end)
    return match.start() if match else end


def cuts_between(text: str, start: int, end: int) -> list[int]:
    """Give each cut in `text` from `start` to `end`, both included."""
    lead = _lead(text)
    inner = (match.start() for match in _CUT.finditer(text, start, min(end + 1, len(text))))
    found = [start] if start == 0 else []
    found += [cut for cut in inner if cut > lead]
    return [*found, end] if end == len(text) else found


def passage_cuts(text: str, start: int, end: int) -> list[int]:
    """Give `start`, each offset before `end` at which a new line of words begins, and `end`."""
    return _cuts(_PASSAGE_END, text, start, end)


def phrase_cuts(text: str, start: int, end: int) -> list[int]:
    """Give `start`, each offset before `end` that follows punctuation and space, and `end`.

    >>> text = "So, in the end. Yes"
    >>> phrase_cuts(text, 0, len(text))
    [0, 4, 16, 19]
    """
    return _cuts(_PHRASE_END, text, start, end)


def slices(text: str, cuts: list[int]) -> list[str]:
    """Give the pieces of `text` between the cuts."""
    return [text[start:end] for start, end in pairwise(cuts)]


def _lead(text: str) -> int:
    if not text[:1].isspace():
        return 0
    match = _LEAD.match(text)
    return match.end() if match else 0


def _cuts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    inner = (match.end() for match in pattern.finditer(text, max(start, _lead(text)), end))
    return [start, *inner, end]

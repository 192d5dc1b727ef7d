"""Is what differs between two readings substance, or an artefact of how they were observed?

Words broken or joined differently are typography. Footnote numbers, letters out of a wrong
encoding, buttons and captions between sentences, by-lines and titles with the site's name in them
are artefacts: what a fetcher took along, lost or spoilt, and nothing that the author changed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from provenance.lineage.testimony.ago import but_for_ago, says_ago
from provenance.lineage.testimony.edges import ADORNED, AROUND
from provenance.lineage.testimony.framing import is_after_frame, runs_on, words_after
from provenance.lineage.testimony.witnesses import NOTES, SENTENCE, SENTENCE_END
from provenance.lineage.testimony.wordings import LOOKED_AT, Wording, in_heading
from provenance.text.ending_words import CLOSERS
from provenance.text.markers import find_markers
from provenance.text.remembered import remembered
from provenance.text.spans import Span

FRAMED = 8
"""Words by which a heading must be longer than another that it holds, to be that one in a frame."""

SPOILT = 2
"""Words by which damage may change the length of a reading."""

SOUND = 0.9
"""Likeness of the letters that no damage reaches, from which two readings are one."""

SENTENCES = re.compile(rf"(?<=[.!?…])[{CLOSERS}]*\s+")
SPOILT_RUN = re.compile(r"â€?.|[ãâ][\x80-\xbf¡-¿]|\ufffd")
UNSOUND = re.compile(r"[^a-z0-9]+")
LINE_BREAKS = ("\n", "\r", "")
SIGNATURE = 8
"""A run of more words that begins with "By" and a name is a sentence."""

SIGNED = re.compile(r"By (?:[A-Z][\w.’'-]+ ?){1,4}(?:,|$)")
BYLINE = re.compile(r"^by\s|\b(?:19|20)\d\d\b|\d\s*(?:min|minutes)\b", re.IGNORECASE)
FOOTNOTE = re.compile(r"\d{1,3}")
FOOTED = re.compile(rf"[^\W\d][.!?…][{CLOSERS}]*\d{{1,3}}$")
"""A run that goes to the end of its sentence and to a footnote's number after it."""

CLOSING = re.compile(r" ?(?:[^\w\s]|[ÂÃâ])*[.!?…。！？]")
"""Signs after the last word of a sentence that end it, such as ") £."."""


def stands_for(wordings: Sequence[Wording]) -> tuple[int, ...]:
    """For each reading the first one that it is but for noise, itself if there is none."""
    heading = any(in_heading(one) for one in wordings)
    whole: dict[str, int] = {}
    same_but_numbers: dict[str, list[int]] = {}
    found: list[int] = []
    earlier = _Earlier(heading=heading)
    judged = [_Judged(one) for one in wordings]
    for at, one in enumerate(wordings):
        own, near = judged[at], earlier.near(judged[at])
        full, bare = _joined(one.words), _joined(_without_numbers(one.words))
        others = same_but_numbers.setdefault(bare, [])
        alike = (
            iter([whole[full]] if full in whole else []),
            (n for n in others if _footnoted(one.words, wordings[n].words)),
            (other for other in near if _same(own, judged[other], heading=heading)),
        )
        if one.is_damaged:
            every = sorted(chain(*alike))
            home = found[every[_likest(one, [wordings[n] for n in every])]] if every else at
        else:
            first = [next(each, at) for each in alike]
            home = found[min(first)] if min(first) < at else at
        others.append(at)
        earlier.add(own)
        found.append(home)
        whole.setdefault(full, home)
    return tuple(found)


@dataclass(frozen=True)
class _Judged:
    """A reading, and what is told of it alone, once and not of every two."""

    wording: Wording

    @cached_property
    def says_ago(self) -> bool:
        """Whether it is of the words by which a short line says how long ago it was."""
        return says_ago(self.wording.stands[:LOOKED_AT])

    @cached_property
    def but_for_ago(self) -> tuple[str, ...]:
        """Its words less what says how long ago it was, where a text lost its breaks."""
        return but_for_ago(*self.wording.stands[0])

    @cached_property
    def byline(self) -> bool:
        """Whether it names an author, a year or the minutes that reading takes."""
        return bool(BYLINE.search(self.wording.text))

    @cached_property
    def apart(self) -> list[tuple[str, ...]]:
        """The page's words that its witnesses have after it."""
        return [words_after(witness, span.end) for witness, span in self.wording.stands]

    @cached_property
    def apart_before(self) -> list[bool]:
        """Whether its witnesses have a page's words before it."""
        return [is_after_frame(witness, span.start) for witness, span in self.wording.stands]


class _Earlier:
    """Readings told before, by what one must share with them to be the same.

    That is their first word or their last, unless either is damaged, holds no word or is a by-line
    in a heading, or both say there how long ago it was, or have the same words beside. Thousands of
    texts have hundreds of readings of one place, too many to ask of every two of them.
    """

    def __init__(self, *, heading: bool) -> None:
        self._heading = heading
        self._count = 0
        self._always: set[int] = set()
        self._ago: list[int] = []
        self._ends: dict[tuple[bool, str], list[int]] = {}
        self._but_for_ago: dict[tuple[str, ...], list[int]] = {}

    def near(self, judged: _Judged) -> Iterable[int]:
        """Those that a reading may be the same as, in order."""
        one = judged.wording
        if one.is_damaged or not one.words or (self._heading and judged.byline):
            return range(self._count)
        ends = (self._ends.get(end, ()) for end in _ends_of(one))
        ago = self._ago if self._heading and judged.says_ago else ()
        alike = self._but_for_ago.get(judged.but_for_ago, ())
        return sorted(self._always.union(ago, alike, *ends))

    def add(self, judged: _Judged) -> None:
        """Note one more."""
        one = judged.wording
        if one.is_damaged or not one.words or (self._heading and judged.byline):
            self._always.add(self._count)
        if self._heading and judged.says_ago:
            self._ago.append(self._count)
        for end in _ends_of(one) if one.words else ():
            self._ends.setdefault(end, []).append(self._count)
        self._but_for_ago.setdefault(judged.but_for_ago, []).append(self._count)
        self._count += 1


def _ends_of(one: Wording) -> tuple[tuple[bool, str], tuple[bool, str]]:
    return (False, one.words[0]), (True, one.words[-1])


def _joined(words: Sequence[str]) -> str:
    """The words as they are where breaks between them, hyphens and apostrophes do not count."""
    return "".join(words).replace("-", "").replace("'", "")


def _without_numbers(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not FOOTNOTE.fullmatch(word))


def _footnoted(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether footnotes' numbers make two readings differ whose other words are the same.

    Between the same two words one may have more numbers, but no others, than the other.

    >>> _footnoted(["of", "117", "items"], ["of", "117", "items", "3"])
    True
    >>> _footnoted(["of", "117", "items"], ["of", "118", "items", "3"])
    False
    """
    ours, theirs = _numbers(one), _numbers(other)
    if len(ours) != len(theirs):
        return not any(ours) or not any(theirs)
    return all(a <= b or b <= a for a, b in zip(ours, theirs, strict=True))


def _numbers(words: Sequence[str]) -> list[set[str]]:
    """The short numbers before the first other word, between it and the next, and so on."""
    found: list[set[str]] = [set()]
    for word in words:
        if FOOTNOTE.fullmatch(word):
            found[-1].add(word)
        else:
            found.append(set())
    return found


def _same(judged: _Judged, beside: _Judged, *, heading: bool) -> bool:
    one, other = judged.wording, beside.wording
    return (
        _damaged(one, other)
        or _set_apart(one, beside)
        or _set_apart(other, judged)
        or _run_in(one, beside)
        or _run_in(other, judged)
        or _button(one, other)
        or _button(other, one)
        or _footed(one, other)
        or _footed(other, one)
        or _note(one, other)
        or _note(other, one)
        or (judged.says_ago and (beside.says_ago or not other.words))
        or (beside.says_ago and not one.words)
        or judged.but_for_ago == beside.but_for_ago
        or (not other.words and _signature(one))
        or (not one.words and _signature(other))
        or (heading and (judged.byline or beside.byline))
        or (heading and (_framed(one, other) or _framed(other, one)))
    )


def _damaged(one: Wording, other: Wording) -> bool:
    """Whether one of two readings has its letters spoilt, and the others agree."""
    if not (one.is_damaged or other.is_damaged):
        return False
    return abs(len(one.words) - len(other.words)) <= SPOILT or _likeness(one, other) >= SOUND


def _likeness(one: Wording, other: Wording) -> float:
    """How much of the letters agrees that no damage reaches, broken words whole or not."""
    return max(
        Indel.normalized_similarity(_sound(one.whole), _sound(other.whole)),
        Indel.normalized_similarity(_sound(one.text), _sound(other.text)),
    )


def _likest(one: Wording, among: Sequence[Wording]) -> int:
    """The first of some readings of which most of the letters agree with those of one.

    Thousands of pages have hundreds of spoilt readings of one heading.
    """
    whole = _alike(one.whole, [other.whole for other in among])
    return int(np.maximum(whole, _alike(one.text, [other.text for other in among])).argmax())


def _alike(text: str, others: Sequence[str]) -> npt.NDArray[np.float64]:
    scorer = Indel.normalized_similarity
    table = cdist([_sound(text)], list(map(_sound, others)), scorer=scorer, dtype=np.float64)
    return np.asarray(table[0], dtype=np.float64)


@remembered
def _sound(text: str) -> str:
    """The letters and figures that no wrong encoding spoils."""
    return UNSOUND.sub("", SPOILT_RUN.sub("", text.casefold()))


def _set_apart(one: Wording, other: _Judged) -> bool:
    """Whether who lacks the words of `one` has them there, as a page's: then they are in all."""
    words = () if other.wording.words else other.apart
    return any(beside[: len(one.words)] == one.words for beside in words)


def _run_in(one: Wording, other: _Judged) -> bool:
    """Whether `one` is `other` and a page's words beside it, in texts that lost their breaks."""
    words, size = other.wording.words, len(other.wording.words)
    if len(one.words) <= size or (not size and _is_headed(one)):
        return False
    after = one.words[:size] == words and other.apart
    before = one.words[len(one.words) - size :] == words and other.apart_before
    return any(
        2 * sum(map(bool, beside)) > len(beside) for beside in (after, before) if beside
    ) and all(runs_on(witness.document.text, span) for witness, span in one.stands[:LOOKED_AT])


def _button(one: Wording, other: Wording) -> bool:
    """Whether `one` is a run between sentences that ends none itself, and `other` nothing."""
    if other.words or not one.words or _is_headed(one):
        return False
    witness, span = one.stands[0]
    return _between_sentences(witness.document.text, span)


def _is_headed(one: Wording) -> bool:
    """Whether a marker of its author's editing heads a reading: then it is no words of a page's."""
    witness, span = one.stands[0]
    text = witness.document.text
    return any(
        marker.range.end <= span.start and not text[marker.range.end : span.start].strip(ADORNED)
        for marker in witness.markers
    )


def _footed(one: Wording, other: Wording) -> bool:
    """Whether `one` is `other` and, after the end of its last sentence, a page's button."""
    size = len(other.words)
    if not size or len(one.words) <= size or one.words[:size] != other.words:
        return False
    witness, span = one.stands[0]
    text = witness.document.text
    last = max((at.end() for at in SENTENCES.finditer(text[span.slice])), default=0)
    said = text[span.start : span.start + last]
    return _alphanumeric(said) == _alphanumeric(other.text) and _between_sentences(
        text, Span(span.start + last, span.end)
    )


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _between_sentences(text: str, span: Span) -> bool:
    """Whether a run stands between sentences and is none, nor holds one, nor begins the next."""
    before = text[max(0, span.start - AROUND) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + AROUND].lstrip()[:1]
    between = (not before or before in SENTENCE_END) and after not in SENTENCE_END
    goes_on = next(filter(str.isalnum, text[span.end : span.end + AROUND]), "").islower()
    between = between and not goes_on and not CLOSING.match(text, span.end)
    between = between and not FOOTED.search(text[span.slice])
    sentences = SENTENCES.split(text[span.slice])[:-1]
    spoken = any(len(one.split()) >= SENTENCE for one in sentences)
    return between and not spoken and not _own_line(text, span)


def _note(one: Wording, other: Wording) -> bool:
    """Whether `one` is `other` behind a note by someone who is not the author."""
    size = len(other.words)
    if len(one.words) <= size or (size and one.words[-size:] != other.words):
        return False
    start = next(iter(find_markers(one.text[:AROUND].replace("â€™", "’"))), None)
    return start is not None and start.range.start == 0 and start.label.startswith(NOTES)


def _own_line(text: str, span: Span) -> bool:
    """Whether the run has a line to itself, as a heading of the author's has."""
    before = text[max(0, span.start - AROUND) : span.start].rstrip(" \t#*_")
    after = text[span.end : span.end + AROUND].lstrip(" \t*_")
    return before[-1:] in LINE_BREAKS and after[:1] in LINE_BREAKS and bool(before)


def _framed(one: Wording, other: Wording) -> bool:
    """Whether the heading `one` holds `other` and much beside it: a site's name, buttons."""
    size = len(other.words)
    ends = (one.words[:size], one.words[len(one.words) - size :])
    return len(one.words) >= size + FRAMED and other.words in ends


def _signature(one: Wording) -> bool:
    """Whether the reading is nothing but "By" and a name, perhaps with a date."""
    return len(one.words) <= SIGNATURE and bool(SIGNED.match(one.text))

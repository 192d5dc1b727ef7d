"""Pairs of texts of which is known what was moved, and which paragraphs were split or joined.

Half are written from a vocabulary whose frequencies fall as Zipf found, half from prose: the
demo's articles, licences, and the manuals of whatever Debian packages are there. Sentences and
paragraphs are moved, also in reversed order, with a share of their words edited. Around them
other sentences are edited, added and deleted. Boilerplate that stands in several places goes in
one and comes in another, and very short sentences change place: neither is a move.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from bench._words import common, prose, vocabulary
from provenance.text.spans import Span

RATES = (0.0, 0.0, 0.05, 0.1, 0.2, 0.3, 0.4)
SHAPES = ("paragraphs", "paragraphs", "lines", "wrapped", "flat", "flattened")
LEAST = 3
SHORTEST_MOVED = 8
"""Words of a sentence that is moved alone; shorter ones that change place are decoys."""

CROSSED = 2
"""A move crosses at least so many times its own words, so that it is plain which side moved."""

_BOILERPLATE = (
    "The opinions given here are those of the author alone and not of this paper.",
    "Figures are rounded to the nearest whole number unless another unit is named.",
    "Readers who wish to reply can write to the editors at the usual address.",
    "This part was first printed in an earlier number and is given here unchanged.",
    "Photographs by the author, with the kind permission of those who are shown.",
)
_SHORT = ("He said so twice.", "Nobody knew why.", "It was late.", "So they went on.")


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage at its two places."""

    older: Span
    newer: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph split or joined between two sentences that stayed: what lies between them."""

    op: str
    older: Span
    newer: Span


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts and the truth about them."""

    name: str
    older: str
    newer: str
    rate: float
    shape: str
    moves: tuple[Moved, ...]
    breaks: tuple[Broken, ...]


@dataclass(slots=True)
class _Sentence:
    """A sentence, known by its number whatever its words become; `ends` its paragraph or not."""

    number: int
    words: list[str]
    ends: bool = False


def documents(seed: int, count: int = 40) -> Iterator[Case]:
    """Make `count` pairs from `seed`; ten seeds make 400."""
    for number in range(count):
        yield _Maker(random.Random(f"{seed}/{number}")).case(f"{seed}/{number}")


class _Maker:
    """Makes one pair."""

    def __init__(self, pick: random.Random) -> None:
        self._pick = pick
        self._shape = pick.choice(SHAPES)
        self._rate = pick.choice(RATES)
        self._fresh = self._sentences()
        self._count = 0
        self._moved: set[int] = set()
        self._left_alone: set[int] = set()

    def case(self, name: str) -> Case:
        older = self._article()
        newer = [_Sentence(one.number, one.words, one.ends) for one in older]
        newer = self._move(newer)
        newer = self._break(newer)
        newer = self._edit(newer)
        newer = self._decoys(newer, {one.number for one in older})
        text_older, at_older = self._text(older, flat=self._shape == "flat")
        text_newer, at_newer = self._text(newer, flat=self._shape in {"flat", "flattened"})
        told = self._shape not in {"flat", "flattened"}
        return Case(
            name,
            text_older,
            text_newer,
            self._rate,
            self._shape,
            tuple(self._truth(older, newer, at_older, at_newer)),
            tuple(_breaks(older, newer, at_older, at_newer, self._moved)) if told else (),
        )

    def _chance(self, share: float) -> bool:
        return self._pick.random() < share

    def _sentences(self) -> Iterator[list[str]]:
        """Give sentences without end, none twice."""
        pool = prose() if self._chance(1 / 2) else []
        start = self._pick.randrange(len(pool)) if pool else 0
        for index in range(len(pool) // 2):
            yield pool[(start + index) % len(pool)].split()
        while True:
            yield self._invented()

    def _invented(self) -> list[str]:
        words, weights = vocabulary()
        count = max(3, round(self._pick.gauss(17, 7)))
        said = self._pick.choices(words, cum_weights=weights, k=count)
        said[0] = said[0].capitalize()
        for at in range(2, count - 2):
            if self._chance(0.08):
                said[at] += self._pick.choice((",", ",", ";", ":"))
        said[-1] += self._pick.choice("......?!")
        return said

    def _sentence(self, words: list[str] | None = None) -> _Sentence:
        self._count += 1
        return _Sentence(self._count, words or next(self._fresh))

    def _article(self) -> list[_Sentence]:
        boilerplate = self._pick.sample(_BOILERPLATE, 2)
        sentences: list[_Sentence] = []
        for _ in range(self._pick.randint(10, 36)):
            sentences += [self._sentence() for _ in range(self._pick.randint(1, 6))]
            if self._chance(0.2):
                said = self._pick.choice([*boilerplate, *_SHORT]).split()
                sentences.append(self._sentence(said))
                self._left_alone.add(sentences[-1].number)
            sentences[-1].ends = True
        return sentences

    def _move(self, sentences: list[_Sentence]) -> list[_Sentence]:
        budget = sum(len(one.words) for one in sentences) // 5
        for _ in range(self._pick.randint(0, 8)):
            group = self._group(sentences)
            words = sum(len(one.words) for one in group)
            if not group or words < SHORTEST_MOVED or words > budget:
                continue
            found = self._placed(sentences, group, words)
            if found is not None:
                sentences = found
                budget -= words
                self._moved |= {one.number for one in group}
        return sentences

    def _group(self, sentences: list[_Sentence]) -> list[_Sentence]:
        """Choose one sentence, several of a paragraph, or one to three paragraphs."""
        start = self._pick.randrange(len(sentences))
        kind = self._pick.choice(("sentence", "sentences", "paragraph", "paragraphs"))
        if kind == "sentence":
            group = sentences[start : start + 1]
        elif kind == "sentences":
            group = sentences[start : start + self._pick.randint(2, 4)]
            if any(one.ends for one in group):
                return []
        else:
            while start and not sentences[start - 1].ends:
                start -= 1
            group, left = [], 1 if kind == "paragraph" else self._pick.randint(2, 3)
            for one in sentences[start:]:
                group.append(one)
                left -= one.ends
                if not left:
                    break
        around = sentences[max(0, start - 1) : start + len(group) + 1]
        taken = self._moved | self._left_alone
        return [] if any(one.number in taken for one in around) else group

    def _placed(
        self, sentences: list[_Sentence], group: list[_Sentence], words: int
    ) -> list[_Sentence] | None:
        """Put `group` elsewhere, far enough away to be plainly what moved."""
        start = sentences.index(group[0])
        whole = group[-1].ends
        if group[0].number != sentences[0].number and not sentences[start - 1].ends:
            whole = False
        if group[-1].ends and not whole:
            return None
        rest = sentences[:start] + sentences[start + len(group) :]
        places = [
            at
            for at in range(1, len(rest))
            if rest[at - 1].ends == whole
            and not {rest[at - 1].number, rest[at].number} & (self._moved | self._left_alone)
            and sum(
                len(one.words)
                for one in rest[min(at, start) : max(at, start)]
                if one.number not in self._moved | self._left_alone
            )
            >= CROSSED * max(words, 20)
        ]
        if not places:
            return None
        at = self._pick.choice(places)
        if self._chance(0.3):
            group = _reversed(group, whole=whole)
        return rest[:at] + group + rest[at:]

    def _break(self, sentences: list[_Sentence]) -> list[_Sentence]:
        for first, second in pairwise(sentences):
            at_rest = not {first.number, second.number} & (self._moved | self._left_alone)
            if at_rest and self._chance(0.05):
                first.ends = not first.ends
        return sentences

    def _edit(self, sentences: list[_Sentence]) -> list[_Sentence]:
        made: list[_Sentence] = []
        for one, following in zip(sentences, [*sentences[1:], None], strict=True):
            near = {one.number} | ({following.number} if following else set[int]())
            if one.number in self._moved:
                made.append(_Sentence(one.number, self._edited(one.words, self._rate), one.ends))
            elif self._chance(0.12) and one.number not in self._left_alone:
                rate = self._pick.choice((0.05, 0.1, 0.3))
                made.append(_Sentence(one.number, self._edited(one.words, rate), one.ends))
            else:
                made.append(one)
            if self._chance(0.04) and not one.ends and not near & self._moved:
                made.append(self._sentence())
        return made

    def _decoys(self, sentences: list[_Sentence], known: set[int]) -> list[_Sentence]:
        """Let boilerplate and short sentences go here and come there, and others go or come."""
        made: list[_Sentence] = []
        for before, one in pairwise([_Sentence(0, [], ends=True), *sentences]):
            goes = self._chance(0.35 if one.number in self._left_alone else 0.03)
            if goes and not one.ends and one.number in known - self._moved:
                continue
            if self._chance(0.02) and not before.ends and one.number not in self._moved:
                made.append(self._sentence(self._pick.choice([*_BOILERPLATE, *_SHORT]).split()))
            made.append(one)
        return made

    def _edited(self, words: list[str], rate: float) -> list[str]:
        """Replace, delete and add words, `rate` of them in all."""
        made: list[str] = []
        mark = words[-1][-1]
        for word in words:
            if not self._chance(rate):
                made.append(word)
                continue
            fate = self._pick.choice(("replace", "replace", "replace", "add", "delete"))
            made += self._pick.choices(*common()) if fate != "delete" else []
            made += [word] if fate == "add" else []
        if len(made) < len(words) // 2 or len(made) < LEAST:
            return words
        return [made[0][:1].upper() + made[0][1:], *made[1:-1], made[-1].rstrip(".!?,;:") + mark]

    def _text(self, sentences: list[_Sentence], *, flat: bool) -> tuple[str, dict[int, Span]]:
        """Write the sentences out, and tell where each stands."""
        apart = " " if flat else "\n" if self._shape == "lines" else "\n\n"
        text, at = "", {}
        paragraph: list[_Sentence] = []
        for one in sentences:
            paragraph.append(one)
            if not one.ends and one is not sentences[-1]:
                continue
            said = " ".join(" ".join(each.words) for each in paragraph)
            if self._shape == "wrapped":
                said = "\n".join(wrap(said, 72, break_long_words=False, break_on_hyphens=False))
            text += apart if text else ""
            start = len(text)
            for each in paragraph:
                end = start + len(" ".join(each.words))
                at[each.number] = Span(start, end)
                start = end + 1
            text += said
            paragraph = []
        return text, at

    def _truth(
        self,
        older: list[_Sentence],
        newer: list[_Sentence],
        at_older: dict[int, Span],
        at_newer: dict[int, Span],
    ) -> Iterator[Moved]:
        """Give the moves: sentences that moved together, one after the other, are one."""
        place = {one.number: index for index, one in enumerate(newer)}
        order = {one.number: index for index, one in enumerate(older)}
        groups: list[list[int]] = []
        for one in older:
            if one.number not in self._moved or one.number not in place:
                continue
            last = groups[-1][-1] if groups else None
            if (
                last is not None
                and order[one.number] == order[last] + 1
                and place[one.number] == place[last] + 1
            ):
                groups[-1].append(one.number)
            else:
                groups.append([one.number])
        for group in groups:
            yield Moved(
                Span(at_older[group[0]].start, at_older[group[-1]].end),
                Span(at_newer[group[0]].start, at_newer[group[-1]].end),
            )


def _reversed(group: list[_Sentence], *, whole: bool) -> list[_Sentence]:
    """Reverse the order of paragraphs, or of sentences, leaving out what can't be told alone."""
    units: list[list[_Sentence]] = [[]]
    for one in group:
        units[-1].append(one)
        if one.ends or not whole:
            units.append([])
    units = [unit for unit in units if unit]
    if any(sum(len(one.words) for one in unit) < SHORTEST_MOVED for unit in units):
        return group
    return [one for unit in reversed(units) for one in unit]


def _breaks(
    older: list[_Sentence],
    newer: list[_Sentence],
    at_older: dict[int, Span],
    at_newer: dict[int, Span],
    moved: set[int],
) -> Iterator[Broken]:
    """Give the places between two kept neighbours that end a paragraph on one side only."""
    place = {one.number: index for index, one in enumerate(newer)}
    kept = [
        (index, place[one.number])
        for index, one in enumerate(older)
        if one.number in place and one.number not in moved
    ]
    for (first, here), (second, there) in pairwise(kept):
        parted = any(one.ends for one in older[first:second])
        now_parted = any(one.ends for one in newer[here:there])
        if parted != now_parted:
            yield Broken(
                "join" if parted else "split",
                Span(at_older[older[first].number].end, at_older[older[second].number].start),
                Span(at_newer[newer[here].number].end, at_newer[newer[there].number].start),
            )

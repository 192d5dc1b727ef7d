# ruff: noqa: PLR2004 - small numbers of a measurement
"""What do people do who copy a text at a desk, from a sheet that is itself a copy?

Made from what textual critics describe (West, Textual Criticism and Editorial Technique, 1973, part
I; Reynolds and Wilson, Scribes and Scholars, chapter 6), before any of it was traced:

- the eye takes a word for one of like shape, jumps from a word to its like further on, or drops by
  a line; the mind puts in a word of the same sense or another form of a word, or lets one end as
  its neighbour does; small words are lost, put in or written twice, neighbours change places;
- spelling, old and new forms, punctuation and capitals are each copyist's own, and so are lines;
- plain nonsense is put right by whoever notices it: mostly to the word that it was, which is then
  no sign of kin, now and then to another;
- a copy is begun from one exemplar and ended from another, has a stretch from another, or is put
  right here and there after another;
- leaves are lost at an end or in the middle, and corners are torn.

The same word in the same place is the same reading, whoever wrote it, so that a slip that comes
twice makes no parent decidable; nor does a spelling, an old form or a sign. Bare numbers of how
often each kind of slip happens are guesses: critics give none.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bench import _traditions_scribes as scribes
from bench._traditions_prose import Text, Token, fresh

LIKE = (
    ("in", "m"), ("m", "ni"), ("rn", "m"), ("u", "n"), ("n", "u"), ("c", "e"), ("e", "c"),
    ("t", "c"), ("f", "s"), ("cl", "d"), ("d", "cl"), ("h", "b"), ("a", "o"), ("o", "a"),
    ("l", "t"), ("r", "v"), ("v", "r"), ("i", "l"), ("g", "q"), ("ui", "in"), ("k", "h"),
    ("ii", "u"), ("w", "vv"), ("ee", "e"), ("a", "u"), ("y", "g"),
)  # fmt: skip  # a table
"""Letters that look alike in a hand."""

SENSES = (
    ("begin", "start"), ("big", "large", "great"), ("help", "aid"), ("wish", "want"),
    ("give", "grant"), ("make", "form"), ("use", "employ"), ("see", "behold"), ("also", "too"),
    ("often", "frequently"), ("must", "should"), ("any", "every"), ("each", "every"),
    ("all", "every"), ("only", "merely"), ("when", "if"), ("because", "since"), ("but", "yet"),
    ("above", "before"), ("below", "after"), ("whole", "entire"), ("part", "piece"),
    ("way", "manner"), ("keep", "hold"), ("show", "display"), ("say", "tell"), ("old", "former"),
    ("new", "fresh"), ("word", "name"), ("first", "earliest"), ("usually", "mostly"),
    ("may", "can"), ("within", "inside"), ("other", "further"), ("get", "obtain"),
    ("such", "similar"), ("before", "until"), ("thing", "matter"), ("work", "labour"),
    ("right", "proper"),
)  # fmt: skip  # a table
"""Words of one sense, that stand for each other from memory."""

FORMS = (
    ("has", "hath"), ("does", "doth"), ("on", "upon"), ("to", "unto"), ("while", "whilst"),
    ("among", "amongst"), ("until", "till"), ("cannot", "can't"), ("and", "&"),
    ("between", "betwixt"), ("you", "ye"), ("are", "be"), ("shall", "will"), ("though", "tho"),
    ("often", "oft"), ("kun", "kuin"), ("nin", "niin"), ("mut", "mutta"), ("on", "om"),
    ("han", "hen"), ("oli", "oly"),
)  # fmt: skip  # a table
"""Newer and older forms of the same word."""

ADDED = ("the", "a", "and", "of", "so", "that", "then", "very", "well", "also")
SLIPS = {
    "misread": 28, "form": 12, "pen": 14, "lost": 14, "sense": 9, "turned": 7, "put in": 5,
    "doubled": 3, "like ends": 4, "line": 2, "as its neighbour": 2,
}  # fmt: skip  # a table
"""How often each kind of slip happens beside the others."""

SMALL = 4
"""Letters of a word that may be lost unnoticed."""

JUMP = 25
"""Words within which the eye finds the word again that it left, or one with the same end."""

TO_WORDS = 0.6
"""Share of misreadings that make another word of the text, where one looks alike."""


@dataclass(frozen=True, slots=True)
class Copyist:
    """A hand: slips a word, habits with how firm they are, and how it treats signs and nonsense.

    `wide` is how many words it writes in a line, or 0 if it leaves lines as they are.
    """

    rate: float
    spells: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    firmly: float
    points: float
    mends: float
    wide: int


def copyist(pick: random.Random, usual: float, freedom: float) -> Copyist:
    """A copyist of a tradition that usually errs so often and is so free in spelling."""

    def some(pairs: tuple[tuple[str, str], ...], share: float) -> tuple[tuple[str, str], ...]:
        taken = [pair for pair in pairs if pick.random() < share]
        return tuple(pair if pick.random() < 0.5 else pair[::-1] for pair in taken)

    return Copyist(
        rate=min(0.08, usual * pick.lognormvariate(0.0, 0.7)),
        spells=some(scribes.SPELLINGS, 0.3),
        forms=some(FORMS, 0.3),
        firmly=freedom * pick.choice((0.0, 0.2, 0.5, 1.0)),
        points=pick.choice((0.0, 0.01, 0.04)),
        mends=pick.uniform(0.1, 0.7),
        wide=pick.choice((0, 8, 10, 12, 14)),
    )


class Desk:
    """The words of a tradition, by which slips are made, and what was read at each place."""

    def __init__(self, pick: random.Random, base: Text) -> None:
        """Begin with the words of the oldest text."""
        self._pick = pick
        self._words = {plain(token.word) for token in base} - {""}
        self._vocabulary = sorted(self._words)
        self._english = "the" in self._words
        self._added = ADDED if self._english else scribes.LITTLE
        self._slots = {token.number: token.number for token in base}
        self._read = {(token.number, plain(token.word)): token for token in base}
        self._kinds: dict[str, Callable[[Token, Text, int], str]] = {
            "misread": lambda token, _, __: self._misread(plain(token.word)),
            "form": lambda token, _, __: self._form(plain(token.word)),
            "pen": lambda token, _, __: self._pen(plain(token.word)),
            "sense": lambda token, _, __: self._sense(plain(token.word)),
            "as its neighbour": self._as_its_neighbour,
            "doubled": lambda token, _, __: plain(token.word),
            "put in": lambda _, __, ___: pick.choice(self._added),
        }

    def copy(self, text: Text, by: Copyist, *, wide: int) -> Text:
        """Copy a text whose lines hold so many words."""
        made: list[Token] = []
        at = 0
        while at < len(text):
            if self._pick.random() < by.rate:
                at = self._slip(text, at, made, wide or 10)
            else:
                made.append(self._mended(text[at], by))
                at += 1
        return self._lined(tuple(self._habit(token, by) for token in made or text), by)

    def reading(self, token: Token, word: str) -> Token:
        """What stands in the place of a word if somebody writes another: always one reading."""
        slot = self._slots.get(token.number, token.number)
        key = slot, plain(word)
        if key not in self._read:
            made = fresh(word)
            self._slots[made.number] = slot
            self._read[key] = replace(made, slip_of=token.slip_of or token)
        return replace(self._read[key], word=_dressed(token.word, plain(word)), ends=token.ends)

    def _mended(self, token: Token, by: Copyist) -> Token:
        """The word, or what the copyist holds it to stand for."""
        if token.slip_of is None:
            return token
        known = plain(token.word) in self._words
        if self._pick.random() >= (by.mends / 20 if known else by.mends):
            return token
        right = plain(token.slip_of.word)
        if self._pick.random() < 0.15:
            right = self._form(right) or right
        return self.reading(token, right)

    def _slip(self, text: Text, at: int, made: list[Token], wide: int) -> int:
        """Make one slip at this word; tell at which word to go on."""
        token = text[at]
        (kind,) = self._pick.choices([*SLIPS], [*SLIPS.values()])
        word = self._kinds[kind](token, text, at) if kind in self._kinds else ""
        if kind == "line" and at + wide < len(text):
            return at + wide
        if kind == "like ends" and (to := self._like_end(text, at)):
            made.append(token)
            return to
        if kind == "turned" and at + 1 < len(text) and token.ends == " ":
            made += self._turned(token, text[at + 1])
            return at + 2
        if kind in {"put in", "doubled"}:
            made += [replace(token, ends=" "), self._after(token, word)]
        elif word and word != plain(token.word):
            made.append(self.reading(token, word))
        elif len(plain(token.word)) > SMALL:
            made.append(token)
        return at + 1

    def _after(self, token: Token, word: str) -> Token:
        key = -self._slots.get(token.number, token.number), word
        if key not in self._read:
            self._read[key] = fresh(word)
        return replace(self._read[key], ends=token.ends)

    def _turned(self, one: Token, other: Token) -> list[Token]:
        """Two words changed round: neither is where it was, so both are read anew."""
        return [
            replace(self._after(one, plain(other.word)), word=other.word, ends=" "),
            replace(self._after(one, plain(one.word) + "+"), word=one.word, ends=other.ends),
        ]

    def _like_end(self, text: Text, at: int) -> int:
        """Where the eye goes on that jumps to the same word, or to one with the same end."""
        word = plain(text[at].word)
        last = range(at + 2, min(len(text), at + JUMP))
        same = [to for to in last if plain(text[to].word) == word]
        ends = [to for to in last if len(word) > 3 and plain(text[to].word)[-3:] == word[-3:]]
        return (same or ends or [-1])[0] + 1

    def _misread(self, word: str) -> str:
        looks = [
            word[:at] + new + word[at + len(old) :]
            for old, new in LIKE
            for at in range(len(word))
            if word.startswith(old, at)
        ]
        words = [look for look in looks if look in self._words] or self._near(word)
        if words and self._pick.random() < TO_WORDS:
            return self._pick.choice(words)
        return self._pick.choice(looks) if looks and len(word) > 2 else ""

    def _near(self, word: str) -> list[str]:
        """Words of the text that begin and end as this one does, and are as long."""
        return [
            other
            for other in self._vocabulary
            if other != word
            and len(word) > 2
            and abs(len(other) - len(word)) <= 1
            and (other[0], other[-1]) == (word[0], word[-1])
            and len({*zip(other, word, strict=False)} - {(c, c) for c in word}) <= 2
        ]

    def _form(self, word: str) -> str:
        """Another form of the word, by its first letters."""
        stem = word[: max(3, len(word) - 3)]
        forms = [w for w in self._vocabulary if w != word and w.startswith(stem)]
        forms = [w for w in forms if abs(len(w) - len(word)) <= 3]
        if not forms and len(word) > 3:
            forms = [word[:-1] if word.endswith("s") else word + "s"]
        return self._pick.choice(forms) if forms else ""

    def _pen(self, word: str) -> str:
        """A letter left out, written twice or changed with the one beside it."""
        if len(word) < 3:
            return ""
        at = self._pick.randrange(len(word) - 1)
        return self._pick.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    def _sense(self, word: str) -> str:
        """A word of the same sense; in the invented language one that ends as it does."""
        found = [other for senses in SENSES if word in senses for other in senses if other != word]
        if not found and not self._english and len(word) > SMALL:
            found = [w for w in self._vocabulary if w != word and w[-3:] == word[-3:]][:8]
        return self._pick.choice(found) if found else ""

    def _as_its_neighbour(self, token: Token, text: Text, at: int) -> str:
        word = plain(token.word)
        beside = plain(text[at + 1].word) if at + 1 < len(text) else ""
        return word[:-2] + beside[-2:] if min(len(word), len(beside)) > 4 else ""

    def _habit(self, token: Token, by: Copyist) -> Token:
        """The word as this copyist spells it, with the signs that he puts."""
        word, chance = token.word, self._pick.random
        if chance() < by.firmly:
            for old, new in by.forms:
                if plain(word) == old:
                    word = _dressed(word, new)
                    break
            if by.spells:
                word = scribes.spelt(word, self._pick.choice(by.spells))
        if chance() < by.points:
            word = word.rstrip(",;:") if word[-1:] in ",;:" else word + self._pick.choice(",;:")
        if chance() < by.points:
            word = word[:1].swapcase() + word[1:]
        return replace(token, word=word)

    def _lined(self, text: Text, by: Copyist) -> Text:
        if not by.wide:
            return text
        return tuple(
            replace(token, ends="\n" if at % by.wide == 0 else " ")
            for at, token in enumerate(text, start=1)
        )


def plain(word: str) -> str:
    """A word without signs and capitals."""
    return re.sub(r"[^\w&]", "", word).casefold()


def _dressed(word: str, core: str) -> str:
    """Other letters with the signs and the capital that a word had.

    >>> _dressed("Which,", "that")
    'That,'
    """
    head = word[: len(word) - len(word.lstrip("\"'(“‘"))]
    bare = word[len(head) :]
    tail = bare[len(bare.rstrip(".,;:!?)\"'”’")) :]
    return head + (core.capitalize() if bare[:1].isupper() else core) + tail


def versed(pick: random.Random, text: Text) -> Text:
    """A text in lines of verse, some of which make a stanza."""
    made: list[Token] = []
    left, lines, stanza = 0, 0, pick.choice((4, 6, 8))
    for token in text:
        first = left == 0
        left = pick.randint(5, 9) - 1 if first else left - 1
        word = token.word[:1].upper() + token.word[1:] if first else token.word
        lines += left == 0
        end = "\n\n" if lines % stanza == 0 else "\n"
        made.append(replace(token, word=word, ends=end if left == 0 else " "))
    return tuple(made)


def switched(pick: random.Random, main: Text, other: Text) -> tuple[Text, float]:
    """The text of `main` that goes on as `other` does; the share that is the other's."""
    where = {token.number: at for at, token in enumerate(other)}
    both = [at for at, token in enumerate(main) if token.number in where]
    if len(both) < 20:
        return main, 0.0
    at = both[int(pick.uniform(0.5, 0.85) * len(both))]
    taken = other[where[main[at].number] :]
    made = (*main[:at], *taken)
    return made, round(len(taken) / len(made), 3)


def damaged(pick: random.Random, text: Text, *, wide: int) -> Text:
    """What is left of a copy that lost leaves, or whose sheets are torn at one side."""
    how = pick.choice(("beginning", "end", "middle", "torn", "most"))
    size = len(text)
    if how == "torn":
        first = pick.randrange(max(1, size // 2))
        last = first + size // pick.randint(3, 6)
        torn = pick.randint(1, 3)
        wide = max(6, wide)
        return tuple(t for at, t in enumerate(text) if not first <= at < last or at % wide >= torn)
    gone = int(pick.uniform(0.1, 0.4) * size)
    start = {"beginning": 0, "end": size - gone}.get(how, pick.randrange(size - gone))
    if how == "most":
        kept = int(pick.uniform(0.25, 0.6) * size)
        start = pick.randrange(size - kept)
        return text[start : start + kept]
    return (*text[:start], *text[start + gone :])

"""What texts are compared: real prose of Debian packages, edited by seed, and the seeds if here.

English comes from the manuals of Perl (package perl-doc) with the line breaks its files have,
Chinese and Japanese from the Debian reference (debian-reference-zh-cn, -zh-tw, -ja) on one line.
Where the packages are missing and cannot be installed, prose is made from a vocabulary with the
long tail that Zipf found.
"""

import gzip
import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from pathlib import Path

PACKAGES = (
    "perl-doc",
    "debian-reference-zh-cn",
    "debian-reference-zh-tw",
    "debian-reference-ja",
)
MANUALS = (Path("/usr/share/perl"), "*/**/*.pod")
REFERENCES = tuple(
    Path(f"/usr/share/debian-reference/debian-reference.{language}.txt.gz")
    for language in ("zh-cn", "zh-tw", "ja")
)
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
SEED_PAIRS = {
    ("000", "003"): ("", 0.1),
    ("000", "001"): (", re-translated", 0.5),
    ("003", "001"): (", re-translated", 0.5),
    ("000", "002"): (", translated", 1.0),
}
"""Pairs, what they are, and which share of their words differs."""

SYLLABLES = [*map("".join, product("bdfglmnprstvz", "aeiou")), "bran", "stel", "dro"]
LONGEST_CLUSTER = 7
"""Words that one edit replaces, deletes or adds at most."""

WIDTH = 60
"""Columns to which text is wrapped anew; the manuals are wrapped at 72 to 79."""

SIGNS = "signs of Chinese and Japanese"

_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_MADE_WIDTH = 76
_SHORTEST_PARAGRAPH, _SHORTEST_DENSE = 40, 20


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts under a name, what they are measured for, and the bars set for them."""

    name: str
    texts: Callable[[], tuple[str, str]]
    differs: float
    """Share of the words that differ, roughly."""
    timed: bool = True
    sized: bool = False
    times_git: float | None = None
    """How many times git's own time a comparison may take."""
    seconds: float | None = None
    megabytes: float | None = None
    """What it may hold above the texts."""
    before: float = 1.01
    """How many times the least the edits may be before they are tidied."""


def cases() -> Iterator[Case]:
    """Give the cases, short texts before long ones and prose before what is none."""
    for (older, newer), (what, differs) in SEED_PAIRS.items():
        if all(any(SEEDS.glob(f"{number}_*.txt")) for number in (older, newer)):
            name = f"seeds {older} → {newer}{what}"
            yield Case(name, _seeds((older, newer)), differs, sized=True)
    yield Case("20k words, 0.5%", _edited(20_000, 0.005), 0.005, timed=False, sized=True)
    yield Case("20k words, 5%", _edited(20_000, 0.05), 0.05, sized=True)
    yield Case("20k words, 30%", _edited(20_000, 0.3), 0.3, sized=True)
    yield Case(
        "20k words, 5%, reflowed", _reflowed(20_000), 0.05, timed=False, sized=True, before=1.05
    )
    yield Case(
        f"20k {SIGNS}, 5%", _chinese(20_000, 0.05), 0.05, timed=False, sized=True, before=1.05
    )
    yield Case("20k words, unrelated", _unrelated(20_000), 1, timed=False, sized=True, before=1.1)
    yield Case(
        "20k words, paragraphs reversed", _reversed(20_000), 1, timed=False, sized=True, before=1.05
    )
    yield Case("1M words, one changed", _one_changed(1_000_000), 0, times_git=0.5)
    yield Case("200k words, 5%, a block moved", _moved(200_000, 0.05), 0.05, times_git=1)
    yield Case("200k words, 5%, reflowed", _reflowed(200_000), 0.05)
    yield Case("1M words, 5%", _edited(1_000_000, 0.05), 0.05, times_git=1)
    yield Case("200k words, 30%", _edited(200_000, 0.3), 0.3)
    yield Case("200k words, paragraphs reversed", _reversed(200_000), 1, seconds=2)
    yield Case("200k words, unrelated", _unrelated(200_000), 1, times_git=30, megabytes=100)
    yield Case(f"200k {SIGNS} on one line, 2%", _chinese(200_000, 0.02), 0.02, seconds=2)
    yield Case(f"200k {SIGNS}, shuffled", _shuffled(200_000), 1, seconds=2)
    yield Case("50k words of two", _of_two(50_000), 1, seconds=2)
    yield Case("one word of 3 MB", _one_word, 1, seconds=2)


def prose(count: int, start: int = 0) -> list[str]:
    """Give words of English prose, each with the white space after it."""
    words = _manuals()
    return words[start : start + count] if len(words) >= start + count else _made(count, start)


def chinese(count: int) -> str:
    """Give so many characters of Chinese and Japanese prose on one line."""
    text = _reference()
    return text[:count] if len(text) >= count else _made_chinese(count)


def edited(words: list[str], share: float, *, seed: int) -> list[str]:
    """Replace, delete and add `share` of the words in clusters of up to seven.

    What comes in is taken from elsewhere in the same words, with its white space.
    """
    pick, made, at = random.Random(seed), list[str](), 0
    each = 2 * share / (LONGEST_CLUSTER + 1)
    while at < len(words):
        if pick.random() < each:
            length, fate = (
                pick.randint(1, LONGEST_CLUSTER),
                pick.choice(("replace", "delete", "add")),
            )
            if fate != "delete":
                start = pick.randrange(len(words) - length)
                made += [_with_space_of(words[at], word) for word in words[start : start + length]]
            at += length if fate != "add" else 0
        else:
            made.append(words[at])
            at += 1
    return made


def moved(words: list[str]) -> list[str]:
    """Move the third fifth behind the fourth, at ends of paragraphs."""
    ends = [at for at, word in enumerate(words, 1) if word.count("\n") > 1] or [len(words)]
    fifth = len(words) // 5
    second, third, fourth = (
        min(ends, key=lambda end: abs(end - part * fifth)) for part in (2, 3, 4)
    )
    return words[:second] + words[third:fourth] + words[second:third] + words[fourth:]


@cache
def _manuals() -> list[str]:
    """Take the paragraphs out of Perl's manuals: no code, nothing short, none twice."""
    folder, pattern = MANUALS
    paragraphs: dict[str, None] = {}
    for file in sorted(folder.glob(pattern)):
        for paragraph in re.split(r"\n[ \t]*\n", file.read_text("utf-8", errors="replace")):
            said = paragraph.strip("\n")
            if len(said) >= _SHORTEST_PARAGRAPH and said[0] not in " \t":
                paragraphs[said] = None
    return re.findall(r"\S+\s*", "\n\n".join(paragraphs))


@cache
def _reference() -> str:
    """Take the paragraphs of Chinese and Japanese, their lines joined, none twice."""
    found: dict[str, None] = {}
    for file in filter(Path.exists, REFERENCES):
        for paragraph in re.split(r"\n\s*\n", gzip.decompress(file.read_bytes()).decode()):
            said = "".join(paragraph.split())
            if len(said) >= _SHORTEST_DENSE and len(_CJK.findall(said)) * 2 > len(said):
                found[said] = None
    return "".join(found)


@cache
def _vocabulary(size: int = 40_000) -> list[str]:
    pick = random.Random(1)
    return ["".join(pick.choices(SYLLABLES, k=pick.randint(1, 4))) for _ in range(size)]


def _made(count: int, seed: int) -> list[str]:
    """Write words, frequent ones frequent, in sentences and wrapped paragraphs."""
    pick, known = random.Random(seed), _vocabulary()
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(known))))
    ends = pick.choices(["", ",", ".", ".\n\n"], [83, 8, 7.5, 1.5], k=count)
    chosen = pick.choices(known, cum_weights=weights, k=count)
    said = " ".join(map("".join, zip(chosen, ends, strict=True)))
    wrapped = (textwrap.fill(each.strip(), _MADE_WIDTH) for each in said.split("\n\n"))
    return re.findall(r"\S+\s*", "\n\n".join(wrapped))[:count]


def _made_chinese(count: int) -> str:
    pick = random.Random(5)
    return "".join(chr(0x4E00 + min(int(pick.paretovariate(0.5)), 3000)) for _ in range(count))


def _with_space_of(place: str, word: str) -> str:
    return word.rstrip() + place[len(place.rstrip()) :]


def _edited(count: int, share: float) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        words = prose(count)
        return "".join(words), "".join(edited(words, share, seed=3))

    return make


def _moved(count: int, share: float) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        words = prose(count)
        return "".join(words), "".join(moved(edited(words, share, seed=3)))

    return make


def _reflowed(count: int) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        words = prose(count)
        newer = "".join(edited(words, 0.05, seed=3))
        wrapped = (textwrap.fill(each, WIDTH) for each in newer.split("\n\n"))
        return "".join(words), "\n\n".join(wrapped)

    return make


def _reversed(count: int) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        older = "".join(prose(count)).strip()
        return older, "\n\n".join(older.split("\n\n")[::-1])

    return make


def _unrelated(count: int) -> Callable[[], tuple[str, str]]:
    return lambda: ("".join(prose(count)), "".join(prose(count, start=count)))


def _one_changed(count: int) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        whole = "".join(prose(count))
        middle = whole.index(" ", len(whole) // 2)
        return whole, whole[:middle] + " changed" + whole[middle:]

    return make


def _of_two(count: int) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        pick = random.Random(5)
        return " ".join(pick.choices("ab", k=count)), " ".join(pick.choices("ab", k=count))

    return make


def _one_word() -> tuple[str, str]:
    return "x" * 3_000_000, "x" * 1_500_000 + "y" * 1_500_000


def _chinese(count: int, share: float) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        signs = list(chinese(count))
        return "".join(signs), "".join(edited(signs, share, seed=3))

    return make


def _shuffled(count: int) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        signs = chinese(count)
        return signs, "".join(random.Random(5).sample(signs, len(signs)))

    return make


def _seeds(pair: Sequence[str]) -> Callable[[], tuple[str, str]]:
    def make() -> tuple[str, str]:
        older, newer = (next(SEEDS.glob(f"{number}_*.txt")) for number in pair)
        return older.read_text("utf-8"), newer.read_text("utf-8")

    return make

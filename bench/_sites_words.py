# ruff: noqa: PLR2004 - small numbers of a measurement
"""Made-up sentences and the labels of pages, in five languages, out of bench/gold/pages."""

import random
import re
from collections.abc import Mapping
from functools import cache

from bench import gold

LANGUAGES = ("en", "de", "fr", "it", "ja")
LISTS = ("menu", "foot", "wall")
"""Labels of which a page shows all; of the others it shows one."""

_WORDS = ("which", "thing", "who", "did", "when", "aside", "said")
_SYLLABLES = (
    "ba be bo da dri fe gro ha ka kli lo lu mer mi na ol per ra sel sta tor u vi zo".split()
)
_BEGINS = "b br d dr f fl g gr h k kl l m n p pl r s sk sp st str t tr v w".split()
_CLOSES = "ck ff ld ll mp nd ng nt r rd rk rn s st t".split()
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ"
_BLANK = re.compile(r"\{(\w+)\}")


@cache
def wordings(language: str) -> Mapping[str, tuple[str, ...]]:
    """The wordings that there are of each thing."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (gold.HERE / "pages" / f"{language}.txt").read_text("utf-8").splitlines():
        name, parted, said = line.partition(": ")
        if parted and not line.startswith("#"):
            found[name] = (*found.get(name, ()), *said.split(" | "))
    return found


class Speaker:
    """Who writes in one language; half of the words are coined."""

    def __init__(self, language: str, pick: random.Random) -> None:
        self.language, self.pick = language, pick
        self.words = wordings(language)
        self.spaced = language not in gold.SPACELESS
        self.gap = " " if self.spaced else ""
        self.known = [self.name() for _ in range(5)]

    def name(self) -> str:
        return "".join(self.pick.choices(_SYLLABLES, k=self.pick.randint(2, 3))).capitalize()

    def person(self) -> str:
        return f"{self.name()} {self.name()}"

    def coined(self, kind: str) -> str:
        end = self.pick.choice(self.words[f"{kind} ends"])
        if not self.spaced:
            return "".join(self.pick.choices(_KANA, k=self.pick.randint(2, 4))) + end
        parts = (_BEGINS, "aeiou", _CLOSES, *(("aeiou", _CLOSES) * self.pick.randint(0, 1)))
        word = "".join(map(self.pick.choice, parts)) + end
        return word.capitalize() if self.language == "de" and kind == "thing" else word

    def sentence(self) -> str:
        said = _BLANK.sub(
            lambda blank: self._filled(blank[1]), self.pick.choice(self.words["sentence"])
        )
        if not self.spaced:
            return said.replace("、", f"、{self.coined('thing')}で", 1)
        words = said.split()
        for _ in range(self.pick.randint(1, 4)):
            more = f"{self.pick.choice(self.words['joins'])} {self.coined('thing')}"
            more = self.pick.choice((more, self.coined("which"), self.name()))
            words.insert(self.pick.randrange(1, len(words)), more)
        said = " ".join(words)
        return said[0].upper() + said[1:]

    def _filled(self, blank: str) -> str:
        pick = self.pick
        if blank == "number":
            return str(pick.choice((pick.randint(2, 99), pick.randint(11, 98) * 100)))
        if blank == "year":
            return str(pick.randint(1971, 2024))
        if blank in {"known", "new"}:
            return pick.choice(self.known) if blank == "known" else self.name()
        coined = blank in {"which", "thing"} and pick.random() < 0.65
        return self.coined(blank) if coined else pick.choice(self.words[blank])

    def paragraph(self, least: int = 2, most: int = 5) -> str:
        return self.gap.join(self.sentence() for _ in range(self.pick.randint(least, most)))

    def headline(self) -> str:
        """The beginning of a sentence."""
        said = self.sentence().strip("“”„«»「」。. ")
        if not self.spaced:
            return said[: self.pick.randint(9, 18)]
        return " ".join(said.split()[: self.pick.randint(5, 11)]).strip(",.;:«»“”„")

    def reworded(self, said: str) -> str:
        """The same with one word for another, or another sentence if none has another."""
        edge = r"\b" if self.spaced else ""
        spots = [
            (found, name)
            for name in _WORDS
            for word in self.words[name]
            if (found := re.search(f"{edge}{re.escape(word)}{edge}", said))
        ]
        if not spots:
            return self.sentence()
        found, name = self.pick.choice(spots)
        new = self.pick.choice(self.words[name])
        return said[: found.start()] + new + said[found.end() :]

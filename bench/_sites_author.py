# ruff: noqa: PLR2004 - small numbers of a measurement
"""What does the author of a made-up article do to it, from one state to the next?"""

import random
import re
from collections.abc import Callable, Mapping

from bench._refetched_ways import Block
from bench._sites_words import Speaker

State = tuple[Block, ...]
TEXT = ("paragraph", "item")

EDITS: Mapping[str, tuple[str, ...]] = {
    "quiet": (),
    "small": ("typo", "number", "word"),
    "parts": ("sentence", "paragraph", "without"),
    "marked": ("correction", "update", "edited"),
    "heads": ("headline", "standfirst", "caption"),
    "live": ("live",),
    "notes": ("correction", "update", "typo"),
    "mixed": (
        "typo", "number", "word", "sentence", "paragraph", "without", "headline", "standfirst",
        "caption", "correction", "update",
    ),
}  # fmt: skip  # a table


class Author:
    """Writes an article and edits it, as its kind says."""

    def __init__(self, kind: str, speaker: Speaker, pick: random.Random) -> None:
        self.kind, self.speaker, self.pick = kind, speaker, pick
        self.labels = {name: pick.choice(said) for name, said in speaker.words.items()}
        self.does: Mapping[str, Callable[[State], State]] = {
            "typo": self.typo,
            "number": self.number,
            "word": lambda state: self.in_text(state, self.speaker.reworded),
            "sentence": self.sentence,
            "paragraph": self.paragraph,
            "without": self.without,
            "headline": self.headline,
            "standfirst": lambda state: self.of_kind(state, "standfirst"),
            "caption": lambda state: self.of_kind(state, "caption"),
            "correction": self.correction,
            "update": self.update,
            "edited": self.edited,
            "live": self.live,
        }

    def states(self) -> list[State]:
        """The article as it was first, and after each edit."""
        pick, found, kinds = self.pick, [self.first()], EDITS[self.kind]
        while len(found) < (pick.randint(2, 6) if kinds else 1):
            state = found[-1]
            for _ in range(pick.choice((1, 1, 1, 2, 3))):
                state = self.does[pick.choice(kinds)](state)
            if len(found) > 1 and pick.random() < 0.06:
                state = found[-2]
            if state != found[-1]:
                found.append(state)
        return found

    def first(self) -> State:
        pick, say, live = self.pick, self.speaker, self.kind == "live"
        parts = [Block("headline", say.headline())]
        if pick.random() < 0.7:
            parts.append(Block("standfirst", say.sentence()))
        parts.append(Block("caption", say.sentence()))
        for at in range(pick.randint(1, 3) if live else pick.randint(4, 12)):
            if at and at % 4 == 0 and pick.random() < 0.5:
                parts.append(Block("subheading", say.headline()))
            if at == 3 and pick.random() < 0.35:
                parts += [Block("item", say.sentence()) for _ in range(3)]
            parts.append(Block("paragraph", say.paragraph()))
        if live:
            entries = [self.entry(at) for at in range(pick.randint(2, 5))]
            parts += entries[::-1]
        return tuple(parts)

    def entry(self, number: int) -> Block:
        time = f"{7 + number // 2:02}:{30 * (number % 2) + self.pick.randrange(30):02}"
        said = f"{time} – {self.speaker.headline()}\n{self.speaker.paragraph(1, 3)}"
        return Block("entry", said)

    def in_text(self, state: State, change: Callable[[str], str]) -> State:
        """The state with one paragraph changed."""
        at = self.pick.choice(_text(state))
        return _with(state, at, change(state[at].text))

    def typo(self, state: State) -> State:
        """A letter more, a letter less, or two that change places."""

        def changed(said: str) -> str:
            words = list(re.finditer(r"[^\W\d]{6,}", said))
            if not (self.speaker.spaced and words):
                return self.speaker.reworded(said)
            at = self.pick.choice(words).start() + self.pick.randrange(1, 4)
            one, two = said[at], said[at + 1]
            new = self.pick.choice((two + one, two, one + one + two))
            return said[:at] + new + said[at + 2 :]

        return self.in_text(state, changed)

    def number(self, state: State) -> State:
        spots = [(at, n) for at in _text(state) for n in re.finditer(r"\d+", state[at].text)]
        if not spots:
            return self.in_text(state, self.speaker.reworded)
        at, was = self.pick.choice(spots)
        said, new = state[at].text, int(was[0]) + self.pick.choice((-3, -1, 1, 2, 10))
        return _with(state, at, f"{said[: was.start()]}{new}{said[was.end() :]}")

    def sentence(self, state: State) -> State:
        gap, new = self.speaker.gap, self.speaker.sentence()
        if self.pick.random() < 0.7:
            return self.in_text(
                state, lambda said: self.pick.choice((said + gap + new, new + gap + said))
            )
        return self.in_text(
            state, lambda said: gap.join(re.split(r"(?<=[.。])\s*", said)[:-2]) or said
        )

    def paragraph(self, state: State) -> State:
        at = self.pick.choice(_text(state)) + self.pick.randint(0, 1)
        return (*state[:at], Block("paragraph", self.speaker.paragraph()), *state[at:])

    def without(self, state: State) -> State:
        text = _text(state)
        if len(text) < 5:
            return self.paragraph(state)
        at = self.pick.choice(text)
        return (*state[:at], *state[at + 1 :])

    def headline(self, state: State) -> State:
        was, say = state[0].text, self.speaker
        new = (say.headline(), f"{was} – {say.headline()}", say.reworded(was))
        return _with(state, 0, self.pick.choice(new))

    def of_kind(self, state: State, kind: str) -> State:
        for at, block in enumerate(state):
            if block.kind == kind:
                return _with(state, at, self.speaker.reworded(block.text))
        return (state[0], Block(kind, self.speaker.sentence()), *state[1:])

    def label(self, name: str) -> str:
        pick = self.pick
        return (
            self.labels[name]
            .replace("{day}", f"{pick.randint(1, 28)}.{pick.randint(1, 12)}.2025")
            .replace("{time}", f"{pick.randint(8, 22)}:{pick.randrange(60):02}")
            .replace("{person}", self.speaker.person())
        )

    def correction(self, state: State) -> State:
        """A figure or a word put right, and a note at the end that says so."""
        was = self.speaker.sentence().rstrip(".。").lower()
        edited = self.does[self.pick.choice(("number", "word"))](state)
        return (*edited, Block("correction", self.label("correction").format(was)))

    def update(self, state: State) -> State:
        """A note above the text or below it, perhaps with something new in the text."""
        note = Block("update", self.label("update").format(self.speaker.sentence()))
        at = 1 + sum(block.kind in {"standfirst", "update"} for block in state)
        at = at if self.pick.random() < 0.6 else len(state)
        noted = (*state[:at], note, *state[at:])
        more = self.pick.choice(("paragraph", "sentence", None))
        return self.does[more](noted) if more else noted

    def edited(self, state: State) -> State:
        """Something changed, and a mark that counts the edits."""
        times = [int(re.findall(r"\d+", b.text)[0]) for b in state if b.kind == "mark"]
        rest = tuple(block for block in state if block.kind != "mark")
        rest = self.does[self.pick.choice(("word", "number", "sentence"))](rest)
        mark = Block("mark", self.labels["edited"].format(sum(times) + 1))
        return (rest[0], mark, *rest[1:])

    def live(self, state: State) -> State:
        """New entries on top, and sometimes a word changed in the text above."""
        entries = [at for at, block in enumerate(state) if block.kind == "entry"]
        count = self.pick.choice((1, 1, 2, 3))
        new = tuple(self.entry(len(entries) + more) for more in reversed(range(count)))
        state = (*state[: entries[0]], *new, *state[entries[0] :])
        return self.does["word"](state) if self.pick.random() < 0.2 else state


def _text(state: State) -> list[int]:
    return [at for at, block in enumerate(state) if block.kind in TEXT]


def _with(state: State, at: int, said: str) -> State:
    return (*state[:at], Block(state[at].kind, said), *state[at + 1 :])

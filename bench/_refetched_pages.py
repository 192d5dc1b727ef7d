"""Families of re-fetched pages: a page that its publisher edits, taken again and again.

Each fetch shows the page's furniture of that moment around the article, and each way of extracting
keeps other parts of it. A family is made from its kind and seed alone.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from bench import gold
from bench._refetched_family import Fetch, Refetched, family
from bench._refetched_ways import EXTRACTORS, Block
from bench._refetched_words import NAMES, WORDS
from bench._traditions_prose import sentences

KINDS = ("nothing", "all kinds", "headlines", "captions", "signs", "live")
START = datetime(2025, 3, 6, 7, tzinfo=UTC)
URL = "https://courier.example.org/2025/03/06/story"
SHOWN = 5
"""Entries that a live page shows; older ones are pushed out."""

ALL = ("word", "number", "sentence", "drop", "headline", "caption", "sign", "correction", "update")


@dataclass(frozen=True, slots=True)
class Story:
    """What the author made of the article at some moment."""

    language: str
    headline: str
    title: str
    names: str
    caption: str
    credit: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


def refetched(kind: str, seed: int) -> Refetched:
    """Make the family of this kind and seed."""
    return _Maker(kind, random.Random(f"refetched/{kind}/{seed}")).family()


@cache
def _pool(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences and headlines of a language, out of the articles of the gold or of the prose."""
    if language == "prose":
        return sentences(), _pool("en")[1]
    body, heads = [], []
    for folder in sorted(path for path in (gold.HERE / "dating").iterdir() if path.is_dir()):
        for (key, *_), said in gold.sentences(folder, language).items():
            if ":" not in key:
                (heads if key == "h" else body).append(said)
    return tuple(body), tuple(heads)


class _Maker:
    def __init__(self, kind: str, pick: random.Random) -> None:
        self.kind = kind
        self.pick = pick
        source = pick.choice(("prose", "prose", "en", "de", "fr", "es"))
        self.language = "en" if source == "prose" else source
        self.words = WORDS[self.language]
        body, self.heads = _pool(source)
        start = pick.randrange(len(body))
        self.left: Iterator[str] = (body[(start + at) % len(body)] for at in range(len(body)))
        self.noisy = self.chance(0.5)

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def family(self) -> Refetched:
        states = self.states()
        return family(states, self.fetches(states), _clean, URL, self.pick)

    # What the author does.

    def states(self) -> list[Story]:
        found = [self.story()]
        while len(found) < (1 if self.kind == "nothing" else self.pick.randint(3, 6)):
            edited = self.edited(found[-1])
            if edited != found[-1]:
                found.append(edited)
        return found

    def story(self) -> Story:
        pick, words = self.pick, self.words
        headline = pick.choice(self.heads)
        live = self.kind == "live"
        return Story(
            language=self.language,
            headline=headline,
            title=pick.choice((headline, headline, self.phrase(5))),
            names=pick.choice(NAMES),
            caption=self.phrase(pick.randint(6, 14)) + ".",
            credit=words.photo.format(pick.choice(NAMES)),
            paragraphs=tuple(self.paragraph() for _ in range(2 if live else pick.randint(5, 10))),
            entries=tuple(self.entry(at) for at in range(3, 0, -1)) if live else (),
        )

    def paragraph(self) -> str:
        return " ".join(next(self.left) for _ in range(self.pick.randint(1, 4)))

    def phrase(self, size: int) -> str:
        """The beginning of a sentence, as headlines and captions are."""
        return " ".join(next(self.left).split()[:size]).rstrip(",;:.–-")

    def entry(self, hour: int) -> str:
        return f"{7 + hour % 17:02}:{self.pick.randrange(60):02}\n{self.paragraph()}"

    def edited(self, story: Story) -> Story:
        edits: dict[str, Callable[[Story], Story]] = {
            "headline": self.new_headline,
            "caption": lambda one: replace(one, caption=self.reworded(one.caption)),
            "sign": self.sign,
            "correction": self.correction,
            "update": self.update,
            "live": self.live,
        }
        kinds = {
            "headlines": ("headline",),
            "captions": ("caption",),
            "signs": ("sign",),
            "live": ("live",),
        }.get(self.kind, ALL)
        for _ in range(self.pick.choice((1, 1, 2))):
            kind = self.pick.choice(kinds)
            edit = edits.get(kind, lambda one, kind=kind: self.in_text(one, kind))
            story = edit(story)
        return story

    def new_headline(self, story: Story) -> Story:
        """Another headline; the page's title goes with it if it was the same."""
        new = self.pick.choice(
            (self.reworded(story.headline), self.phrase(8), f"{story.headline}: {self.phrase(4)}")
        )
        title = new if story.title == story.headline else story.title
        return replace(story, headline=new, title=title)

    def reworded(self, said: str) -> str:
        words = said.split()
        at = self.pick.randrange(max(1, len(words) - 2))
        new = [word for word in next(self.left).rstrip(".").split() if word not in words]
        return " ".join((*words[:at], *new[: self.pick.randint(1, 3)], *words[at + 2 :]))

    def sign(self, story: Story) -> Story:
        """A comma, a hyphen, a capital or a full stop, and no word."""
        at = self.pick.randrange(len(story.paragraphs))
        words = story.paragraphs[at].split()
        spot = self.pick.randrange(1, len(words) - 1)
        word = words[spot]
        kind = self.pick.choice(("comma", "capital", "dash", "quotes"))
        if kind == "comma":
            word = word[:-1] if word[-1:] == "," else (f"{word}," if word.isalpha() else word)
        elif kind == "capital" and word[:1].isalpha():
            word = word[:1].swapcase() + word[1:]
        elif kind == "quotes" and word.isalpha():
            word = f"“{word}”"
        elif word[-1:] == "," or word.isalpha():
            word = f"{word.rstrip(',')} –"
        words[spot] = word
        return self.with_paragraph(story, at, " ".join(words))

    def in_text(self, story: Story, kind: str) -> Story:
        at = self.pick.randrange(len(story.paragraphs))
        said = story.paragraphs[at]
        if kind == "word":
            return self.with_paragraph(story, at, self.reworded(said))
        if kind == "sentence":
            return self.with_paragraph(story, at, f"{said} {next(self.left)}")
        if kind == "drop":
            cut = said.split(". ")
            return self.with_paragraph(story, at, ". ".join(cut[:-1]) + "." if cut[1:] else said)
        words = said.split()
        spot = self.pick.randrange(1, len(words))
        words[spot] = str(self.pick.randint(2, 990))
        return self.with_paragraph(story, at, " ".join(words))

    def with_paragraph(self, story: Story, at: int, said: str) -> Story:
        parts = (*story.paragraphs[:at], said, *story.paragraphs[at + 1 :])
        return replace(story, paragraphs=parts)

    def correction(self, story: Story) -> Story:
        """A figure or a word put right, and a note at the end that says so."""
        note = self.words.correction.format(next(self.left))
        edited = self.in_text(story, self.pick.choice(("word", "number")))
        return replace(edited, notes=(*story.notes, note))

    def update(self, story: Story) -> Story:
        when = f"{self.pick.randint(8, 22)}:{self.pick.randrange(60):02}"
        note = self.words.update.format(when, self.paragraph())
        return replace(story, notes=(*story.notes, note))

    def live(self, story: Story) -> Story:
        """One or two new entries on top; the oldest are pushed out."""
        new = tuple(self.entry(len(story.entries) + 4) for _ in range(self.pick.choice((1, 1, 2))))
        return replace(story, entries=(*new, *story.entries)[:SHOWN])

    # What fetchers do.

    def fetches(self, states: list[Story]) -> list[Fetch]:
        pick = self.pick
        ways = pick.sample(list(EXTRACTORS), 3)
        way = pick.choice(("one", "three", "three", "replaced"))
        undated = self.noisy and self.chance(0.6)
        found, now = [], START
        several = [pick.randint(3, 9) + 6 * (len(states) == 1) for _ in states]
        total = sum(several)
        for state, (story, count) in enumerate(zip(states, several, strict=True)):
            now += timedelta(hours=pick.randint(2, 40))
            for _ in range(count):
                now += timedelta(hours=pick.randint(1, 30), minutes=pick.randrange(60))
                late = len(found) > 0.55 * total
                how = ways[0] if way == "one" else ways[late] if way == "replaced" else None
                how = how or pick.choice(ways)
                when = now
                if self.noisy and self.chance(0.02):
                    when += timedelta(days=pick.choice((-40, 60)))
                dated = not (undated and self.chance(0.15))
                kept = pick.uniform(0.3, 0.9) if self.chance(0.06 * self.noisy) else 1.0
                text = self.observed(self.page(story), how, kept)
                said = when.isoformat() if dated else ""
                found.append(Fetch("", state, how, text, said, kept))
        return found

    def page(self, story: Story) -> list[Block]:
        """All parts of the page at one fetch."""
        pick, words = self.pick, self.words
        teasers = pick.sample(self.heads, 6)
        ago = pick.choice(words.updated).format(pick.randint(2, 20))
        middle = [Block("paragraph", said) for said in story.paragraphs]
        if not story.entries and self.chance(0.7):
            middle.insert(2, Block("link", words.more.format(teasers[0])))
        if self.chance(0.5):
            middle.insert(-1, Block("advert", words.advert))
        return [
            Block("menu", words.menu),
            Block("headline", story.headline),
            Block("by", words.by.format(story.names)),
            Block("ago", ago),
            Block("share", words.share.format(pick.randint(3, 900))),
            Block("caption", story.caption),
            Block("credit", story.credit),
            *middle,
            *(Block("entry", said) for said in story.entries),
            *(Block("note", said) for said in story.notes),
            Block("list", words.related),
            *(Block("teaser", said) for said in teasers[1:3]),
            Block("comments", words.comments.format(pick.randint(1, 400))),
            Block("list", words.read),
            *(Block("teaser", f"{at}. {said}") for at, said in enumerate(teasers[3:], start=1)),
            Block("offer", words.offer),
            Block("foot", words.foot),
            Block("title", story.title),
        ]

    def observed(self, page: list[Block], how: str, kept: float) -> str:
        text = EXTRACTORS[how](page)
        if kept < 1:
            end = text.rfind(" ", 0, int(kept * len(text)))
            text = text[:end] + self.pick.choice(("", "…", f"… {self.words.go_on}", "..."))
            if how != "html" and self.chance(0.3):
                text += f"\n\n{self.words.offer}\n{self.words.foot}"
        if self.noisy and how != "html" and self.chance(0.05):
            text = text.encode().decode("cp1252", "replace")
        return text.strip() + "\n"


def _clean(story: Story, fetch: Fetch) -> str:
    """What of a story this fetch would show, had it been of that state, and no furniture."""
    page = [
        Block("headline", story.headline),
        Block("caption", story.caption),
        *(Block("paragraph", said) for said in story.paragraphs),
        *(Block("entry", said) for said in story.entries),
        *(Block("note", said) for said in story.notes),
        Block("title", story.title),
    ]
    text = EXTRACTORS[fetch.how](page)
    return text[: int(fetch.kept * len(text))]

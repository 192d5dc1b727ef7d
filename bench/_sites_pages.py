"""Families of re-fetched pages by other assumptions than those of bench/_refetched_pages.py.

Every site has boxes of its own, some of them between paragraphs; previews end as articles do; a
headline may be on trial, an interface speak the visitor's language. Of a state there are one to
seven fetches, by one to four of eleven ways; dates may be missing, rough, or wrong.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bench._refetched_family import Fetch, Refetched, family
from bench._refetched_ways import Block
from bench._sites_author import EDITS, Author, State
from bench._sites_ways import WAYS, extracted
from bench._sites_words import LANGUAGES, LISTS, Speaker, wordings

KINDS = tuple(EDITS)
START = datetime(2025, 5, 12, 6, tzinfo=UTC)

BOXES = {
    "menu": 0.8, "cookies": 0.5, "path": 0.4, "by": 0.8, "published": 0.7, "updated": 0.35,
    "ago": 0.3, "minutes": 0.3, "related": 0.5, "letter": 0.4, "most read": 0.7, "comments": 0.5,
    "talk": 0.15, "share": 0.5, "advert": 0.5, "tags": 0.4, "about": 0.3, "reading": 0.15,
    "ticker": 0.2, "today": 0.2, "video": 0.2, "listen": 0.2, "wall": 0.2, "more": 0.4,
    "trial": 0.1, "foreign": 0.15, "plain signs": 0.2, "quote": 0.2,
}  # fmt: skip  # a table
"""How many sites have what."""

SHOWN = 3
"""Paragraphs of a preview."""

TOP = ("standfirst", "mark", "update")
ABOVE = ("published", "updated", "ago", "minutes", "listen", "share", "reading", "video")
"""Parts of the article, and boxes of the page, between the headline and the text."""

PLAIN = str.maketrans("“”’–", '""\'-')


def fetched(kind: str, seed: int) -> Refetched:
    """Make the family of this kind and seed."""
    return _Site(kind, random.Random(f"sites/{kind}/{seed}")).family()


class _Site:
    def __init__(self, kind: str, pick: random.Random) -> None:
        self.pick = pick
        self.say = say = Speaker(pick.choice(("en", "en", *LANGUAGES)), pick)
        self.author = Author(kind, say, pick)
        shares = BOXES | ({"trial": 0.5} if kind == "heads" else {})
        self.boxes = {box for box, share in shares.items() if self.chance(share)}
        others = [code for code in LANGUAGES if code != say.language]
        self.visitors = pick.choice(others)
        self.writer, self.trial, self.pulled = say.person(), say.headline(), say.sentence()
        self.teasers = [say.headline() for _ in range(25)]
        self.adverts = [say.sentence() for _ in range(6)]
        self.talk = [f"{say.name()}{pick.randint(1, 99)}\n{say.sentence()}" for _ in range(12)]
        self.tags = ", ".join(pick.sample(say.words["thing"], 3))
        self.credit, self.length = say.person(), f"{pick.randint(1, 5)}:{pick.randint(10, 59)}"
        self.url = f"https://{say.known[0].lower()}.example.net/{pick.randint(1000, 99999)}"

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def family(self) -> Refetched:
        states = self.author.states()
        return family(states, list(self.fetches(states)), self.clean, self.url, self.pick)

    def fetches(self, states: list[State]) -> Iterator[Fetch]:
        """One to seven of each state, more of a page that stays as it is."""
        pick = self.pick
        ways = pick.sample(list(WAYS), pick.choice((1, 2, 2, 3, 4)))
        change = pick.choice(("none", "none", "replaced", "joined"))
        dates = pick.choice(("all", "all", "all", "some", "rough", "wrong"))
        noisy, now = self.chance(0.4), START
        counts = [pick.choice((1, 2, 3, 4, 5, 7)) + 5 * (len(states) == 1) for _ in states]
        switch, number = pick.uniform(0.3, 0.7) * sum(counts), 0
        for at, (state, count) in enumerate(zip(states, counts, strict=True)):
            now += timedelta(minutes=pick.randint(5, 500))
            since = now
            for _ in range(count):
                number += 1
                now += timedelta(hours=pick.randint(0, 20), minutes=pick.randint(1, 59))
                old, new = {"replaced": (ways[:1], ways[1:]), "joined": (ways[:1], ways)}.get(
                    change, (ways, ways)
                )
                how = pick.choice((new if number > switch else old) or ways)
                preview = "wall" in self.boxes and self.chance(0.5)
                page = self.page(state, now, since, preview=preview)
                text, kept = self.spoilt(extracted(page, how), how, noisy=noisy)
                astray = pick.choice((-30, 3, 40)) * (dates == "wrong" and self.chance(0.06))
                said = (now + timedelta(days=astray)).isoformat()
                said = said[:10] if dates == "rough" else said
                said = "" if dates == "some" and self.chance(0.35) else said
                yield Fetch("", at, how, f"{text.strip()}\n", said, kept, preview)

    def spoilt(self, text: str, how: str, *, noisy: bool) -> tuple[str, float]:
        """The text as it came, and the share of it that did."""
        kept = self.pick.uniform(0.25, 0.95) if noisy and self.chance(0.08) else 1.0
        if kept < 1:
            text = text[: int(kept * len(text))] + self.pick.choice(("", "…", " [...]", "..."))
        if noisy and how not in {"html", "mobile"} and self.chance(0.06):
            text = text.encode().decode("latin-1")
        if "plain signs" in self.boxes and self.chance(0.5):
            text = text.translate(PLAIN)
        return text, kept

    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of the page, sometimes in the language of who fetches it."""
        name = self.say.known[0]
        if "foreign" in self.boxes and self.chance(0.3):
            told = wordings(self.visitors)
        else:
            told = self.say.words | {key: (one,) for key, one in self.author.labels.items()}
            told |= {key: self.say.words[key] for key in LISTS}
        return {key: tuple(one.replace("{site}", name) for one in told[key]) for key in told}

    def page(self, state: State, now: datetime, since: datetime, *, preview: bool) -> list[Block]:
        """All parts of the page at one fetch."""
        pick, boxes, labels = self.pick, self.boxes, self.labels()
        days = (now - START).days
        teasers = iter(pick.sample(self.teasers, 8))
        given = {
            "path": state[0].text, "by": self.writer, "published": f"{START:%d.%m.%Y %H:%M}",
            "updated": f"{since:%d.%m.%Y %H:%M}", "ago": pick.randint(2, 50), "tags": self.tags,
            "minutes": len(state) // 3 + 1, "reading": pick.randint(3, 300), "video": self.length,
            "about": self.writer, "comments": 9 * days, "more": next(teasers),
            "today": f"{now:%d.%m.%Y}", "quote": self.pulled,
            "ticker": f"{self.say.known[0]} {pick.randint(-3, 29)}° · {pick.randint(900, 999)},4",
        }  # fmt: skip  # a table

        def box(name: str, kind: str = "label") -> list[Block]:
            said = labels.get(name, ("{}",))
            shown = said if name in LISTS else said[:1]
            return [Block(kind, one.format(given.get(name, ""))) for one in shown if name in boxes]

        def teased(name: str, count: int) -> list[Block]:
            return [
                block
                for title in box(name, "list")
                for block in (title, *(Block("teaser", next(teasers)) for _ in range(count)))
            ]

        advert = box("advert")
        advert += [Block("advert", pick.choice(self.adverts)) for _ in advert]
        between = {
            2: teased("related", 3),
            3: [*box("more", "link"), *advert, *box("quote", "quote")],
            4: box("letter"),
        }
        top = [block for block in state[1:] if block.kind in TOP]
        talk = self.talk[:days] if "talk" in boxes else []
        head = self.trial if "trial" in boxes and self.chance(0.35) else state[0].text
        return [
            *(block for name in ("cookies", "today", "ticker") for block in box(name)),
            *box("menu", "menu"),
            *box("path"),
            Block("headline", head),
            *top,
            *box("by", "by"),
            *(block for name in ABOVE for block in box(name)),
            *self.body(_shown(state, preview=preview), labels["photo"][0], between),
            *(box("wall") if preview else []),
            *box("tags"),
            *box("about"),
            *teased("most read", 4),
            *box("comments"),
            *(Block("comment", said) for said in talk),
            *(box("foot") if "menu" in boxes else []),
            Block("address", labels["printed"][0].format(self.url)),
        ]

    def body(self, state: State, photo: str, between: Mapping[int, list[Block]]) -> Iterator[Block]:
        """The article below its head, with the boxes between its paragraphs."""
        count = 0
        for block in state:
            if block.kind not in {"headline", *TOP}:
                yield block
            if block.kind == "caption":
                yield Block("credit", photo.format(self.credit))
            if block.kind == "paragraph":
                count += 1
                yield from between.get(count, [])

    def clean(self, state: State, fetch: Fetch) -> str:
        """What of a state this fetch would show, had it been of that state, and no furniture."""
        page = list(_shown(state, preview=fetch.preview))
        if "trial" in self.boxes:
            page[0] = Block("headline", self.trial)
        text = extracted(page, fetch.how)
        return text[: int(fetch.kept * len(text))]


def _shown(state: State, *, preview: bool) -> State:
    """The state, or as much as a preview shows of it."""
    paragraphs = [at for at, block in enumerate(state) if block.kind == "paragraph"]
    return state[: paragraphs[:SHOWN][-1] + 1] if preview else state

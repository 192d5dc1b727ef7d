# ruff: noqa: PLR2004 - small numbers of a measurement
"""Families of seven kinds, from 20 to 2,000 variants, each from its seed alone.

captures    dated captures of a source with revisions, reprints of them, and copies of these
history     dated successive texts: reverts; branches and merges
hand        hand copies of copies: no dates, no marks; lost copies, fragments, contamination
mixture     few dates, silent edits, long lines of reprints, partial updates, some false data
scribes     hand copies spelt by habit, some very faithful, some with holes, 13 to 60 of them
spellers    the same before spelling was settled: up to every third word differs from the next copy
copyists    copies made at a desk, each of one exemplar or two, a third to three fifths of them lost
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bench import _traditions_copyists as desks
from bench import _traditions_hands as hands
from bench import _traditions_scribes as scribes
from bench._traditions_family import Family, Node
from bench._traditions_prose import Text, article, restart, written

MODES = ("captures", "history", "hand", "mixture")
WORDS = {"copyists": (200, 1200)}

URL = "https://journal.example.org/essays/on-things"
START = date(2024, 3, 1)


def family(
    mode: str, seed: int, size: int = 50, words: int = 0, pool: Sequence[str] = ()
) -> Family:
    """Make the family of this kind, seed and number of variants, of about so many words each.

    Its sentences are those of `pool`, or all that there are on this machine.
    """
    restart()
    pick = random.Random(f"{mode}/{seed}/{size}")
    maker = _Maker(mode, pick, size, words or pick.randint(*WORDS.get(mode, (500, 1500))), pool)
    return {
        "captures": maker.captures,
        "history": maker.history,
        "hand": maker.hand,
        "mixture": maker.mixture,
        "scribes": maker.scribes,
        "spellers": lambda: maker.scribes(free=(0.3, 0.5, 0.7, 1.0)),
        "copyists": maker.copyists,
    }[mode]()


class _Maker:
    def __init__(
        self, mode: str, pick: random.Random, size: int, words: int, pool: Sequence[str]
    ) -> None:
        self.pick = pick
        self.size = size
        self.made = Family(mode)
        self.base, self.pool = article(pick, words, pool)
        self.count = 0
        self.names = pick.sample(range(100_000), size)

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def node(self, kind: str, text: Text, *parents: tuple[str, float]) -> Node:
        self.count += 1
        return self.made.add(Node(f"{kind}{self.count}", kind, text, parents))

    def hold(self, node: Node, *, noise: float = 0.0, **meta: str) -> None:
        """Write the node to a file."""
        node.name = f"{self.names[len(self.made.files)]:05}.txt"
        text = hands.observed(self.pick, written(node.text), much=noise)
        self.made.files[node.name] = text.encode()
        if meta:
            self.made.meta[node.name] = meta

    def states(self, count: int, *, marks: float, reverts: float = 0.0) -> list[Node]:
        """Successive states of the source, some marked, some a return to an older wording."""
        found = [self.node("state", self.base)]
        number = 0
        while len(found) < count:
            before = found[-1]
            mark = None
            if len(found) > 2 and self.chance(reverts):
                text = found[-2].text
            else:
                if self.chance(marks):
                    number += 1
                    mark = self.pick.choice((f"edited {number}", "correction", "update"))
                text = hands.author_edits(self.pick, before.text, self.pool, mark=mark)
            found.append(self.node("state", text, (before.id, 1.0)))
        return found

    def captures(self) -> Family:
        pick = self.pick
        states = self.states(pick.randint(2, 6), marks=0.5, reverts=0.1)
        copies: list[Node] = []
        fetched = {state.id: 0 for state in states}
        for _ in range(self.size):
            state = pick.choice(states)
            at = states.index(state)
            day = START + timedelta(days=100 * at + pick.randint(0, 99))
            if self.chance(0.6):
                node = self.node("capture", state.text, (state.id, 1.0))
                if self.chance(0.2):
                    node.text, node.partial = hands.cut(pick, node.text), True
                dated = self.chance(0.8)
                meta = {"fetched": day.isoformat()} if dated else {}
                if dated or self.chance(0.5):
                    meta["source_url"] = URL
                fetched[state.id] += dated and not node.partial
                self.hold(node, noise=1.0, **meta)
            else:
                self.reprint(state, copies, noise=0.3)
        for state in states:
            state.shown = fetched[state.id] > 0
        return self.made

    def reprint(self, state: Node, copies: list[Node], *, noise: float, lines: float = 0.4) -> None:
        """Copy a state, or a copy made before, with errors; now and then a lost one comes first."""
        pick = self.pick
        source = pick.choice(copies) if copies and self.chance(lines) else state
        rate = pick.choice((0.001, 0.003, 0.006, 0.012))
        if self.chance(0.2):
            source = self.node("copy", hands.copy(pick, source.text, rate), (source.id, 1.0))
            copies.append(source)
        node = self.node("copy", hands.copy(pick, source.text, rate), (source.id, 1.0))
        if self.chance(0.08):
            node.text = hands.reordered(pick, node.text)
        if self.chance(0.1):
            node.text, node.partial = hands.cut(pick, node.text), True
        else:
            copies.append(node)
        meta = {}
        if self.chance(0.3):
            meta["source_url"] = f"https://reprints{self.count}.example.com/on-things"
        self.hold(node, noise=noise, **meta)

    def history(self) -> Family:
        pick = self.pick
        branched = self.chance(0.5)
        self.made.linear = not branched
        tips = [self.node("state", self.base)]
        line = [tips[0]]
        while len(line) < self.size:
            before = pick.choice(tips) if branched else line[-1]
            parents = [(before.id, 1.0)]
            if branched and len(tips) > 1 and self.chance(0.12):
                other = pick.choice([tip for tip in tips if tip is not before])
                text = _merged(before.text, other.text, self._ancestor(before, other))
                parents.append((other.id, 0.5))
                tips.remove(other)
            elif not branched and len(line) > 2 and self.chance(0.1):
                text = pick.choice(line[-4:-1]).text
                if text == before.text:
                    continue
            else:
                text = hands.author_edits(pick, before.text, self.pool, mark=None)
            node = self.node("state", text, *parents)
            line.append(node)
            if branched and len(tips) < 3 and self.chance(0.15):
                tips.append(node)
            else:
                tips[tips.index(before)] = node
        day = START
        order = list(line)
        for state in order:
            day += timedelta(days=pick.randint(1, 20))
            node = self.node("capture", state.text, (state.id, 1.0))
            self.hold(node, noise=0.0, published=day.isoformat())
        return self.made

    def _ancestor(self, one: Node, other: Node) -> Text:
        def line(node: Node) -> set[str]:
            found, wait = {node.id}, [node.id]
            while wait:
                parents = {p for p, _ in self.made.nodes[wait.pop()].parents} - found
                found |= parents
                wait += parents
            return found

        common = max(line(one) & line(other), key=lambda at: int(at[5:]))
        return self.made.nodes[common].text

    def hand(self) -> Family:
        pick = self.pick
        lost = pick.choice((0.0, 0.2, 0.4, 0.5))
        rate = pick.choice((0.004, 0.008, 0.015, 0.025))
        total = round(self.size / (1 - lost))
        hands_ = [self.node("copy", self.base)]
        while len(hands_) < total:
            source = pick.choice(hands_[-12:] if self.chance(0.5) else hands_)
            text, parents = source.text, [(source.id, 1.0)]
            if len(hands_) > 5 and self.chance(0.08):
                other = pick.choice([one for one in hands_ if one is not source])
                text, share = hands.mixed(pick, text, other.text, pick.uniform(0.1, 0.3))
                parents += [(other.id, share)] if share else []
            hands_.append(self.node("copy", hands.copy(pick, text, rate), *parents))
        for node in pick.sample(hands_, self.size):
            children = any(p == node.id for one in hands_ for p, _ in one.parents)
            if self.chance(0.12) and not children:
                node.text, node.partial = hands.fragment(pick, node.text), True
            self.hold(node)
        return self.made

    def scribes(self, free: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2)) -> Family:
        pick = self.pick
        size = pick.randint(13, max(14, round(1.2 * self.size)))
        if self.chance(0.5):
            self.base, self.pool = scribes.inflected(pick, len(self.base))
        lost = pick.choice((0.1, 0.3, 0.5))
        rampant = pick.choice(free)
        usual = pick.choice(scribes.FAITHFUL[1:])
        mixing = pick.choice((0.0, 0.05, 0.15))
        total = round(size / (1 - lost))
        copies = [self.node("copy", self.base)]
        while len(copies) < total:
            source = pick.choice(copies[-8:] if self.chance(0.3) else copies)
            text, parents = source.text, [(source.id, 1.0)]
            if len(copies) > 5 and self.chance(mixing):
                other = pick.choice([one for one in copies if one is not source])
                how = pick.choice((hands.mixed, hands.mixed, scribes.corrected))
                text, share = how(pick, text, other.text, pick.uniform(0.15, 0.5))
                parents += [(other.id, share)] if share else []
            by = scribes.scribe(pick, rampant, usual)
            copies.append(self.node("copy", scribes.copied(pick, text, by), *parents))
        self.names = pick.sample(range(100_000), size)
        for node in pick.sample(copies, size):
            if self.chance(0.15):
                node.text, node.partial = scribes.holed(pick, node.text), True
            self.hold(node)
        return self.made

    def copyists(self) -> Family:
        pick = self.pick
        size = pick.randint(12, max(13, round(1.4 * self.size)))
        if self.chance(0.4):
            self.base, self.pool = scribes.inflected(pick, len(self.base))
        if self.chance(0.3):
            self.base = desks.versed(pick, self.base)
        total = round(size / (1 - pick.uniform(0.3, 0.6)))
        usual = pick.choice((0.004, 0.01, 0.02, 0.035))
        freedom = pick.choice((0.0, 0.05, 0.15))
        mixing = pick.choice((0.0, 0.06, 0.12))
        most, recent = pick.choice((2, 3, 6)), pick.choice((0.0, 0.3, 0.6))
        desk = desks.Desk(pick, self.base)
        copies = [self.node("copy", self.base)]
        wide, made_of = {copies[0].id: 10}, {copies[0].id: 0}
        while len(copies) < total:
            free = [one for one in copies if made_of[one.id] < most]
            source = pick.choice(free[-5:] if self.chance(recent) else free)
            made_of[source.id] += 1
            text, parents = source.text, [(source.id, 1.0)]
            if len(copies) > 4 and self.chance(mixing):
                other = pick.choice([one for one in copies if one is not source])
                text, parents = self._second(source, other)
            by = desks.copyist(pick, usual, freedom)
            made = self.node("copy", desk.copy(text, by, wide=wide[source.id]), *parents)
            wide[made.id], made_of[made.id] = by.wide, 0
            copies.append(made)
        self.names = pick.sample(range(100_000), size)
        for node in pick.sample(copies, size):
            if self.chance(0.15):
                node.text = desks.damaged(pick, node.text, wide=wide[node.id])
                node.partial = True
            self.hold(node)
        return self.made

    def _second(self, source: Node, other: Node) -> tuple[Text, list[tuple[str, float]]]:
        """What a copyist reads who uses a second exemplar, and both with their shares."""
        pick = self.pick
        how = pick.choice(("goes on", "stretch", "here and there"))
        if how == "goes on":
            text, share = desks.switched(pick, source.text, other.text)
        elif how == "stretch":
            text, share = hands.mixed(pick, source.text, other.text, pick.uniform(0.1, 0.4))
        else:
            text, share = scribes.corrected(pick, source.text, other.text, pick.uniform(0.1, 0.4))
        return text, [(source.id, 1.0), *([(other.id, share)] if share else [])]

    def mixture(self) -> Family:
        pick = self.pick
        states = self.states(pick.randint(1, 4), marks=0.4)
        copies: list[Node] = []
        held = {state.id: 0 for state in states}
        for _ in range(self.size):
            state = pick.choice(states)
            at = states.index(state)
            if self.chance(0.2):
                day = START + timedelta(days=100 * at + pick.randint(0, 99))
                if self.chance(0.06):
                    day = START + timedelta(days=pick.randint(0, 600))
                node = self.node("capture", state.text, (state.id, 1.0))
                held[state.id] += 1
                self.hold(node, noise=0.8, fetched=day.isoformat(), source_url=URL)
            elif at and self.chance(0.1):
                older = states[pick.randrange(at)]
                text, share = hands.mixed(pick, state.text, older.text, pick.uniform(0.2, 0.4))
                parents = [(state.id, 1 - share)] + ([(older.id, share)] if share else [])
                text = hands.copy(pick, text, 0.003)
                self.hold(self.node("copy", text, *parents), noise=0.3)
            else:
                self.reprint(state, copies, noise=0.3, lines=0.6)
        for state in states:
            state.shown = held[state.id] > 0
        return self.made


def _merged(one: Text, other: Text, base: Text) -> Text:
    """Three ways: `one` with what `other` changed since `base`, where both do not clash."""
    ours, was = {t.number for t in one}, {t.number for t in base}
    theirs = {t.number for t in other}
    made = []
    inserts: dict[int | None, list] = {}
    anchor = None
    for token in other:
        if token.number in ours:
            anchor = token.number
        elif token.number not in was:
            inserts.setdefault(anchor, []).append(token)
    made += inserts.pop(None, [])
    for token in one:
        if token.number in was and token.number not in theirs:
            made += inserts.pop(token.number, [])
            continue
        made.append(token)
        made += inserts.pop(token.number, [])
    return tuple(made)


def families(modes: Iterator[str], seeds: Iterator[int], size: int) -> Iterator[Family]:
    """Make one family of each kind from each seed."""
    for mode in modes:
        for seed in seeds:
            yield family(mode, seed, size)

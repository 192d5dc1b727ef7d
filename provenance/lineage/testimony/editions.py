"""Which version of itself does a text say it is?

Licences, standards and terms begin with a title, a number and often a date: "Version 2, June 1991".
Where nobody says when a text was published, that is evidence of its own order. Two numbers can be
compared where they are of one title, two dates always; where a number and a date contradict each
other, neither is believed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from provenance.lineage.memory import once, replaced
from provenance.lineage.testimony.in_force import standing
from provenance.lineage.testimony.witnesses import Witness, fold
from provenance.text.dates import iso_date

HEAD_LINES = 8
"""Lines of a text, empty ones not counted, in which it may say which version it is."""

HEADING = 12
"""Words of a line up to which a version may stand anywhere in it; else it must begin the line."""

TITLED = 8
"""Words of a first line up to which a bare number with a point in it is a version."""

AFTER = 60
"""Letters after a version in which its date may stand."""

SEVERAL = 2
"""Versions of one title, or dates, that it takes to tell an order."""

VERSION = re.compile(
    r"(?:\b(?:version|ver\.?|v\.?|release|edition|revision)|(?<=[a-z])v\.)\s*(\d+(?:\.\d+)*[a-z]?)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b\d+(?:\.\d+)+\b")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTH = re.compile(rf"\b({MONTHS.replace(' ', '|')})[a-z]*\.?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
COPYRIGHT = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BRACKETED = re.compile(r"\([^)]*\)")
GENERAL = re.compile(
    r"agreement|and|changelog|changes|conditions|document|draft|end|for|general|guide|introduction|"
    r"licen[cs]e|manual|notice|of|overview|policy|preamble|privacy|public|readme|release|service|"
    r"software|specification|standard|terms|to|use|user|version"
)
"""Words of titles that say nothing of whose they are."""

LITTLE = frozenset({"the", "a", "an"})
FIRST_DAY = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a text says of itself: its title, its version, when it is of, and that in its words.

    `clock` names what `when` can be compared with: all dates, or the versions of one title, which
    then stand for days of the year 1.
    """

    title: tuple[str, ...]
    version: tuple[tuple[int, str], ...]
    says: str
    when: datetime | None
    clock: tuple[str, ...] = ()


def with_editions(found: Sequence[Witness]) -> list[Witness]:
    """The witnesses, dated by what they say of themselves where nobody says anything else."""
    told = ((w, once("edition", (w,), partial(edition_of, w))) for w in found if w.main)
    editions = {w.id: edition for w, edition in told if edition is not None}
    titled = [replaced(w, title=_own(editions[w.id])) if w.id in editions else w for w in found]
    if any(w.when or w.source_url or not w.main or _marked(w, editions) for w in found):
        return titled
    dated = _ordered(editions)
    if len({(one.clock, one.when) for one in dated.values()}) < SEVERAL:
        return titled
    return [_dated(w, dated[w.id]) if w.id in dated else w for w in titled]


def _marked(witness: Witness, editions: Mapping[str, Edition]) -> bool:
    """Whether a text bears other marks of editing than the day of its last change."""
    own = editions.get(witness.id)
    plain = own is not None and not own.version
    return any(not plain or mark.label != "update" for mark in witness.markers)


def _own(edition: Edition) -> tuple[str, ...]:
    """The title, if it holds a word that is not in everybody's."""
    return () if all(GENERAL.fullmatch(word) for word in edition.title) else edition.title


def edition_of(witness: Witness) -> Edition | None:
    """The version that a text says it is in its first lines, or the day as of which it stands.

    None where it says neither.
    """
    text = witness.document.text[witness.sections[0].range.start :]
    lines = [line.strip(" \t#*=_-") for line in text[: HEAD_LINES * 200].splitlines()]
    head = [line for line in lines if line][:HEAD_LINES]
    for at, line in enumerate(head):
        match = VERSION.search(line)
        short = len(line.split()) <= HEADING
        if match is None or not (short or match.start() <= 1):
            match = NUMBER.search(line) if at == 0 and len(line.split()) <= TITLED else None
        told = None if match is None else standing(head[:at], witness.language)
        if match is not None and told is None:
            number = match.group(1) if match.re is VERSION else match.group()
            before = line[: match.start()] if at == 0 else head[0]
            date, words = _date(line, match.start(), match.end(), head[at + 1 :])
            changed = standing(head[at:], witness.language) if date is None else None
            when, says = (changed[0], f"{words}, {changed[1]}") if changed else (date, words)
            return Edition(_title(before), _version(number), says, when)
    told = standing(head, witness.language)
    return None if told is None else Edition(_title(head[0]), (), told[1], told[0])


def _date(line: str, start: int, end: int, rest: Iterable[str]) -> tuple[datetime | None, str]:
    """The date beside a version, or the last year of copyright; and the words that say so."""
    beside = line[end : end + AFTER]
    day, month = DAY.search(beside), MONTH.search(beside)
    iso = day.group() if day else iso_date(beside.strip(" ,()[]-–—.:;"))
    said = line[start : end + len(beside)].strip()
    if iso is None and month is not None:
        number = MONTHS.split().index(month[1][:3].lower()) + 1
        iso = f"{month[2]}-{number:02}-01"
    if iso is not None:
        return datetime.fromisoformat(iso[:10]).replace(tzinfo=UTC), said
    version = line[start:end].strip()
    for other in (line, *rest):
        if COPYRIGHT.search(other) and YEAR.search(other):
            year = max(YEAR.findall(other))
            return datetime(int(year), 1, 1, tzinfo=UTC), f"{version}, copyright {year}"
    return None, version


def _title(line: str) -> tuple[str, ...]:
    words = (fold(word) for word in BRACKETED.sub(" ", line).split())
    return tuple(word for word in words if word and word not in LITTLE)


def _version(number: str) -> tuple[tuple[int, str], ...]:
    parts = (re.match(r"(\d+)(.*)", part) for part in number.split("."))
    return tuple((int(part[1]), part[2]) for part in parts if part)


def _ordered(editions: Mapping[str, Edition]) -> dict[str, Edition]:
    """Each edition with the moment that its date or its version gives it, if one does."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, edition in editions.items():
        groups.setdefault(edition.title, []).append(name)
    told: dict[str, Edition] = {}
    for title, names in groups.items():
        line = sorted(names, key=lambda name: _rank(editions[name], name))
        dates = [editions[name].when for name in line]
        dated = [date for date in dates if date is not None]
        if dated != sorted(dated):
            continue
        versions = sorted({editions[name].version for name in line})
        if not dated and len(versions) < SEVERAL:
            continue
        before = dated[0] if dated else None
        for name, date in zip(line, dates, strict=True):
            edition = editions[name]
            rank = timedelta(seconds=versions.index(edition.version))
            if not dated:
                days = timedelta(days=versions.index(edition.version))
                told[name] = replace(edition, when=FIRST_DAY + days, clock=title)
            elif (before := date or before) is not None:
                told[name] = replace(edition, when=before + rank)
    return told


def _rank(edition: Edition, name: str) -> tuple[object, ...]:
    """An order by number; without one, by date."""
    alone = edition.when if edition.when and not edition.version else FIRST_DAY
    return edition.version, alone, name


def _dated(witness: Witness, edition: Edition) -> Witness:
    return replaced(
        witness, when=edition.when, published=True, edition=edition.says, clock=edition.clock
    )


def by_one_clock(members: Sequence[Witness]) -> list[Witness]:
    """The members of a family, dated by what can be compared: that by which most are dated."""
    clocks: dict[tuple[str, ...], int] = {}
    for witness in members:
        if witness.edition:
            clocks[witness.clock] = clocks.get(witness.clock, 0) + 1
    if not clocks:
        return list(members)
    kept = min(clocks, key=lambda clock: (-clocks[clock], clock))
    if clocks[kept] < SEVERAL:
        kept = ("",)
    return [_undated(w) if w.edition and w.clock != kept else w for w in members]


def comparable(known: Sequence[Witness], source: Sequence[Witness]) -> list[Witness]:
    """All texts, the source's as given, and of others those undated that go by another clock."""
    own = {w.id: w for w in source}
    clocks = {w.clock for w in source if w.edition}
    return [
        own.get(w.id) or (_undated(w) if w.edition and w.clock not in clocks else w) for w in known
    ]


def _undated(witness: Witness) -> Witness:
    return replaced(witness, when=None, published=False, edition="", clock=())

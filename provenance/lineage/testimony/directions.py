"""Does a text direct how another one is to be changed?

An amending act, a protocol or an agreement on a contract says in a line of its own what becomes of
a provision: “In section 3, for ‘four’ substitute ‘six’.” It is no version of what it amends,
however much of that it quotes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from provenance.lineage.memory import once
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.struck import Change, said
from provenance.lineage.testimony.witnesses import Witness
from provenance.text.document import Document
from provenance.text.remembered import remembered
from provenance.text.spans import Span

ENOUGH = 0.2
"""Share of a text, in code points, that directs changes, from which that is what it is for.

Of 1,466 licences, manuals, pages and modules none has a tenth; of ten short amending acts in three
languages, whose headings and citation are most of them, one has less than a third.
"""

NAMED = 0.5
"""Share of the runs of words of a title that another text must have to speak of its text."""

RUN = 3
"""Words in such a run."""

MISSING = 0.8
"""Share of the runs of a phrase that a text must have more than, if it has the phrase: between the
heading of a section and its words something may stand."""

PHRASE = 2
"""Words of a quotation from which it tells what was quoted."""

LONGEST = 2000
"""Code points of a line from which it is a text that lost its breaks."""

BESIDE = 200
"""Code points between a provision and what is done to it: a long paragraph may speak of both."""

PROVISION = re.compile(
    r"\b(?:(?:sub)?sections?|sec\.|articles?|clauses?|(?:sub)?paragraphs?|regulations?|rules?"
    r"|schedule|annex|artikels?|art\.|absatz|anlage|annexe|art[íi]culos?|articol[oi]|comma|artigos?"
    r"|lid|artykuł\w*|ust\.|стать\w+|пункт\w*|част\w+)\W{0,3}(?:\d|(?-i:[IVXLC]+|[A-Z])\b)|§+\s?\d"
    r"|第[\d一二三四五六七八九十百]+[条條項款]|제\s?\d+\s?조",
    re.IGNORECASE,
)
ACTION = re.compile(
    r"\b(?:is|are|be|been) (?:\w+ ){0,2}(?:amended|substituted|inserted|replaced|repealed|deleted"
    r"|omitted|added|struck out|revoked|renumbered)\b|\b(?:substitutes?|insert|delete|omit)\b"
    r"|\bby (?:deleting|striking out|substituting|inserting|adding|repealing|omitting)\b"
    r"|\bw(?:ird|erden)\b.*\b(?:ersetzt|eingefügt|gestrichen|aufgehoben|angefügt|geändert|gefasst)"
    r"|\b(?:erhält|erhalten) folgende fassung"
    r"|\b(?:est|sont) (?:ainsi )?(?:remplac|insér|abrog|supprim|modifi|complét|ajout|rédig)é"
    r"|\bse (?:sustituyen?|modifican?|añaden?|suprimen?|derogan?|insertan?)\b"
    r"|\bquedan? (?:redactad|modificad|derogad|suprimid)[oa]s?\b"
    r"|(?<!\w)(?:è|sono) (?:sostituit|inserit|soppress|abrogat|modificat|aggiunt)[oaie]\b"
    r"|(?<!\w)(?:é|são) (?:substituíd|inserid|revogad|alterad|aditad)[oa]s?\b"
    r"|\bpassa a ter a seguinte redação"
    r"|\bword(?:t|en)\b.*\b(?:vervangen|ingevoegd|geschrapt|gewijzigd)|\b(?:vervalt|vervallen)\b"
    r"|\botrzymuj[eą] brzmienie|\b(?:uchyla|dodaje|zastępuje|skreśla) się"
    r"|\bизложить в следующей редакции|\b(?:заменить|дополнить|исключить)\b"
    r"|に改める|を削る|を加える|を改正する|修改为|修改為|删去|刪去|增加一[条條款]"
    r"|로 한다|(?:삭제|신설)한다",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|「([^」]+)」|『([^』]+)』"
    r"|(?<!\w)\"(?=\S)((?:[^\"\n]|\n(?!\s*\n))+)\"(?!\w)"
)
"""Straight marks may stand around several lines, but not around an empty one."""
ANEW = re.compile(r"substitut\w*(?: the words?)?\W*$", re.IGNORECASE)
INSTEAD = re.compile(r"^\W*(?:in place of|instead of|in lieu of|for)\b", re.IGNORECASE)
"""Around what is put in, where it is named before what it replaces: “substituting six for four”."""

APART = 60
"""Code points between what is taken out and what is put in its place, at the most."""

OPENS = re.compile(r"[:：—–-]\s*$")
"""Where a line ends behind which stands what is put in."""

QUOTES = "“«„\"「『‘'"
CLOSING = "”»“\"」』’'"
CLOSES = re.compile(r"[”»“\"」』’'][.;,。；]?\s*$")


def directing(known: Sequence[Witness]) -> list[Witness]:
    """Those that direct changes to another text among them, which directs none itself.

    What stands at the address of another text is a version of that, whatever it says.
    """
    told = [w for w in known if w.main and w.words and _directs(w.document)]
    ids = {w.id for w in told}
    others = [w for w in known if w.main and w.words and w.id not in ids]
    pages = {address(w.source_url) for w in others if w.source_url}
    told = [w for w in told if address(w.source_url) not in pages]
    return [w for w in told if any(_speaks_of(w, other) for other in others)]


def _directs(document: Document) -> bool:
    return once("directs", (document,), partial(directs, document.text))


def directs(text: str) -> bool:
    """Whether a text is there to direct changes to another."""
    return sum(map(len, _lines(text))) >= ENOUGH * len("".join(text.splitlines()))


def direction(text: str) -> str:
    r"""The first line that directs a change, one that quotes words if there is one.

    >>> direction("1. This Act is short.\n2. In section 3, for “four” substitute “six”.")
    '2. In section 3, for “four” substitute “six”.'
    """
    told = [line for line in map(str.strip, text.splitlines()) if _is_direction(line)]
    return next((line for line in told if QUOTED.search(line)), told[0])


def phrases(witness: Witness) -> dict[tuple[str, ...], str]:
    """What a text quotes: the words as texts are compared, each time with how they are written."""
    text = witness.document.text
    spans = (Span(*match.span(match.lastindex or 0)) for match in QUOTED.finditer(text))
    return {words: text[span.slice] for span in spans if (words := said(witness, span))}


def changes(witness: Witness) -> list[Change]:
    """What a text that directs changes puts in the place of what, and what it puts in.

    Of two quotations that follow each other in one line the first goes, unless it says otherwise.
    What stands quoted behind a line that directs is put in.
    """
    text = witness.document.text
    found: list[Change] = []
    opened = False
    for match in re.finditer(r"[^\n]+", text):
        line, start = match[0], match.start()
        directing = _is_direction(line.strip())
        spans = [
            Span(*(start + at for at in quoted.span(quoted.lastindex or 0)))
            for quoted in QUOTED.finditer(line)
        ]
        if directing:
            found += _replaced(witness, spans)
        elif opened and line.strip()[:1] in QUOTES:
            found.append(Change((), said(witness, Span(start, match.end()))))
        opened = directing and bool(OPENS.search(line))
    return found


def _replaced(witness: Witness, spans: Sequence[Span]) -> Iterator[Change]:
    """The changes that a line directs which quotes these stretches."""
    text = witness.document.text
    at, anew = 0, False
    while at + 1 < len(spans):
        one, other = spans[at], spans[at + 1]
        between = text[one.end : other.start]
        if len(between) > APART:
            at += 1
            continue
        anew = anew or bool(ANEW.search(text[: one.start].rstrip(QUOTES)))
        instead = anew and INSTEAD.match(between.lstrip(CLOSING))
        older, newer = (other, one) if instead else (one, other)
        yield Change(said(witness, older), said(witness, newer))
        at += 2


@remembered
def _is_direction(line: str) -> bool:
    if len(line) > LONGEST:
        return False
    named = [match.start() for match in PROVISION.finditer(line)]
    done = [match.start() for match in ACTION.finditer(line)] if named else []
    return any(abs(action - at) <= BESIDE for action in done for at in named)


def _lines(text: str) -> Iterator[str]:
    """The lines that direct a change, and what is to be put in behind them."""
    opened = inside = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if _is_direction(line):
            yield line
            opened, inside = bool(OPENS.search(line)), False
        elif inside or (opened and line[0] in QUOTES):
            yield line
            opened = inside = not CLOSES.search(line)
        else:
            opened = False


def _speaks_of(witness: Witness, other: Witness) -> bool:
    """Whether a text names another by its title, or quotes it."""
    title = said(other, _first_line(other))
    own = frozenset(runs(witness.keys, RUN))
    named = runs(title, RUN)
    if named and sum(run in own for run in named) >= NAMED * len(named):
        return True
    long = [phrase for phrase in phrases(witness) if len(phrase) >= PHRASE]
    return any(holds(other.keys, phrase) for phrase in long)


def _first_line(witness: Witness) -> Span:
    text, start = witness.document.text, witness.sections[0].range.start
    at = next((n for n in range(start, len(text)) if not text[n].isspace()), start)
    end = text.find("\n", at)
    return Span(at, len(text) if end < 0 else end)


def runs(keys: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """The runs of so many words."""
    return [tuple(keys[at : at + size]) for at in range(len(keys) - size + 1)]


def holds(keys: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a text has a phrase word for word; of one of several sentences, most of its runs."""
    return Holding(keys)(phrase)


class Holding:
    """Tells of one phrase after another whether a text has it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._runs: dict[int, frozenset[tuple[str, ...]]] = {}

    def __call__(self, phrase: Sequence[str]) -> bool:
        """Whether it has this one."""
        size = min(RUN, len(phrase))
        if size not in self._runs:
            self._runs[size] = frozenset(runs(self._keys, size))
        wanted = frozenset(runs(phrase, size))
        return len(wanted & self._runs[size]) > MISSING * len(wanted)

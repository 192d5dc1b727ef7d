"""Does a text direct how another one is to be changed?

An amending act, a protocol or an agreement on a contract says in a line of its own what becomes of
a provision: “In section 3, for ‘four’ substitute ‘six’.” It is no version of what it amends,
however much of that it quotes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from provenance.lineage.memory import once
from provenance.lineage.testimony.addresses import address
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
QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|\"([^\"\n]+)\"|「([^」]+)」|『([^』]+)』")
OPENS = re.compile(r"[:：—–-]\s*$")
"""Where a line ends behind which stands what is put in."""

QUOTES = "“«„\"「『‘'"
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
    return {said: text[span.slice] for span in spans if (said := _said(witness, span))}


def _said(witness: Witness, span: Span) -> tuple[str, ...]:
    """The words of a text that begin in a stretch of it."""
    starts = witness.words.starts
    return witness.keys[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


@remembered
def _is_direction(line: str) -> bool:
    return len(line) <= LONGEST and bool(PROVISION.search(line) and ACTION.search(line))


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
    title = _said(other, _first_line(other))
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
    size = min(RUN, len(phrase))
    wanted = frozenset(runs(phrase, size))
    return len(wanted.intersection(runs(keys, size))) > MISSING * len(wanted)

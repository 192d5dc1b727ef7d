"""What does a text render that shares no wording with it, and in which of its states?

Asked by meaning: of translations, and of texts that say the same in other words of the same
language. Without the encoder `strangers` answers alone, from names, numbers and common words.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from provenance.lineage.across import meaning
from provenance.lineage.across.alike import alike, unmarked
from provenance.lineage.across.dating import Dated, Laid, Vote, date, lay
from provenance.lineage.across.names import Renamed, renamed
from provenance.lineage.across.said import telling
from provenance.lineage.across.units import Unit, units_of
from provenance.lineage.days import say_day
from provenance.lineage.found import Found, revision_id
from provenance.lineage.graph import Derivation, Evidence, OtherParent, Relation, Undecided
from provenance.lineage.listing import listed, say_share
from provenance.lineage.source.labels import called
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.texts import RevisionText, revision_texts
from provenance.text.names_of_languages import name_language

KIN = 0.3
"""Share of a text that must render sentences of the article before it is held to be of its kin."""

WHOLE = 0.4
"""Share of the article's sentences that a translation renders; what renders less sums up."""

ENOUGH = 3
"""Telling places of which more than half have to agree with some state of the article.

Asked of texts in its own language alone: all licences say much the same in other words, and no
translation of one fits a state of the other at most places.
"""

MOSTLY = 0.55
"""Share of a text in the article's own language that must render it for a parent to be named.

Of an article in one state, for it to be held to be of its kin. Licences of different authors say
up to half of what others say; a text told anew nearly all.
"""

STEP_BY_STEP = 0.6
"""The same for a text in the article's own language that goes through it sentence by sentence."""

RENAMED = 2
"""Names that must have come back changed for a text to have gone through another language."""

DECIDED = 0.6
"""Probability from which a revision is named as the parent."""

SUREST = 0.98
"""The most that is said: of revisions above 0.97, one in forty of the manuals' was another."""

DECIDED_SUMMARY = 0.95
"""The same for a summary, which leaves out for reasons of its own."""

TELLS = 1.0
"""Log-odds from which a place is said to tell."""

TOO_LATE = -12.0
"""Log-probability of a revision that was first seen after the text was made from it."""

STOOD, LONG = 0.3, 0.7
"""Weight of the logarithm of how long a state stood, and the most that it counts."""

EITHER = 0.5
"""Confidence where nothing tells a source from its translation: either may be the other's."""

SINGLE = 0.9
"""Confidence in the only state known: no place can speak against it."""

MIXED, FITS = 2.5, 0.7
"""Log-odds from which a place speaks against the parent, and up to which it fits another."""

NEAR = 45
"""Letters before a reading by which it is known from the same words elsewhere."""

MOST = 6
"""Places quoted for one derivation; more would hide the telling ones."""


@dataclass(frozen=True)
class Source:
    """The source in all its states, cut into sentences once for all who render it."""

    found: Found

    @cached_property
    def texts(self) -> tuple[RevisionText, ...]:
        """The whole text of each state."""
        return revision_texts(self.found)

    @cached_property
    def units(self) -> tuple[tuple[Unit, ...], ...]:
        """The sentences of each state."""
        return tuple(tuple(units_of(text, self.language)) for text in alike(self.found, self.texts))

    @cached_property
    def _laid(self) -> dict[str, Laid]:
        return {}

    def laid(self, witness: Witness) -> Laid:
        """A text aligned with the sentences of all states, once."""
        if witness.id not in self._laid:
            ranges = [section.range for section in witness.sections]
            target = units_of(unmarked(witness), witness.language, ranges)
            languages = self.language, witness.language
            self._laid[witness.id] = lay(self.units, target, meaning.vectors, languages)
        return self._laid[witness.id]

    @property
    def language(self) -> str:
        """The language of the source."""
        return self.found.collated.family.base.language

    @property
    def labels(self) -> tuple[str, ...]:
        """What each state is called."""
        return tuple(state.label for state in self.found.states.states)

    def prior(self, witness: Witness) -> list[float]:
        """What dates alone say.

        Nothing is made from what is not yet there, and what stood for long was likelier met than
        what was soon mended.
        """
        seen = [state.seen for state in self.found.states.states]
        late = [bool(witness.when and at and at > witness.when) for at in seen]
        stood = _stood(seen, witness.when)
        return [
            TOO_LATE if is_late and not all(late) else at
            for is_late, at in zip(late, stood, strict=True)
        ]


def _stood(seen: Sequence[datetime | None], until: datetime | None) -> list[float]:
    """For every state the log of how long it stood, against the others and within bounds."""
    dates = sorted({at for at in seen if at is not None})
    ends = [*dates[1:], max(until, dates[-1]) if until and dates else None]
    days = {
        at: (end - at) / timedelta(days=1)
        for at, end in zip(dates, ends, strict=False)
        if end is not None and end > at
    }
    if len(days) < 2:  # noqa: PLR2004 - a count that says itself
        return [0.0] * len(seen)
    middle = sorted(days.values())[len(days) // 2]
    return [
        max(-LONG, min(LONG, STOOD * math.log(days.get(at, middle) / middle))) if at else 0.0
        for at in seen
    ]


def rendering(witness: Witness, source: Source) -> Derivation | Undecided | None:
    """The row of a text that says the same in another language or in other words.

    None where it does not render the source's sentences at all.
    """
    languages = source.language, witness.language
    laid = source.laid(witness)
    extent = _extent(laid)
    if extent[0] < KIN:
        return None
    dated = date(laid, meaning.vectors, languages, source.prior(witness))
    row = _Row(witness, source, dated, extent)
    if languages[0] != languages[1]:
        return row.row()
    unlike = len(source.texts) == 1 and extent[0] < MOSTLY
    return None if unlike or row.is_contradicted else row.row()


def _extent(laid: Laid) -> tuple[float, float]:
    """The shares of the target and of the source that render each other, in letters."""
    rendered = {at for bead in laid.beads if bead.source for at in bead.target}
    used = {at for bead in laid.beads if bead.target for at in bead.source}
    own = [len(unit.plain) for unit in laid.target]
    theirs = [len(column.readings[-1].plain) for column in laid.columns]
    return (
        sum(own[at] for at in rendered) / max(1, sum(own)),
        sum(theirs[at] for at in used) / max(1, sum(theirs)),
    )


@dataclass(frozen=True)
class _Row:
    """One text held against its source, and what is to be said of it."""

    witness: Witness
    source: Source
    dated: Dated
    extent: tuple[float, float]

    def row(self) -> Derivation | Undecided:
        """A derivation where the revision can be told, else what would have told."""
        chances = self.dated.probabilities
        if len(chances) == 1:
            return self._derived(0, EITHER if self._either_way else SINGLE)
        foreign = self.witness.language != self.source.language
        told = any(vote.weight >= TELLS for vote in self.dated.votes)
        told = told or (foreign and self._by_date)
        told = told and (foreign or self.extent[0] >= MOSTLY)
        enough = DECIDED_SUMMARY if self.relation == "summary" else DECIDED
        if told and chances[self.best] >= enough:
            return self._derived(self.best, round(min(SUREST, chances[self.best]), 2))
        between = tuple(revision_id(at) for at in self._ranked)
        return Undecided(self.witness.id, between, self.relation, self._why())

    @property
    def is_contradicted(self) -> bool:
        """Whether even the likeliest state has most telling places against it."""
        scores = [vote.scores[self.best] for vote in self.dated.votes if vote.weight >= TELLS]
        return len(scores) >= ENOUGH and 2 * sum(one > -TELLS for one in scores) <= len(scores)

    @cached_property
    def _ranked(self) -> list[int]:
        """The revisions, the likeliest first."""
        chances = self.dated.probabilities
        return sorted(range(len(chances)), key=lambda at: (-round(chances[at], 9), at))

    @property
    def best(self) -> int:
        """The likeliest revision."""
        return self._ranked[0]

    @property
    def _either_way(self) -> bool:
        """Whether two lone texts in two languages are held against each other, and no more."""
        members = self.source.found.collated.family.members
        first = members[0]
        if len(members) > 1 or first.markers or first.language == self.witness.language:
            return False
        return not (first.when and self.witness.when and first.when < self.witness.when)

    @property
    def _by_date(self) -> bool:
        return any(value <= TOO_LATE for value in self.source.prior(self.witness))

    @cached_property
    def relation(self) -> Relation:
        """What kind of rendering this is."""
        foreign = self.witness.language != self.source.language
        if self.extent[1] < (WHOLE if foreign else STEP_BY_STEP):
            return "summary"
        if foreign:
            return "translation"
        return "retranslation" if len(self._renamed) >= RENAMED else "paraphrase"

    @cached_property
    def _renamed(self) -> list[Renamed]:
        if self.witness.language != self.source.language:
            return []
        return renamed(self.dated.laid, self.best)

    def _derived(self, at: int, confidence: float) -> Derivation:
        said = [*self._signs(), *self._readings(at), *self._dates(at)]
        also = self._mixed(at)
        return Derivation(
            self.witness.id, revision_id(at), self.relation, tuple(said), confidence, also
        )

    def _signs(self) -> list[Evidence]:
        laid = self.dated.laid
        own, theirs = self.witness.language, self.source.language
        foreign = own != theirs
        said = []
        if self._either_way:
            says = (
                "Nothing but its length makes the other text the source: no date, mark or second "
                "copy tells which of the two was made from the other."
            )
            said.append(Evidence("order", says))
        if foreign:
            names = name_language(own), name_language(theirs)
            says = f"It is written in {names[0]}, its source in {names[1]}."
            said.append(Evidence("language", says))
        verb = "render" if foreign else "say in other words"
        says = (
            f"{laid.aligned:,} of its {len(laid.target):,} sentences {verb} sentences of the "
            "source, in their order."
        )
        said.append(Evidence("order", says))
        for one in self._renamed[:MOST] if self.relation == "retranslation" else []:
            says = (
                f"“{one.name}” stands nowhere in it; in that place it says “{one.became}”, as "
                "names come back from another language."
            )
            said.append(Evidence("language", says))
        return said

    def _readings(self, at: int) -> list[Evidence]:
        """The places that tell, the strongest first, and those that speak against it."""
        if len(self.dated.probabilities) == 1:
            return []
        telling_votes = [v for v in self.dated.votes if v.weight >= TELLS]
        agree = [v for v in telling_votes if v.scores[at] > -TELLS]
        said = []
        if telling_votes:
            says = (
                f"{len(agree)} of {len(telling_votes)} telling places agree with "
                f"{called(self.source.labels[at])}."
            )
            said.append(Evidence("reading", says))
        said += [self._says(vote, at) for vote in _strongest(agree)[:MOST]]
        against = _strongest([v for v in telling_votes if v not in agree])
        for vote in against[:2]:
            other = max(range(len(vote.scores)), key=lambda r: (vote.scores[r], -r))
            reason = self._says(vote, other, at)
            said.append(Evidence("reading", f"Against it: {reason.says}", reason.place))
        return said

    def _says(self, vote: Vote, one: int, other: int | None = None) -> Evidence:
        """Why a place speaks for a revision rather than for its nearest rival there."""
        if other is None:
            rivals = [
                r for r in range(len(vote.scores)) if vote.scores[one] - vote.scores[r] >= TELLS
            ]
            other = min(rivals, key=lambda r: (abs(r - one), r))
        languages = self.source.language, self.witness.language
        says = telling(vote, one, other, self.source.labels[other], languages)
        return Evidence("reading", says, self._place(vote, one, other))

    def _place(self, vote: Vote, *revisions: int) -> str | None:
        """The place of the lineage that the vote rests on: its wording is, or holds, a reading."""
        for at in revisions:
            text = self.source.texts[at]
            wording = " ".join(vote.wordings[at].split())
            for name, span in text.places:
                before = text.text[max(0, span.start - NEAR) : span.start].split()
                reading = " ".join(text.text[span.slice].split())
                known = wording.startswith(reading) or not before or before[-1] in wording
                if (reading and known and reading in wording) or (
                    len(wording) > NEAR // 2 and wording[: NEAR // 3] in reading
                ):
                    return name
        return None

    def _dates(self, at: int) -> list[Evidence]:
        when = self.witness.when
        late = [i for i, value in enumerate(self.source.prior(self.witness)) if value <= TOO_LATE]
        if when is None or not late or at in late:
            return []
        labels = " and ".join(called(self.source.labels[i]) for i in late[:3])
        says = f"It is dated {say_day(when)}, before {labels} was first seen."
        return [Evidence("date", says)]

    def _mixed(self, at: int) -> tuple[OtherParent, ...]:
        """The other revision that a text brought partly up to date follows, if it does.

        Only what it says can show that; what it leaves out may have been left out by anyone.
        """
        votes = [vote for vote in self.dated.votes if vote.target and vote.weight >= TELLS]
        against = [vote for vote in votes if vote.scores[at] <= -MIXED]
        shares = {
            other: sum(vote.scores[other] >= -FITS for vote in against)
            for other in range(len(self.dated.probabilities))
        }
        other = max(shares, key=lambda r: (shares[r], -abs(r - at), r), default=at)
        if other == at or not shares.get(other):
            return ()
        return (OtherParent(revision_id(other), round(shares[other] / len(votes), 2)),)

    def _why(self) -> str:
        chances = self.dated.probabilities
        close = [at for at in self._ranked if chances[at] >= 0.1][:3]  # noqa: PLR2004 - a count that says itself
        labels = listed([called(self.source.labels[at]) for at in sorted(close)])
        places: list[str] = []
        for vote in self.dated.votes:
            if len({vote.wordings[at] for at in close}) > 1:
                place = self._place(vote, *close)
                if place and place not in places:
                    places.append(place)
        rendered = f"It renders {say_share(self.extent[1], 'the article')}"
        if not places:
            return f"{rendered}, and no place that it renders tells {labels} apart."
        return (
            f"{rendered}, but what it says at {', '.join(places[:4])} fits {labels} alike; "
            "a closer rendering there would have told."
        )


def _strongest(votes: Sequence[Vote]) -> list[Vote]:
    return sorted(votes, key=lambda vote: -vote.weight)

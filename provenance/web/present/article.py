"""Everything the article's page shows, put together from the lineage and what is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

from provenance.models import Variant
from provenance.services.brief import brief_of
from provenance.services.read import Summary
from provenance.text.document import Document
from provenance.web.present.branches import Step, list_branches, steps_of
from provenance.web.present.cards import Card, make_cards, name_of, say_relation
from provenance.web.present.drawing import About, Stemma
from provenance.web.present.drifted import DriftShown, show_drift
from provenance.web.present.edition import RevisionShown, headline, say_witnesses, show_revisions
from provenance.web.present.folding import MANY
from provenance.web.present.kin import Kin, kin_of
from provenance.web.present.lineage import EMPTY, Graph
from provenance.web.present.paging import Leaf, cut
from provenance.web.present.stemma import DRAWING, draw_across, draw_down
from provenance.web.present.words import count, name_language, percent, relation_of

T = TypeVar("T")

MOST_STATES = 6
"""States whose edits are shown at once, and that are listed: two or three screens. A page of 45 was
38,000 pixels high before anything else of it came."""

MOST_NAMED = 6
"""Witnesses of a revision that are named in the drawing; of more, their number is told."""

MOST_OPENED = 40
"""Folded nodes that are opened at once: each may go a generation deeper, and each is drawn within
the one before."""

MOST_CARDS = 24
"""Cards of variants on one page: three or four screens of a wide one."""

MOST_DRIFTED = 20
"""Drifted facts on one page: two screens."""

HARDLY_MORE = 3
"""Cards by which a page may be longer, if it is the only one then."""

MOST_SOUGHT = 80
"""Characters of what is looked for among the variants; more is cut."""

ALONE = 2
"""Nodes of the lineage of one text that is all its article has: the text, and the state it holds.
There is nothing to draw of that."""

MOST_CHOICES = 40
"""Variants up to which a form offers each by name; of more, it asks for sigla. With 739 of them,
two lists had 110 of 620 kB."""


@dataclass(frozen=True, slots=True)
class Opened(Generic[T]):
    """Things told of states: the `first` are shown at once, `more` where somebody opens them."""

    first: tuple[T, ...]
    more: tuple[T, ...]
    noun: str

    @classmethod
    def of(cls, things: Sequence[T], noun: str) -> "Opened[T]":
        """Fold what comes after the first, unless hardly more are left."""
        most = len(things) if len(things) <= MOST_STATES + HARDLY_MORE else MOST_STATES
        return cls(tuple(things[:most]), tuple(things[most:]), noun)


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """The parts of an article's page that its lineage gives."""

    headline: str
    revisions: tuple[RevisionShown, ...]
    families: tuple[Kin, ...]
    across: Stemma | None
    down: Stemma | None
    branches: tuple[Step, ...]
    cards: Leaf[Card]
    choices: tuple[tuple[str, str], ...]
    drift: Leaf[DriftShown]
    legend: tuple[str, ...]
    signs: tuple[str, ...]
    find: str = ""
    folded: bool = False
    opened: bool = False

    @property
    def edited(self) -> Opened[RevisionShown]:
        """The revisions that changed something that can be shown."""
        return Opened.of([revision for revision in self.revisions if revision.edits], self.noun)

    @property
    def kin(self) -> Opened[Kin]:
        """The states with what came from each."""
        return Opened.of(self.families, self.noun)

    @property
    def is_ordered(self) -> bool:
        """Whether it is known which of the revisions came first."""
        return not any(revision.direction_open for revision in self.revisions)

    @property
    def noun(self) -> str:
        """What a revision is called: a state, or a wording where no order is known."""
        return "state" if self.is_ordered else "wording"

    @property
    def states(self) -> Opened[RevisionShown]:
        """All the revisions."""
        return Opened.of(self.revisions, self.noun)


def show_article(
    variants: Sequence[Variant],
    summaries: Mapping[int, Summary],
    documents: Mapping[str, Document],
    graph: Graph,
    asked: QueryDict,
) -> ArticleShown:
    """Put an article's page together; withdrawn variants are among `variants` only.

    In what was `asked`, `open` names nodes whose many alike children are drawn one by one, `texts`
    is the page of variants, `drift` that of drifted facts, and `find` a siglum or words of a name.
    """
    if len(graph.variants) == 1 and len(graph.nodes) <= ALONE:
        graph = Graph({**EMPTY, "variants": graph.result["variants"]})
    opened = asked.getlist("open")[:MOST_OPENED]
    find = asked.get("find", "").strip()[:MOST_SOUGHT]
    listed = cut(_named(variants, find), _size(variants), asked, "texts")
    standing = [variant for variant in variants if not variant.is_withdrawn]
    revisions = show_revisions(graph, documents)
    about = _about(standing, summaries, graph, revisions)
    languages = {one.siglum: summaries[one.pk].language for one in standing}
    across = down = None
    if len(graph.nodes) > 1:
        across = draw_across(graph, about, opened) or draw_down(graph, about, opened, width=DRAWING)
        down = draw_down(graph, about, opened)
    return ArticleShown(
        headline=headline(revisions, len(standing), brief_of(graph.result)),
        revisions=tuple(revisions),
        families=tuple(kin_of(graph, standing)),
        across=across,
        down=down,
        branches=tuple(steps_of(list_branches(graph, about, opened))),
        cards=listed.showing(make_cards(listed.items, variants, summaries, graph)),
        choices=tuple(
            (one.siglum, name_of(one)) for one in standing if len(standing) <= MOST_CHOICES
        ),
        legend=across.legend if across else (),
        signs=across.signs if across else (),
        find=find,
        drift=cut(show_drift(graph, languages), MOST_DRIFTED, asked, "drift"),
        folded=across is not None and any(node.kind == "cluster" for node in across.nodes),
        opened=bool(opened) and len(graph.nodes) > MANY,
    )


def _named(variants: Sequence[Variant], find: str) -> Sequence[Variant]:
    """Give those whose siglum it is that somebody looks for, or whose name has the words."""
    sought = find.casefold()
    if not sought:
        return variants
    return [
        one
        for one in variants
        if sought == one.siglum.casefold()
        or (not one.is_withdrawn and sought in name_of(one).casefold())
    ]


def _size(variants: Sequence[Variant]) -> int:
    return MOST_CARDS + HARDLY_MORE if len(variants) <= MOST_CARDS + HARDLY_MORE else MOST_CARDS


def quoted_sigla(graph: Graph) -> set[str]:
    """Name the variants whose texts are quoted around the edits."""
    return {
        node.split("#")[0]
        for place in graph.places.values()
        for reading in place["readings"]
        for node in reading["witnesses"]
    }


def _about(
    variants: Sequence[Variant],
    summaries: Mapping[int, Summary],
    graph: Graph,
    revisions: Sequence[RevisionShown],
) -> dict[str, About]:
    about = {}
    for revision in revisions:
        witnesses = say_witnesses(revision.witnesses)
        if len(revision.witnesses) > MOST_NAMED:
            witnesses = count(len(revision.witnesses), "text")
        note = f"in {witnesses}" if witnesses else "in no text here"
        held = "" if revision.held_by else ", held whole by none"
        about[revision.id] = About(
            revision.label, note, f"Revision: {revision.label}, {note}{held}"
        )
    for name, row in graph.lost.items():
        called = graph.label_of(name).partition(" ")[2]
        about[name] = About(called, "inferred", f"A {called}: {row['why']}")
    languages = {summaries[variant.pk].language for variant in variants}
    for variant in variants:
        summary = summaries[variant.pk]
        facts = [_relation(graph, variant.siglum)]
        if len(languages) > 1:
            facts.append(name_language(summary.language))
        if summary.truncated:
            facts.append("cut\xa0off")
        confidence = graph.derivations.get(variant.siglum, {}).get("confidence")
        if confidence is not None:
            facts.append(f"{percent(confidence)}\xa0sure")
        said = say_relation(graph, variant.siglum) or "not placed"
        about[variant.siglum] = About(
            name_of(variant),
            " · ".join(fact for fact in facts if fact),
            f"{variant.siglum}, {name_of(variant)}: {said}, {count(summary.words, 'word')}",
        )
    for node in graph.nodes:
        if "#" in node:
            siglum, _, part = node.partition("#")
            part = part.replace("-", " ")
            about[node] = About(
                f"the {part} in {siglum}",
                _relation(graph, node),
                f"The {part} printed in {siglum}: {say_relation(graph, node) or 'not placed'}",
            )
    return about


def _relation(graph: Graph, node: str) -> str:
    row = graph.derivations.get(node) or graph.undecided.get(node)
    return relation_of(row["relation"]) if row and row["relation"] else ""

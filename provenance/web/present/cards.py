"""What a reader wants to know of one variant before opening it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.models import Variant
from provenance.services.read import Summary
from provenance.text.document import NOISE_ROLES, Role
from provenance.web.present.lineage import Graph
from provenance.web.present.words import (
    count,
    host_of,
    join,
    name_language,
    percent,
    relation_of,
    say_day,
    with_places,
)

NOTABLE_NOISE = 0.02
"""Share of a text that is furniture from which a card says so: less is a line or two."""
VERDICTS = {
    "confirmed": "confirmed by an editor",
    "replaced": "as an editor says; the readings tell otherwise",
    "rejected": "an editor rejected what the readings tell",
}
TELLING = "telling places"
"""What the evidence calls the places that divide revisions."""
ACROSS = frozenset({"translation"})
SAME_WORDS = frozenset({"copy", "excerpt", "revision"})


@dataclass(frozen=True, slots=True)
class Card:
    """One variant in a few words. `holds` is how much of the article it has, where that is told."""

    siglum: str
    name: str
    is_withdrawn: bool
    reason: str = ""
    relation: str = ""
    source: str = ""
    source_url: str = ""
    dates: str = ""
    language: str = ""
    code: str = "und"
    size: str = ""
    holds: str = ""
    share: float | None = None
    evidence: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    undecided: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    told: str = ""
    beside: str = ""


def make_cards(
    listed: Sequence[Variant],
    variants: Sequence[Variant],
    summaries: Mapping[int, Summary],
    graph: Graph,
) -> list[Card]:
    """Give a card for each that is `listed` of all variants, a tombstone for a withdrawn one."""
    fullest = _fullest(variants, summaries, graph)
    return [
        _tombstone(variant)
        if variant.is_withdrawn
        else _card(variant, summaries[variant.pk], graph, fullest)
        for variant in listed
    ]


def name_of(variant: Variant) -> str:
    """Name a variant by its label, its title if it has one of its own, or the file it came as."""
    effective = variant.effective
    title = effective.get("title", "")
    if title.casefold() == variant.article.title.casefold():
        title = ""
    return effective.get("label") or title or variant.filename or "pasted text"


def say_relation(graph: Graph, node: str) -> str:
    """Say what a node is of what, as far as it is told."""
    row = graph.derivations.get(node)
    if row is not None:
        said = f"{relation_of(row['relation'])} of {graph.label_of(row['parent'])}"
        others = [graph.label_of(other["parent"]) for other in row.get("also", ())]
        return f"{said}, mixed with {join(others)}" if others else said
    row = graph.undecided.get(node)
    if row and node in graph.revisions:
        return "a wording whose order is open"
    return _say_undecided(graph, row) if row else ""


def _say_undecided(graph: Graph, row: Mapping[str, Any]) -> str:
    between = join([graph.label_of(name) for name in row["between"]], "or")
    if row["between"] and all(name in graph.revisions for name in row["between"]):
        what = relation_of(row["relation"]) + "," if row["relation"] else "relation and"
        return f"{what} revision undecided"
    if not row["relation"]:
        return f"undecided, perhaps from {between}" if between else "undecided"
    relation = relation_of(row["relation"])
    if len(row["between"]) == 1:
        return f"{relation}, perhaps of {between}"
    return f"{relation} of {between}, undecided" if between else f"{relation}, undecided"


def _tombstone(variant: Variant) -> Card:
    return Card(
        siglum=variant.siglum,
        name="withdrawn",
        is_withdrawn=True,
        reason=variant.withdrawn_reason,
    )


def _card(variant: Variant, summary: Summary, graph: Graph, fullest: Mapping[str, int]) -> Card:
    effective = variant.effective
    row = graph.derivations.get(variant.siglum)
    open_row = graph.undecided.get(variant.siglum)
    share = None
    most = fullest.get(summary.language, 0)
    if row and row["relation"] in SAME_WORDS and most and summary.words:
        share = min(1.0, summary.words / most)
    return Card(
        siglum=variant.siglum,
        name=name_of(variant),
        is_withdrawn=False,
        relation=say_relation(graph, variant.siglum),
        source=host_of(effective["source_url"]) if "source_url" in effective else "",
        source_url=effective.get("source_url", ""),
        dates=say_dates(effective),
        language=name_language(summary.language),
        code=summary.language,
        size=count(summary.words, "word"),
        holds=_say_share(share),
        share=share,
        evidence=tuple(reason["says"] for reason in row["evidence"]) if row else (),
        odd=tuple(_oddities(summary, graph, variant.siglum)),
        undecided=with_places(open_row["why"], graph.places) if open_row else (),
        told=_told(row),
        beside=say_beside(graph, variant.siglum),
        verdict=VERDICTS.get((row or open_row or {}).get("verdict", ""), ""),
    )


def _told(row: Mapping[str, Any] | None) -> str:
    """Say how many of the places that could tell agree on what a rendering was made from."""
    reasons = row["evidence"] if row else ()
    return next((one["says"] for one in reasons if TELLING in one["says"]), "")


def say_beside(graph: Graph, siglum: str) -> str:
    """Name the pair that shows a rendering beside its source, if that is in another language."""
    row = graph.derivations.get(siglum) or graph.undecided.get(siglum)
    if row is None or row["relation"] not in ACROSS:
        return ""
    source = row["parent"] if "parent" in row else next(iter(row["between"]), "")
    nodes = graph.revisions[source]["witnesses"] if source in graph.revisions else [source]
    sigla = [graph.siglum_of(node) for node in nodes if "#" not in node] or [
        graph.siglum_of(node) for node in nodes
    ]
    other = next((name for name in sigla if name and name != siglum), "")
    return f"{other}..{siglum}" if other else ""


def _say_share(share: float | None) -> str:
    if share is None:
        return ""
    if share == 1:
        return "as much of it as any copy here"
    return f"{percent(share)} of the fullest copy here"


def say_dates(effective: Mapping[str, str]) -> str:
    """Say when a text was published and fetched.

    >>> say_dates({"fetched": "2026-05-09"})
    'fetched 9 May 2026'
    """
    said = [
        f"{name} {say_day(effective[name])}"
        for name in ("published", "fetched")
        if name in effective
    ]
    return ", ".join(said)


def _oddities(summary: Summary, graph: Graph, siglum: str) -> list[str]:
    odd = []
    if summary.truncated:
        odd.append("breaks off in the middle of a sentence")
    noise = _noise_share(graph, siglum)
    if noise >= NOTABLE_NOISE:
        odd.append(f"{percent(noise)} of it is not the work’s own")
    if summary.declared_hash == "differs":
        odd.append("is not the text whose hash it declares")
    if Role.LEAKED_INSTRUCTION in summary.roles:
        odd.append("holds an instruction to a translating program")
    if Role.UNTRANSLATED in summary.roles:
        odd.append("leaves a passage untranslated")
    others = [name_language(code) for code in summary.languages if code != summary.language]
    others = [name for name in others if name != name_language("und")]
    if others:
        odd.append(f"has parts in {join(others)}")
    return odd


def _noise_share(graph: Graph, siglum: str) -> float:
    sections = graph.variants.get(siglum, {}).get("sections", ())
    whole = sum(section["range"][1] - section["range"][0] for section in sections)
    noise = sum(
        section["range"][1] - section["range"][0]
        for section in sections
        if section["role"] in NOISE_ROLES
    )
    return noise / whole if whole else 0.0


def _fullest(
    variants: Sequence[Variant], summaries: Mapping[int, Summary], graph: Graph
) -> dict[str, int]:
    """Give the words of the fullest copy in each language."""
    fullest: dict[str, int] = {}
    for variant in variants:
        row = graph.derivations.get(variant.siglum)
        if variant.is_withdrawn or row is None or row["relation"] not in SAME_WORDS:
            continue
        summary = summaries[variant.pk]
        fullest[summary.language] = max(fullest.get(summary.language, 0), summary.words)
    return fullest

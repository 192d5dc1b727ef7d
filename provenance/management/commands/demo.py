"""Load the demo family: one essay in all the variants that this program is made to tell apart."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import provenance
from provenance.management.base import DatabaseCommand
from provenance.models import Article, Variant
from provenance.services import compare, trace
from provenance.services.ingest import Outcome, Upload, add_variants, create_article
from provenance.services.read import summaries_of

FOLDER = Path(provenance.__file__).parent / "demo"


class Command(DatabaseCommand):
    help = "Load the demo articles; a second time changes nothing."

    def handle(self, *args: object, **options: Any) -> None:
        family = json.loads((FOLDER / "family.json").read_text(encoding="utf-8"))
        article = Article.objects.filter(slug=family["slug"]).first()
        if article is None:
            article = create_article(
                title=family["title"], slug=family["slug"], visibility=family["visibility"]
            )
        if article.is_withdrawn:
            self.stdout.write(f"The demo article “{article.title}” was withdrawn; nothing loaded.")
            return
        outcomes = load(article, family["variants"])
        created = [outcome for outcome in outcomes if outcome.status == "created"]
        trace.compute(article=article)
        trace.similarity_of(article, now=True)
        if created:
            compare_neighbours(article)
        for outcome in outcomes:
            if outcome.status == "failed":
                self.stderr.write(f"{outcome.input}: {outcome.says}")
        self.stdout.write(
            f"The demo article “{article.title}” has {len(outcomes)} variants, "
            f"{len(created)} of them new."
        )


def load(article: Article, variants: list[dict[str, Any]]) -> list[Outcome]:
    """Store the family's texts in their order."""
    items = [
        Upload(row["file"], (FOLDER / row["file"]).read_bytes(), row.get("fields", {}))
        for row in variants
    ]
    return add_variants(article=article, items=items, enqueue=False)


def compare_neighbours(article: Article) -> None:
    """Compare each variant with the next of its language, as the article page links them."""
    variants = list(Variant.objects.of(article).standing().in_order().with_evidence())
    summaries = summaries_of(variants)
    for language in {summary.language for summary in summaries.values()}:
        alike = [variant for variant in variants if summaries[variant.pk].language == language]
        for older, newer in pairwise(alike):
            compare.compute(older=older, newer=newer, now=True)

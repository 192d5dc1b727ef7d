"""Store files as variants of an article, and trace its lineage."""

import json
import logging
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from provenance.capture.files import Unread, gather
from provenance.management.base import DatabaseCommand
from provenance.models import Article, Visibility
from provenance.services import Refused, trace
from provenance.services.ingest import (
    Outcome,
    Upload,
    add_variants,
    check_slug,
    create_article,
    title_of,
)

logger = logging.getLogger("provenance.ingest")


class Command(DatabaseCommand):
    help = "Store files, or all files of folders, as variants of an article."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or -")
        parser.add_argument("--article", required=True, metavar="SLUG", help="its address")
        parser.add_argument("--title", metavar="TEXT", help="of a new article")
        parser.add_argument("--visibility", choices=Visibility.values)
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            check_slug(options["article"])
            outcomes = ingest(options)
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        failed = [outcome for outcome in outcomes if outcome.status == "failed"]
        if options["format"] == "json":
            answer = json.dumps(as_answer(outcomes), ensure_ascii=False, indent=2)
            self.print_exactly(f"{answer}\n")
        else:
            for outcome in outcomes:
                self.print_exactly(f"{printable(outcome.input)}: {outcome.says}\n")
        if failed:
            sys.exit(1)


def ingest(options: dict[str, Any]) -> list[Outcome]:
    """Store what lies at the paths; the article is made with the first text that can be read."""
    article = Article.objects.filter(slug=options["article"]).first()
    if article is not None:
        if article.is_withdrawn:
            raise Refused(f"The article {article.slug!r} was withdrawn: {article.withdrawn_reason}")
        if options["visibility"] and options["visibility"] != article.visibility:
            article.visibility = options["visibility"]
            article.save(update_fields=["visibility"])
    outcomes = []
    for found in gather(options["paths"]):
        if isinstance(found, Unread):
            outcomes.append(Outcome(found.path, "failed", None, found.why))
            continue
        item = Upload(found.path, found.data)
        try:
            article = article or make_article(item, options)
        except Refused as refusal:
            outcomes.append(Outcome(found.path, "failed", None, str(refusal)))
            continue
        (outcome,) = add_variants(article=article, items=[item], enqueue=False)
        outcomes.append(Outcome(found.path, outcome.status, outcome.siglum, outcome.says))
    if article is not None:
        trace_now(article)
    return outcomes


def make_article(item: Upload, options: dict[str, Any]) -> Article:
    """Make the article that the first readable text begins, under the title it gives."""
    found = title_of(item)
    slug: str = options["article"]
    try:
        return create_article(
            title=options["title"] or found or slug.replace("-", " ").capitalize(),
            slug=slug,
            visibility=options["visibility"] or Visibility.PRIVATE,
        )
    except Refused:
        made_meanwhile = Article.objects.filter(slug=slug).first()
        if made_meanwhile is None:
            raise
        return made_meanwhile


def trace_now(article: Article) -> None:
    """Trace the lineage, so that the pages show it at once; texts are stored whether or not."""
    try:
        trace.compute(article=article)
        trace.similarity_of(article, now=True)
    except ValueError as refusal:
        logger.warning("The lineage could not be traced: %s", refusal)


def as_answer(outcomes: list[Outcome]) -> dict[str, Any]:
    """Give the outcomes by the machine contract."""
    sigla = {
        status: list(
            dict.fromkeys(outcome.siglum for outcome in outcomes if outcome.status == status)
        )
        for status in ("created", "known")
    }
    failed = [
        {"input": printable(outcome.input), "why": outcome.says}
        for outcome in outcomes
        if outcome.status == "failed"
    ]
    return {"schema": "provenance.ingest/1", **sigla, "failed": failed}


def printable(path: str) -> str:
    """Spell a path whose bytes are no UTF-8 so that it can be printed."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

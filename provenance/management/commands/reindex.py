"""Make the search index anew, from the variants that stand."""

from typing import Any

from provenance.management.base import DatabaseCommand
from provenance.models import Article
from provenance.services import index
from provenance.services.read import document_of
from provenance.services.trace import variants_of
from provenance.text.document import UnreadableError


class Command(DatabaseCommand):
    help = "Make the search index anew; harmless at any time."

    def handle(self, *args: object, **options: Any) -> None:
        count = 0
        for article in Article.objects.iterator():
            index.drop_article(article=article)
            if article.is_withdrawn:
                continue
            index.index_article(article=article)
            for variant in variants_of(article):
                try:
                    document = document_of(variant, now=True)
                except (OSError, UnreadableError) as fault:
                    self.stderr.write(f"{article.slug} {variant.siglum}: {fault}")
                    continue
                index.index_variant(variant=variant, document=document)
                count += 1
        self.stdout.write(f"The search index holds {count} variants.")

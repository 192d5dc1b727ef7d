"""`lineage FILE… [--meta META.json]` or `lineage --article SLUG`: which variant came from which."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance import answers
from provenance.export.stemma import FORMATS
from provenance.management.base import SentenceCommand, make_ready
from provenance.management.files import meta_file, named_files


class Command(SentenceCommand):
    """Prints the lineage of files, without storing anything, or of an article's variants."""

    help = "Tell which of the given texts came from which revision of their source, with evidence."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--article", metavar="SLUG", help="an article of the database instead")
        parser.add_argument("--meta", metavar="META.json", help="what is known of each file")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")

    def handle(self, *_args: object, **options: Any) -> None:
        """Print the answer.

        Raises CommandError with one sentence and exit code 2 on unreadable input.
        """
        if bool(options["files"]) == bool(options["article"]):
            message = "Give either files or --article SLUG, not both and not neither."
            raise CommandError(message, returncode=2)
        try:
            meta = meta_file(options["meta"])
            printed = FORMATS[options["format"]].write(_answer(options, meta))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        names = {Path(path).name for path in options["files"]}
        for name in sorted(set(meta) - names):
            self.stderr.write(f"The meta data speaks of {name}, which is none of the files.")
        self.print_exactly(printed)


def _answer(options: Mapping[str, Any], meta: answers.Answer) -> answers.Answer:
    if options["article"]:
        return _of_article(options["article"])
    return answers.lineage(named_files(options["files"]), meta)


def _of_article(slug: str) -> answers.Answer:
    """The lineage of an article of the database.

    Raises ValueError with a sentence where there is none.
    """
    from provenance.models import Article
    from provenance.services.trace import compute

    make_ready()
    article = Article.objects.filter(slug=slug).first()
    if article is None:
        message = f"There is no article {slug!r}; `ingest FILE… --article {slug}` makes it."
        raise ValueError(message)
    return compute(article=article).result

"""The facts of a variant as a list, and how it is cited."""

from dataclasses import dataclass

from provenance.models import Article, Variant
from provenance.services.read import Summary
from provenance.text.document import Document
from provenance.web.present.cards import name_of
from provenance.web.present.words import count, join, name_language, say_day

HASHES = {
    "matches": "it declares a hash, and has it",
    "differs": "it declares a hash that this text does not have",
    "absent": "it declares none",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a variant. `code` for what is set in a fixed width."""

    name: str
    value: str
    href: str = ""
    code: bool = False


def list_facts(variant: Variant, document: Document, summary: Summary) -> list[Fact]:
    """Give what is known of a variant: first what people ask, then what machines do."""
    effective = variant.effective
    facts = [
        Fact("Title", effective.get("title", "")),
        Fact("Author", effective.get("author", "")),
        Fact("Published", say_day(effective.get("published", ""))),
        Fact("Fetched", say_day(effective.get("fetched", ""))),
        Fact("From", effective.get("source_url", ""), href=effective.get("source_url", "")),
        Fact("Fetched by", effective.get("fetcher", "")),
        Fact("Language", name_language(document.language)),
        Fact("Length", f"{count(summary.words, 'word')} of the work’s own"),
        Fact("End", "breaks off in the middle of a sentence" if document.truncated else "whole"),
        Fact("Marks of editing", join(list(dict.fromkeys(m.label for m in document.markers)))),
        Fact("File", variant.filename, code=True),
        Fact("Read as", f"{document.format}, {document.encoding}"),
        Fact("Size", f"{variant.original.size:,} bytes"),
        Fact("SHA-256", variant.original_id, code=True),
        Fact("Declared hash", HASHES[document.declared_hash]),
        Fact("Added", f"{variant.added_at.day} {variant.added_at:%B %Y, %H:%M} UTC"),
    ]
    return [fact for fact in facts if fact.value]


def cite(article: Article, variant: Variant, summary: Summary, address: str) -> str:
    """Cite a variant so that the very bytes can be found again."""
    effective = variant.effective
    author = f"{effective['author']}, " if "author" in effective else ""
    parts = [f"{author}“{article.title}”", f"variant {variant.siglum} ({name_of(variant)})"]
    parts.append(name_language(summary.language))
    if "published" in effective:
        parts.append(f"published {say_day(effective['published'])}")
    if "fetched" in effective:
        parts.append(f"fetched {say_day(effective['fetched'])}")
    if "source_url" in effective:
        parts.append(f"from {effective['source_url']}")
    return f"{', '.join(parts)}. SHA-256 {variant.original_id}. {address}"

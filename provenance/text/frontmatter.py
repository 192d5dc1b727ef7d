"""What does a capture's front matter declare, and where does the text after it begin?

Front matter is YAML between two lines of `---`; scrapers also flatten it onto one line. YAML is
read without types, tags or aliases and up to a bound, so none of its attacks has a hold. What is
not front matter after all is text.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from provenance.text.dates import iso_date
from provenance.text.spans import Span

LONGEST = 32_000
"""How many characters front matter may have; the largest met had 3,000."""

_FENCED = re.compile(
    r"\s{0,40}---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)\s*",
    re.DOTALL | re.MULTILINE,
)
_FLAT = re.compile(
    r"[ \t]{0,40}---[ \t]+(?P<pairs>[A-Za-z_][\w-]*:[^\r\n]*?)[ \t]+---(?:[ \t]+|(?=\r?\n)|\Z)\s*"
)
_KEY = re.compile(r"(?:(?<=\s)|^)([a-z_][\w-]{0,40}):(?=\s|$)")
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}")
_SHA256 = re.compile(r"(?:sha-?256[:=-])?\s*([0-9a-f]{64})", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_FEWEST_FLAT_KEYS = 2

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "og_title", "name"),
    "source_url": (
        "source_url", "url", "canonical_url", "canonical", "link", "permalink", "original_url",
        "requested_url", "fetched_from", "uri", "og_url", "source",
    ),
    "published": (
        "published", "published_at", "date_published", "datepublished", "publish_date", "pubdate",
        "pub_date", "publication_date", "published_time", "article_published_time", "date",
    ),
    "fetched": (
        "fetched", "fetched_at", "fetch_date", "retrieved", "retrieved_at", "ingested",
        "ingested_at", "captured", "captured_at", "crawled", "crawled_at", "scraped", "scraped_at",
        "accessed", "downloaded", "clipped", "saved", "created", "created_at",
    ),
    "fetcher": (
        "fetcher", "fetched_by", "fetched_with", "scraper", "crawler", "clipper", "tool",
        "user_agent",
    ),
    "author": ("author", "authors", "by", "byline", "creator", "writer", "dc_creator"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "sha256": ("sha256", "content_sha256", "sha_256", "content_hash", "checksum", "hash", "digest"),
}  # fmt: skip  # a table


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The range of the front matter with the white space after it, and what it declares."""

    range: Span
    fields: Mapping[str, str]


class _PlainLoader(yaml.BaseLoader):
    """YAML of strings, lists and mappings alone; an alias is refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            message = "aliases are not read"
            raise yaml.YAMLError(message)
        return super().compose_node(parent, index)


def find_front_matter(text: str) -> FrontMatter | None:
    """Find the front matter that `text` begins with; None where there is none to be read."""
    head = text[:LONGEST]
    for shape, reading in ((_FENCED, _read_yaml), (_FLAT, _read_flat)):
        found = shape.match(head)
        if found:
            declared = reading(found[1])
            if declared:
                return FrontMatter(Span(0, found.end()), _canonical(declared))
    return None


def check_declared_hash(
    text: str, front: FrontMatter | None
) -> Literal["matches", "differs", "absent"]:
    """Tell whether the sha256 that front matter declares is that of the text after it.

    The text counts as it is or stripped of outer white space.
    """
    if front is None or "sha256" not in front.fields:
        return "absent"
    closing = text[: front.range.end].rindex("---") + len("---")
    rest = text[closing:]
    without_break = re.sub(r"\A[ \t]*\r?\n", "", rest)
    wordings = (rest, without_break, text[front.range.end :], rest.strip())
    hashes = {hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest() for one in wordings}
    return "matches" if front.fields["sha256"] in hashes else "differs"


def _read_yaml(source: str) -> dict[str, object]:
    try:
        loaded = yaml.load(source, Loader=_PlainLoader)  # noqa: S506 - the loader makes plain values only
    except (yaml.YAMLError, RecursionError, ValueError):
        return _read_lines(source)
    if not isinstance(loaded, dict):
        return {}
    return {str(key): value for key, value in loaded.items()}


def _read_lines(source: str) -> dict[str, object]:
    """Read what is nearly YAML (a colon in a bare title, say), if every line is a pair."""
    pairs: dict[str, object] = {}
    for line in source.splitlines():
        if not line.strip() or line[0] in " \t#-":
            continue
        found = _LINE.match(line)
        value = (found["value"] or "").strip() if found else ""
        if not found or value.startswith(("&", "*", "!")):
            return {}
        pairs[found["key"]] = value.strip("\"'")
    return pairs


def _read_flat(source: str) -> dict[str, object]:
    pairs = dict(_flat_pairs(source))
    return pairs if len(pairs) >= _FEWEST_FLAT_KEYS else {}


def _flat_pairs(source: str) -> Iterator[tuple[str, object]]:
    place = 0
    while found := _KEY.search(source, place):
        start = found.end()
        while start < len(source) and source[start].isspace():
            start += 1
        end = _end_of_quoted(source, start)
        if end is None:
            following = _KEY.search(source, start)
            end = following.start() if following else len(source)
            yield found[1], source[start:end].strip()
        elif source[start] == "[":
            yield found[1], [one.strip(" \"'") for one in source[start + 1 : end - 1].split(",")]
        else:
            yield found[1], source[start + 1 : end - 1].replace('\\"', '"').strip()
        place = max(end, found.end())


def _end_of_quoted(source: str, start: int) -> int | None:
    opening = source[start : start + 1]
    closing = {'"': '"', "'": "'", "[": "]"}.get(opening)
    if closing is None:
        return None
    end = start + 1
    while (end := source.find(closing, end)) >= 0:
        if source[end - 1] != "\\":
            return end + 1
        end += 1
    return None


def _canonical(declared: Mapping[str, object]) -> dict[str, str]:
    plain = {
        re.sub(r"[\s:.-]+", "_", key.strip().lower()): value for key, value in declared.items()
    }
    fields = {}
    for field, keys in _KEYS.items():
        for key in keys:
            value = _clean(field, _flat_value(plain.get(key)))
            if value:
                fields[field] = value
                break
    return fields


def _flat_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_flat_value(one) for one in value[:50])))
    if isinstance(value, dict):
        return _flat_value(value.get("name", value.get("url", "")))
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _clean(field: str, value: str) -> str | None:
    if field in {"published", "fetched"}:
        return iso_date(value)
    if field == "source_url":
        found = _ADDRESS.fullmatch(value) or re.fullmatch(
            r"\[[^\]]*\]\((https?://[^\s)]+)\)", value
        )
        return (found[1] if found and found.re is not _ADDRESS else value) if found else None
    if field == "sha256":
        found = _SHA256.fullmatch(value)
        return found[1].lower() if found else None
    if field == "language":
        found = _LANGUAGE.fullmatch(value)
        return found[1].lower() if found else None
    return value[:2000] or None

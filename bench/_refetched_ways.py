"""Seven ways to extract the text of a page, each of which keeps other parts of it."""

import html
from collections.abc import Callable
from dataclasses import dataclass

from bench._refetched_words import SITE

BODY = ("paragraph", "entry", "note")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page as it was fetched; what is not the author's changes with each fetch."""

    kind: str
    text: str


def _kept(page: list[Block], *kinds: str) -> list[Block]:
    return [block for block in page if block.kind in kinds]


def _reader(page: list[Block]) -> str:
    """Markdown as reading modes give it."""
    forms = {"headline": "# {}", "by": "*{}*", "caption": "*{}*", "credit": "*{}*"}
    kept = _kept(page, "headline", "by", "caption", "credit", "link", *BODY)
    return "\n\n".join(forms.get(one.kind, "{}").format(one.text) for one in kept)


def _plain(page: list[Block]) -> str:
    """Headline, by-line and text."""
    return "\n\n".join(one.text for one in _kept(page, "headline", "by", *BODY))


def _body(page: list[Block]) -> str:
    """The text alone, as if under no headline."""
    return "\n\n".join(one.text for one in _kept(page, *BODY))


def _titled(page: list[Block]) -> str:
    """The page's title with the site's name, then the text with its captions."""
    rest = [one.text for one in _kept(page, "caption", "credit", *BODY)]
    return "\n\n".join([f"{page[-1].text} - {SITE}", *rest])


def _whole(page: list[Block]) -> str:
    """Everything, a line a block."""
    return "\n".join(one.text for one in page[:-1])


def _flat(page: list[Block]) -> str:
    """Everything from the headline on, with no break at all."""
    kept = (one for one in page[:-1] if one.kind != "menu")
    return " ".join(" ".join(one.text.split()) for one in kept)


def _html(page: list[Block]) -> str:
    forms = {
        "menu": "<nav>{}</nav>", "headline": "<article><h1>{}</h1>", "by": "<p class='by'>{}</p>",
        "ago": "<time>{}</time>", "share": "<div class='share'>{}</div>",
        "caption": "<figure><img src='a.jpg'><figcaption>{}", "credit": " {}</figcaption></figure>",
        "entry": "<section>{}</section>", "list": "<h3>{}</h3>", "teaser": "<a href='/x'>{}</a>",
        "link": "<p><a href='/y'>{}</a></p>", "advert": "<aside>{}</aside>",
        "foot": "</article><footer>{}</footer></body></html>",
    }  # fmt: skip  # a table
    head = f"<!doctype html><html><head><title>{html.escape(page[-1].text)} - {SITE}</title></head>"
    parts = [forms.get(one.kind, "<p>{}</p>").format(html.escape(one.text)) for one in page[:-1]]
    return f"{head}<body>{''.join(parts)}"


EXTRACTORS: dict[str, Callable[[list[Block]], str]] = {
    "reader": _reader,
    "plain": _plain,
    "body": _body,
    "titled": _titled,
    "whole": _whole,
    "flat": _flat,
    "html": _html,
}

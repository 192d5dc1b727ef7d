"""Eleven ways to extract the text of a page, other than those of bench/_refetched_ways.py."""

import html
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence

from bench._refetched_ways import Block

BODY = ("paragraph", "item", "entry", "update", "correction")
ARTICLE = ("headline", "standfirst", "mark", "by", "subheading", *BODY)
LINKS = ("menu", "teaser", "link")
MARKDOWN = {
    "headline": "# {0}", "subheading": "## {0}", "list": "### {0}", "item": "- {0}",
    "menu": "* [{0}](/{1})", "teaser": "* [{0}](/a/{1})", "link": "[{0}](/a/{1})",
    "caption": "![{0}](/img/{1}.jpg)\n\n*{0}*", "quote": "> {0}", "standfirst": "**{0}**",
    "entry": "### {0}",
}  # fmt: skip  # a table
HTML = {
    "headline": "<h1>{0}</h1>", "subheading": "<h2>{0}</h2>", "list": "<h3>{0}</h3>",
    "standfirst": "<h4>{0}</h4>", "item": "<li>{0}</li>", "menu": "<nav><a href='/'>{0}</a></nav>",
    "teaser": "<aside><a href='/x'>{0}</a></aside>", "link": "<p><a href='/x'>{0}</a></p>",
    "caption": "<figure><img src='i.jpg' alt='{0}'><figcaption>{0}</figcaption></figure>",
    "quote": "<blockquote>{0}</blockquote>", "label": "<div class='label'>{0}</div>",
    "advert": "<div class='ad'>{0}</div>", "comment": "<div class='comment'>{0}</div>",
}  # fmt: skip  # a table


def _markdown(page: Sequence[Block]) -> str:
    """The whole page with its links."""
    said = (MARKDOWN.get(b.kind, "{0}").format(b.text, _slug(b.text)) for b in page)
    return "\n\n".join(said)


def _slug(said: str) -> str:
    return re.sub(r"\W+", "-", said.casefold())[:25]


def _dump(page: Sequence[Block]) -> str:
    """The whole page as a text browser prints it: indented, wrapped, its links numbered."""
    told, links = [], []
    for block in page:
        said = block.text
        if block.kind in LINKS:
            links.append(f"  {len(links) + 1}. https://example.net/{_slug(said)}")
            said = f"[{len(links)}]{said}"
        begin = "  * " if block.kind in {"item", "teaser", "menu"} else "   "
        told.append(begin + "\n   ".join(textwrap.wrap(said, 72)))
    return "\n\n".join((*told, "References", "\n".join(links)))


def _html(page: Sequence[Block]) -> str:
    (title,) = (block.text for block in page if block.kind == "headline")
    said = ((b.kind, html.escape(b.text).replace("\n", "<br>")) for b in page)
    body = "\n".join(HTML.get(kind, "<p>{0}</p>").format(text) for kind, text in said)
    head = f"<meta charset=utf-8><title>{html.escape(title)} | Site</title>"
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def _joined(gap: str) -> Callable[[Sequence[Block]], str]:
    """The parts one after the other, without breaks of their own if the gap is none."""
    return lambda page: gap.join(
        block.text if "\n" in gap else block.text.replace("\n", " ") for block in page
    )


WAYS: Mapping[str, tuple[Callable[[Sequence[Block]], str], tuple[str, ...] | None]] = {
    "markdown": (_markdown, None),
    "dump": (_dump, None),
    "html": (_html, None),
    "mobile": (_html, (*ARTICLE, "caption", "label", "advert")),
    "flat": (_joined(" "), None),
    "lines": (_joined("\n"), None),
    "reader": (_joined("\n\n"), (*ARTICLE, "caption", "quote", "link")),
    "print": (_joined("\n\n"), (*ARTICLE, "credit", "address")),
    "strict": (_joined("\n"), BODY),
    "feed": (_joined("\n"), ("headline", "standfirst", "subheading", *BODY)),
    "data": (_joined(" "), ("headline", "mark", "subheading", *BODY)),
}
"""How each way writes what it keeps, and which parts it keeps, None for the whole page."""


def extracted(page: Sequence[Block], way: str) -> str:
    """The text that a way makes of a page."""
    write, kept = WAYS[way]
    return write([b for b in page if (b.kind in kept if kept else b.kind != "address")])

"""What does a web page say, and what does it declare of itself?

The only module that knows trafilatura exists. Whether bytes are a page is decided by their
content. An extraction that fails, or that brings next to nothing of a page that shows much, is
an error to see and not an empty variant.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html

from provenance.text.dates import iso_date
from provenance.text.document import UnreadableError

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

# It tells its log what it throws away; what a reader should know of a page is said by us.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*(?P<tag><!doctype\s+html|<html[\s>]"
    r"|<(?:head|body|div|article|main|section|header|p|h1|table|meta|title)\b[^<>]{0,2000}>)",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(
    r"</(?:html|head|body|div|article|main|section|header|p|h[1-6]|table|title|a|ul|li)>",
    re.IGNORECASE,
)
_PAGE_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)$", re.IGNORECASE)
_WALL = re.compile(
    r"(?:enable|turn on|activate|requires?) (?:javascript|cookies)"
    r"|javascript is (?:disabled|required)"
    r"|verify (?:that )?you are (?:a )?human|checking your browser|access denied",
    re.IGNORECASE,
)
_WALL_LENGTH = 400
_NEXT_TO_NOTHING = 0.03
"""Share of a page's visible letters below which an extraction has failed; articles give 0.2 up."""
_MUCH = 1500
"""Visible characters from which that share is asked for."""
_LITTLE = 300
"""Visible characters up to which a page is taken whole: finding an article needs more to go by."""
_DECLARED_DATE = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""The day that a page declares, whatever day it is today. Any day named in a text, or the year of
its copyright, is none: of "© 2026" alone 1 January became the day on which a text was published."""
_BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "body",
        "html",
    ]
)
_HIDDEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a web page, and the fields it declares (keys as in Document.fields)."""

    text: str
    fields: Mapping[str, str]


def is_page(text: str, name: str) -> bool:
    """Tell whether `text` is the source of a web page, not a text that mentions a tag."""
    opening = _OPENING.match(text[:20_000])
    if opening is None:
        return False
    tag = opening["tag"].lower()
    if tag.startswith(("<!doctype", "<html")):
        return True
    if _MARKDOWN_NAME.search(name):
        return False
    closings = len(_CLOSING.findall(text[:20_000]))
    return closings >= (1 if _PAGE_NAME.search(name) else 2)


def extract(source: str, *, name: str) -> Page:
    """Give the article text and the declared fields of the page `source`.

    Raises UnreadableError where no article can be found in it.
    """
    tree = _parse(source)
    if tree is None:
        raise UnreadableError(_failure(name))
    declared_language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    )
    visible = _visible_length(tree)
    best: Extracted | None = None
    source = _with_captions(tree) or source
    for recall in (False, True):
        found = _bare(source, recall=recall)
        if found is not None and len(found.text or "") > len((best and best.text) or ""):
            best = found
        if best is not None and len(best.text or "") > visible // 4:
            break
    text = _tidy((best and best.text) or "")
    if visible <= _LITTLE:
        text = _all_blocks(tree)
    _refuse_failure(text, visible, name)
    return Page(text, _fields(best, declared_language) if best is not None else {})


def _parse(source: str) -> lxml.html.HtmlElement | None:
    try:
        tree = lxml.html.document_fromstring(
            source.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _with_captions(tree: lxml.html.HtmlElement) -> str | None:
    """Give the page with its captions as paragraphs, which would be left out with their pictures.

    None where it has none. A picture that is a link, or has one for a caption, leads elsewhere.
    """
    captions = [
        caption
        for caption in tree.iter("figcaption")
        if not any(one.tag == "a" for one in caption.iterancestors())
        and any(text.strip() for text in caption.xpath(".//text()[not(ancestor::a)]"))
    ]
    for caption in captions:
        caption.tag = "p"
        for figure in caption.iterancestors("figure"):
            figure.tag = "div"
    return lxml.html.tostring(tree, encoding="unicode") if captions else None


def _bare(source: str, *, recall: bool) -> "Extracted | None":
    import trafilatura  # noqa: PLC0415 - a quarter of a second that texts which are no page save
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415 - as above

    try:
        found = trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=True,
            favor_recall=recall,
            with_metadata=True,
            deduplicate=False,
            date_extraction_params=_DECLARED_DATE,
        )
    except (
        lxml.etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ):
        return None
    return found if isinstance(found, Extracted) else None


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", text).strip()


def _all_blocks(tree: lxml.html.HtmlElement) -> str:
    """Give all that a small page shows, a line for each block."""
    lines: list[str] = [""]
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _BLOCK_TAGS:
                lines.append("")
            if name and not _is_hidden(element):
                lines[-1] += element.text or ""
        else:
            if name in _BLOCK_TAGS:
                lines.append("")
            if not any(map(_is_hidden, element.iterancestors())):
                lines[-1] += element.tail or ""
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    return element.tag in _HIDDEN or any(one.tag in _HIDDEN for one in element.iterancestors())


def _visible_length(tree: lxml.html.HtmlElement) -> int:
    total = 0
    for element in tree.iter():
        if isinstance(element.tag, str) and not any(element.tag == hidden for hidden in _HIDDEN):
            total += len((element.text or "").strip())
        total += len((element.tail or "").strip())
    return total


def _refuse_failure(text: str, visible: int, name: str) -> None:
    words = len(re.findall(r"\w", text))
    walled = len(text) < _WALL_LENGTH and _WALL.search(text) is not None
    lost = visible >= _MUCH and len(text) < visible * _NEXT_TO_NOTHING
    if not words or walled or lost:
        raise UnreadableError(_failure(name))


def _failure(name: str) -> str:
    return (
        f"No article text was found in the web page {name}, which may need a script or a log-in to"
        " show it: copy the text from your browser into a file and upload that instead."
    )


def _fields(found: "Extracted", declared_language: str) -> dict[str, str]:
    language = re.match(r"[A-Za-z]{2,3}", declared_language.strip()) or re.match(
        r"[A-Za-z]{2,3}$", found.language or ""
    )
    fields = {
        "title": found.title,
        "source_url": found.url
        if found.url and found.url.startswith(("http://", "https://"))
        else None,
        "published": iso_date(found.date) if found.date else None,
        "author": found.author,
        "language": language[0].lower() if language else None,
    }
    return {key: " ".join(value.split())[:2000] for key, value in fields.items() if value}

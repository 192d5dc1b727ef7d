import pytest

from provenance.text import UnreadableError, read

PARAGRAPHS = "".join(
    f"<p>This is paragraph {number} of the piece, which says a thing about the tide that the one before did not say.</p>"
    for number in range(6)
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>The Tide</title><meta name="author" content="Ann Quist">
<link rel="canonical" href="https://example.org/tide"><meta property="article:published_time" content="2024-02-03T10:00:00Z">
<script>var secret = "LEAK";</script><style>.leak {{ color: red }}</style></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>The Tide</h1>{PARAGRAPHS}<script>LEAK</script></article><footer>Imprint of the site</footer></body></html>"""


def test_a_page_gives_its_article_and_its_fields():
    document = read(PAGE.encode(), name="a.html")
    assert document.format == "html"
    assert dict(document.fields) == {
        "title": "The Tide",
        "author": "Ann Quist",
        "source_url": "https://example.org/tide",
        "published": "2024-02-03",
        "language": "en",
    }
    assert document.text.count("of the piece") == 6
    assert "LEAK" not in document.text
    assert "color" not in document.text


@pytest.mark.parametrize(
    ("at", "said"),
    [("Imprint of the site", "© Tidal Press 2026"), ("This is paragraph 3", "On 17 February 2026")],
)
def test_a_day_that_a_page_does_not_declare_is_not_the_day_it_was_published(at, said):
    """A year of copyright would date it to the first of January, a text of events to one of them."""
    page = PAGE.replace("2024-02-03T10:00:00Z", "").replace(at, said)
    assert "published" not in dict(read(page.encode(), name="a.html").fields)


def test_what_a_page_is_called_does_not_matter():
    assert read(PAGE.encode(), name="a.txt").format == "html"


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        ("<figure><img src='a.jpg'><figcaption>The <a href='/b'>old</a> bell</figcaption></figure>", True),
        ("<figure><img src='a.jpg'><figcaption><a href='/b'>The old bell</a></figcaption></figure>", False),
        ("<a href='/b'><figure><figcaption>The old bell</figcaption></figure></a>", False),
    ],
)  # fmt: skip  # a table
def test_a_caption_is_kept_unless_it_is_a_link(figure, kept):
    """What stands under a picture is its publisher's; a picture that links is another piece's."""
    page = PAGE.replace("</h1>", f"</h1>{figure}")
    assert ("The old bell" in read(page.encode(), name="a.html").text) is kept


def test_a_small_page_is_taken_whole():
    assert (
        read(
            b"<html><body><h1>Hi</h1><p>Hello <b>world</b>.</p><script>x</script></body></html>",
            name="a.html",
        ).text
        == "Hi\nHello world."
    )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<!doctype html><html><body><div id=app></div><script>"
        + "x();" * 500
        + "</script></body></html>",
        "<html><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        "<html><body><p>Please enable cookies to continue.</p></body></html>",
        "<html" + " a=1" * 5000,
    ],
)
def test_a_page_without_an_article_is_refused(page):
    with pytest.raises(UnreadableError, match=r"No article text was found in the web page a\.html"):
        read(page.encode(), name="a.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "</body></html>",
        "<html><body>" + "<b" * 20000,
        "<html><body><p>" + "&amp;" * 20000 + "</p></body></html>",
        "<html><!--" + "-" * 50000,
        "<!doctype html><html><body><table>" + "<tr><td>x" * 3000,
    ],
)
def test_a_hostile_page_is_read_or_refused(page):
    try:
        read(page.encode(), name="a.html")
    except UnreadableError as refusal:
        text = str(refusal)
    else:
        text = ""
    assert text == "" or "a.html" in text


def test_scripts_in_text_stay_text():
    text = "He wrote <script>alert(1)</script> on the wall, and <b>laughed</b>."
    assert read(text.encode(), name="a.txt").text == text

"""The page that is kept or sent says the same wherever it is read, and runs nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import answers
from provenance.web.present.report import comparison_page
from tests.web.present.test_rows import MOVED, STILL, texts

STILL_MOVED = "\n\n".join([MOVED, *STILL]), "\n\n".join([*STILL, MOVED.replace("upper", "lower")])


class Main(HTMLParser):
    """The words of the page's main part, without those inside any of `left_out`."""

    def __init__(self, *left_out: str) -> None:
        super().__init__()
        self.left_out = left_out
        self.open: list[str] = []
        self.words = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")

    def handle_endtag(self, _tag):
        self.open.pop()

    def handle_data(self, data):
        if "main." in self.open and not any(name in self.left_out for name in self.open):
            self.words += data


def words_of(page: str, *left_out: str) -> str:
    """The words of a page, white space aside."""
    main = Main(*left_out, "summary.", "span.sign", "span.end", "a.end")
    main.feed(page)
    return "".join(main.words.split())


def mailed(page: str) -> str:
    """The page as a mail program leaves it that drops styles, `ins`, `del` and what it knows not."""
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return re.sub(r"</?(ins|del|details|summary|main|footer)\b[^>]*>", "", page)


def read_aloud(page: str) -> str:
    """All words of a page in a line, every tag dropped."""
    return " ".join(re.sub(r"<[^>]*>", "", mailed(page)).split())


DELETED = ("del.", "del.moved", "del.slight")
INSERTED = ("ins.", "ins.moved", "ins.slight")


@settings(max_examples=60)
@given(texts, texts)
def test_without_what_was_taken_out_it_is_the_newer_text_and_the_other_way_round(older, newer):
    page = comparison_page(answers.diff(older, newer))
    if older or newer:
        assert words_of(page, *DELETED) == "".join(newer.split())
        assert words_of(page, *INSERTED) == "".join(older.split())


def test_where_something_moved_it_is_the_newer_text_too():
    page = comparison_page(answers.diff(*STILL_MOVED))
    assert words_of(page, *DELETED) == "".join(STILL_MOVED[1].split())


@pytest.mark.parametrize(
    ("older", "newer", "says"),
    [
        ("A red fox ran.", "A brown fox ran.", "A [-red-] [+brown+] fox ran."),
        ("It cost 1000.", "It cost 10000.", "It cost [-1000-] [+10000+]."),
        ("The fox ran.", "The fox.", "The fox[- ran-]."),
        ("", "New.", "[+New.+]"),
    ],
)
def test_signs_tell_what_changed_where_elements_and_styles_are_dropped(older, newer, says):
    page = read_aloud(comparison_page(answers.diff(older, newer)))
    assert says.replace(" ", "") in page.replace(" ", "")


def test_a_mail_still_underlines_and_strikes_through():
    mail = mailed(comparison_page(answers.diff("A red fox.", "A brown fox.")))
    assert '<span style="text-decoration: line-through">red</span>' in mail
    assert '<span style="text-decoration: underline">brown</span>' in mail


def test_a_mail_says_of_both_places_that_something_moved_and_what_changed_in_it():
    mail = read_aloud(comparison_page(answers.diff(*STILL_MOVED)))
    assert "→ moved further down, with changes: [→In the year" in mail
    assert "← moved here from further up, with changes: [←In the year" in mail
    assert "to the [-upper-] [+lower+] town by candlelight.←]" in mail


def test_a_mail_says_where_paragraphs_were_split_and_joined():
    split, joined = "\n\n".join(STILL[:2]), " ".join(STILL[:2])
    assert "¶ paragraph split here" in read_aloud(comparison_page(answers.diff(joined, split)))
    assert "¶ paragraphs joined here" in read_aloud(comparison_page(answers.diff(split, joined)))


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40))
def test_it_is_whole_and_loads_and_runs_nothing(older, newer):
    page = comparison_page(answers.diff(f"{older}<script>x</script>", f"<img src=x>{newer}"))
    page.encode()
    found = Main()
    found.feed(page)
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "img", "link", "iframe", "base"})
    assert [name for _, attrs in found.tags for name in attrs if name.startswith("on")] == []
    assert [attrs["href"] for _, attrs in found.tags if "href" in attrs] == []


def test_long_unchanged_stretches_are_folded_and_carried_along():
    lines = [f"The {number}th page was ruled and left empty." for number in range(2000)]
    page = comparison_page(
        answers.diff("\n\n".join(["One.", *lines]), "\n\n".join(["Two.", *lines]))
    )
    assert "1999 unchanged passages" in page
    assert "The 1000th page" in page

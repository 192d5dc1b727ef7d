"""On paper every page is dark on white, within its margins, with no heading parted from its text."""

import pytest
from playwright.sync_api import Page, expect

A4 = 687
"""CSS pixels between the margins of a sheet of A4."""

PAGES = [
    "/articles/harbour/",
    "/articles/harbour/diff/A..B/",
    "/articles/harbour/diff/A..B/?view=inline",
    "/articles/harbour/lineage/",
    "/articles/harbour/lineage/A/",
    "/articles/harbour/collation/",
    "/articles/harbour/collation/places/",
    "/articles/harbour/variants/A/",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_dark_screen_prints_on_white_and_within_the_margins(page: Page, site, address):
    page.set_viewport_size({"width": A4, "height": 900})
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{site}{address}")
    ink, paper = page.evaluate(
        "(look => [look.color, look.backgroundColor])(getComputedStyle(document.body))"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    cut = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(one => {"
        " const box = one.getBoundingClientRect();"
        " return box.width > 0 && box.left < -1 && !one.closest('.visually-hidden, .skip'); })"
        ".map(one => one.className)"
    )
    assert cut == []


def test_a_comparison_on_paper_holds_the_texts_and_nothing_to_press(page: Page, site):
    page.emulate_media(media="print")
    page.goto(f"{site}/articles/harbour/diff/A..B/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(
        page.locator("main button:visible, main select:visible, main nav:visible")
    ).to_have_count(0)
    assert page.pdf(format="A4").startswith(b"%PDF")

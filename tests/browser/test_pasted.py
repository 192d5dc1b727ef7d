"""Long texts that are pasted and not kept: a page of changes at a time, with a script and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import arrive

OLDER = "".join(
    f"On day {day} the clerk wrote down the water and went home.\n\n" for day in range(3000)
)
NEWER = "".join(
    line.replace("water", "tide") if at in {0, 5998} or 1000 < at < 1160 else line
    for at, line in enumerate(OLDER.splitlines(keepends=True))
)


def paste(page: Page, site: str) -> None:
    page.goto(f"{site}/compare/")
    for side, text in (("older", OLDER), ("newer", NEWER)):
        file = {"name": f"{side}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        page.locator(f"#id_{side}_file").set_input_files(file)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator("#comparison")).to_be_visible()
    arrive(page)


def test_keys_go_on_to_changes_that_are_fetched(page: Page, site, faults):
    paste(page, site)
    expect(page.locator("#comparison [data-stop]")).to_have_count(50)
    expect(page.locator("#older_text, #id_older_text")).to_have_value("")
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(page.locator("#page-2")).to_be_visible()
    expect(page.locator("[data-step-at]").first).to_have_text("51 of 81")


def test_a_long_unchanged_stretch_is_fetched_when_it_is_opened(page: Page, site, faults):
    paste(page, site)
    fold = page.locator("details.fold:has(.fetch)").first
    expect(fold.locator(".row")).to_have_count(0)
    name = fold.get_attribute("id")
    fold.locator("summary").click()
    expect(page.locator(f"#{name} .row").first).to_be_attached()


def test_without_a_script_a_button_leads_to_the_next_page(plain: Page, site):
    paste(plain, site)
    plain.get_by_role("button", name="Next 31 changes").click()
    expect(plain.locator("#page-2")).to_be_visible()
    plain.get_by_role("button", name="Earlier changes").click()
    expect(plain.locator("#page-1")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_is_no_wider_than_the_screen(page: Page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    paste(page, site)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

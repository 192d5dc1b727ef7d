"""The pages of a collation: without faults, without script, by keys, and within a phone's width."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import arrive, log_in
from tests.browser.test_pages import violations
from tests.web.making import HARBOUR

ROOT = "/articles/harbour/collation/"
PLACE = f"{ROOT}places/A-{HARBOUR.index('eighty')}/"
OPEN = [ROOT, f"{ROOT}?base=B", f"{ROOT}?with=A", f"{ROOT}places/", PLACE, f"{ROOT}corrections/"]


def correct(page: Page, site: str, reason: str = "One number of years.") -> None:
    page.goto(f"{site}{PLACE}")
    page.get_by_text("Join two rows").click()
    form = page.locator("details[open] form")
    form.get_by_label("Join this row with").select_option(label="the row below")
    form.get_by_label("Why").fill(reason)
    page.get_by_role("button", name="Log the joining").click()
    page.wait_for_url("**/#alignment")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, site, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in OPEN:
        page.goto(f"{site}{address}")
        found[address] = violations(page)
    log_in(page, site)
    correct(page, site)
    for address in [PLACE, f"{ROOT}corrections/", f"{ROOT}?corrections=off"]:
        page.goto(f"{site}{address}")
        for summary in page.locator("main summary").all():
            summary.click()
        found[f"{address} signed in"] = violations(page)
    assert {address: what for address, what in found.items() if what} == {}


def test_nothing_reaches_beyond_a_phones_width(page: Page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, site)
    wide = {}
    for address in OPEN:
        page.goto(f"{site}{address}")
        for summary in page.locator("main summary").all():
            summary.click()
        for stretch in page.locator("a.heat").all()[:3]:
            stretch.focus()
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in wide.items() if width > 390} == {}


def test_a_stretch_tells_who_reads_what_on_focus_and_leads_to_its_place(page: Page, site, faults):
    page.goto(f"{site}{ROOT}")
    page.keyboard.press("j")
    stretch = page.locator("a.heat:focus")
    tip = stretch.locator(".tip")
    expect(tip).to_have_css("clip-path", "none")
    page.keyboard.press("Escape")
    expect(tip).not_to_have_css("clip-path", "none")
    page.keyboard.press("j")
    expect(page.locator("a.heat:focus .tip")).to_have_css("clip-path", "none")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Place")
    arrive(page)
    number = int(heading.inner_text().split()[1])
    page.keyboard.press("k")
    expect(heading).to_contain_text(f"Place {number - 1} of")


def test_single_keys_that_are_switched_off_do_nothing(page: Page, site, faults):
    """Switched off in a comparison, they are off here."""
    page.goto(f"{site}{ROOT}")
    page.evaluate("localStorage.setItem('keys', 'off')")
    page.keyboard.press("j")
    expect(page.locator("a.heat:focus")).to_have_count(0)
    page.evaluate("localStorage.setItem('keys', 'on')")
    page.keyboard.press("j")
    expect(page.locator("a.heat:focus")).to_have_count(1)


def test_a_correction_is_logged_shown_and_taken_back(page: Page, site, faults):
    log_in(page, site)
    correct(page, site)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Place")
    page.get_by_role("link", name="See what was said").click()
    expect(page.get_by_text("One number of years.")).to_be_visible()
    page.get_by_text("Take it back").click()
    page.get_by_label("Why").fill("Two facts after all.")
    page.get_by_role("button", name="Log that it is taken back").click()
    expect(page.get_by_text("Two facts after all.")).to_be_visible()
    expect(page.get_by_text("Taken back")).to_be_visible()


def test_the_base_the_filters_and_a_place_work_without_script(plain: Page, site):
    plain.goto(f"{site}/articles/harbour/")
    plain.get_by_role("link", name="All texts beside each other").click()
    plain.get_by_label("The text to read").select_option("B")
    plain.get_by_role("button", name="Show this text").click()
    expect(plain).to_have_url(re.compile("base=B"))
    plain.locator("a.heat").first.hover()
    expect(plain.locator("a.heat .tip").first).to_have_css("clip-path", "none")
    plain.get_by_role("link", name="Places").click()
    plain.get_by_label("Kind").select_option("substance")
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator(".places tbody tr").first).to_be_visible()
    expect(plain).to_have_url(re.compile("base=B"))
    plain.locator(".places tbody a").first.click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Place")


def test_the_texts_are_chosen_without_script(plain: Page, site):
    plain.goto(f"{site}{ROOT}")
    plain.get_by_text("Choose the texts").click()
    plain.locator("input[name=with][value=C]").uncheck()
    plain.get_by_role("button", name="Collate these").click()
    expect(plain.locator(".lead")).to_contain_text("2 English texts of 3")

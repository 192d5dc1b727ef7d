"""Reading where words came from: by keys, by links alone, and without colour."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import arrive

B = "/articles/harbour/variants/B/origins/"


def test_keys_go_from_run_to_run_and_back(page: Page, site, faults):
    page.goto(f"{site}{B}")
    marks = page.locator(".origins [data-stop]")
    expect(marks.nth(2)).to_be_attached()
    for number, key in [(0, "j"), (1, "j"), (2, "n"), (1, "k")]:
        page.keyboard.press(key)
        expect(marks.nth(number)).to_be_focused()


def test_single_keys_that_are_switched_off_do_nothing(page: Page, site, faults):
    """Switched off in a comparison, they are off here."""
    page.goto(f"{site}{B}")
    page.evaluate("localStorage.setItem('keys', 'off')")
    page.keyboard.press("j")
    expect(page.locator(".origins [data-stop]:focus")).to_have_count(0)


def test_following_a_mark_leaves_the_keyboard_on_the_next(page: Page, site, faults):
    page.goto(f"{site}{B}")
    page.get_by_role("link", name="Go to the first marked run").click()
    expect(page.locator("#w1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#w2")).to_be_focused()
    expect(page).to_have_url(re.compile("#w2$"))


def test_one_origin_is_chosen_without_script(plain: Page, site):
    plain.goto(f"{site}{B}")
    before = plain.locator(".run").count()
    plain.locator(".origin-list a[href^='?']", has_text="B itself").click()
    back = plain.get_by_role("link", name="Mark all origins")
    expect(back).to_be_visible()
    arrive(plain)
    after = plain.locator(".run").count()
    assert 0 < after < before
    back.click()
    expect(plain.locator(".run")).to_have_count(before)


def test_looks_differ_by_more_than_colour(page: Page, site):
    page.goto(f"{site}{B}")
    drawn = page.evaluate(
        """() => Object.fromEntries([1, 2, 3, 4, 5, "own", "open"].map((look) => {
          const run = document.createElement("span");
          run.className = `run look-${look}`;
          document.querySelector(".section-text").append(run);
          const style = getComputedStyle(run);
          return [look, [style.textDecorationStyle, style.textDecorationThickness, style.fontStyle].join()];
        }))"""
    )
    assert len(set(drawn.values())) == len(drawn)

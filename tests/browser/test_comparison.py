"""A comparison is walked by keys and switched in place, and the address follows."""

import re

import pytest
from playwright.sync_api import Page, expect

DIFF = "/articles/harbour/diff/A..B/"


def test_the_view_switches_in_place_the_address_follows_and_back_is_right(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.evaluate("window.kept = true")
    page.get_by_role("link", name="Inline").click()
    expect(page.locator(".view-inline")).to_be_visible()
    assert page.url == f"{site}{DIFF}?view=inline"
    page.get_by_role("link", name="Changes only").click()
    expect(page.locator(".view-changes")).to_be_visible()
    assert page.evaluate("window.kept") is True
    page.go_back()
    expect(page.locator(".view-inline")).to_be_visible()
    assert page.url == f"{site}{DIFF}?view=inline"
    expect(page.locator("header.masthead")).to_have_count(1)
    page.go_back()
    expect(page.locator(".view-side")).to_be_visible()
    page.reload()
    expect(page.locator("header.masthead")).to_have_count(1)


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_j_and_k_go_from_change_to_change(page: Page, site, faults, view):
    page.goto(f"{site}{DIFF}?view={view}")
    total = page.locator("[data-stop]").count()
    assert total == 3
    page.keyboard.press("j")
    first = page.url.split("#")[1]
    expect(page.locator(".current").first).to_be_in_viewport()
    expect(page.locator("[data-step-at]")).to_have_text("1 of 3")
    page.keyboard.press("n")
    assert page.url.split("#")[1] != first
    expect(page.locator("[data-step-at]")).to_have_text("2 of 3")
    page.keyboard.press("k")
    assert page.url.split("#")[1] == first
    page.keyboard.press("p")
    assert page.url.split("#")[1] == first


def test_the_keys_still_work_after_the_view_was_switched(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.keyboard.press("j")
    page.keyboard.press("2")
    expect(page.locator(".view-inline")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".current").first).to_be_in_viewport()


def test_a_question_mark_opens_the_help_and_escape_closes_it(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_keys_typed_in_a_field_are_letters(page: Page, site, faults):
    page.goto(f"{site}/compare/")
    page.get_by_label("Older text").press_sequentially("jk?")
    expect(page.get_by_label("Older text")).to_have_value("jk?")


def test_a_link_to_a_change_opens_at_it(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    last = page.locator("[data-stop]").last.get_attribute("id")
    page.goto(f"{site}/")
    page.goto(f"{site}{DIFF}#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    expect(page.locator("[data-step-at]")).to_have_text("3 of 3")


def test_the_bar_leads_to_its_change(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.locator(".bar a").last.click()
    expect(page.locator("[data-stop]").last).to_be_in_viewport()


def test_what_is_not_the_works_own_can_be_hidden_in_one_click(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    expect(page.get_by_text(re.compile("Front matter:"))).to_be_visible()
    page.get_by_role("link", name="Hide what").click()
    expect(page.get_by_text(re.compile("Front matter:"))).to_have_count(0)
    assert page.url.endswith("noise=hidden")


def test_a_citation_is_copied(page: Page, site, faults, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/articles/harbour/variants/A/")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "SHA-256" in page.evaluate("navigator.clipboard.readText()")


def test_a_search_answers_while_one_types(page: Page, site, faults):
    page.goto(site)
    page.get_by_label("Search titles and all texts").press_sequentially("stove")
    expect(page.locator("mark").first).to_have_text("stove")
    assert page.url.endswith("?q=stove")

"""The whole way of a person: bring texts, read what differs, send it, take it back."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import MARKED, log_in
from tests.web.making import HARBOUR


def test_upload_article_comparison_share_open_revoke(page: Page, browser: Browser, site, faults):
    log_in(page, site)
    page.get_by_role("link", name="New article").click()
    page.get_by_label("Title").fill("The second book")
    page.get_by_role("button", name="Make it, then add texts").click()
    page.get_by_label("Files").set_input_files(
        [
            {"name": "first.txt", "mimeType": "text/plain", "buffer": HARBOUR.encode()},
            {"name": "later.txt", "mimeType": "text/plain", "buffer": MARKED.encode()},
        ]
    )
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Stored as A")).to_be_visible()
    page.get_by_role("link", name="Open the article").click()
    expect(page.locator(".answer del").first).to_contain_text("eighty")
    page.get_by_role("link", name="See it in the comparison").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What differs between")
    page.get_by_role("button", name="Make a share link").click()
    address = page.locator(".link-address a").inner_text()

    stranger = browser.new_context().new_page()
    stranger.goto(address)
    expect(stranger.locator("#counts")).to_contain_text("changes")
    assert stranger.locator('a[href*="/articles/"]').count() == 0

    page.get_by_role("button", name="Revoke").click()
    expect(page.locator(".state-revoked")).to_be_visible()
    response = stranger.goto(address)
    assert response is not None
    assert response.status == 410
    expect(stranger.get_by_text("revoked")).to_be_visible()
    stranger.context.close()


def test_on_a_phone_a_refused_verdict_opens_at_its_fault(page: Page, site, run_tasks):
    """The page is long: what was refused, and why, is in sight and has the focus."""
    page.set_viewport_size({"width": 390, "height": 700})
    log_in(page, site)
    page.request.get(f"{site}/articles/harbour/lineage/B/")
    run_tasks()
    page.goto(f"{site}/articles/harbour/lineage/B/")
    page.get_by_text("Judge it").click()
    form = page.locator("form", has=page.get_by_role("button", name="Log the verdict"))
    form.get_by_label("It is wrong; it came from this:").check()
    form.get_by_label("How you know").fill("By the log of the press.")
    form.get_by_role("button", name="Log the verdict").click()
    expect(form.get_by_label("Made from")).to_be_focused()
    expect(form.get_by_text("Choose the text or revision that it came from.")).to_be_in_viewport()
    expect(form.get_by_label("How you know")).to_have_value("By the log of the press.")


def test_a_file_that_was_asked_for_too_early_comes_by_itself(page: Page, site, run_tasks):
    """The page that waits for it asks again, and then the browser stores it."""
    response = page.goto(f"{site}/articles/harbour/lineage/download/json/")
    assert response is not None
    assert response.status == 503
    with page.expect_download() as stored:
        run_tasks()
    assert stored.value.suggested_filename == "harbour-lineage.json"


def test_everything_can_be_read_without_javascript(plain: Page, site):
    plain.goto(site)
    plain.get_by_label("Search titles and all texts").fill("stove")
    plain.get_by_role("button", name="Search").click()
    expect(plain.locator("mark").first).to_have_text("stove")
    plain.goto(site)
    plain.get_by_role("link", name="The harbour book").click()
    plain.get_by_label("Newer").select_option("B")
    plain.get_by_role("button", name="Compare the two").click()
    plain.get_by_role("link", name="Inline").click()
    expect(plain).to_have_url(re.compile(r"/diff/A\.\.B/\?view=inline$"))
    plain.locator(".map a").first.click()
    expect(plain).to_have_url(re.compile("#e"))
    plain.get_by_role("link", name="The harbour book").click()
    plain.locator(".card h3 a").first.click()
    expect(plain.get_by_role("heading", name="About A")).to_be_visible()


def test_a_sections_role_is_overruled_on_the_page_and_the_lineage_is_told_anew(
    page: Page, site, faults, run_tasks
):
    """From the form to the log, to the label beside the text, and to the lineage that follows."""
    log_in(page, site)
    page.goto(f"{site}/articles/harbour/variants/B/")
    expect(page.get_by_role("group", name="text, English")).to_be_visible()
    page.get_by_text("A section is something else").click()
    form = page.locator("form[action$='/role/']")
    form.get_by_label("Section").select_option(index=1)
    form.get_by_label("How you know").fill("The page prints it under “In short”.")
    form.get_by_role("button", name="Log its role").click()
    assert "/corrections" not in page.url
    form.get_by_label("It is").select_option("summary")
    form.get_by_role("button", name="Log its role").click()
    page.wait_for_url(f"{site}/articles/harbour/variants/B/#corrections")
    expect(page.locator(".log")).to_contain_text("The page prints it under “In short”.")
    expect(page.locator(".log")).to_contain_text("ada")
    expect(page.get_by_role("group", name="summary, English")).to_be_visible()
    run_tasks()
    told = page.request.get(f"{site}/articles/harbour/lineage/download/json/").json()
    roles = {one["id"]: [part["role"] for part in one["sections"]] for one in told["variants"]}
    assert roles["B"] == ["front matter", "summary"]

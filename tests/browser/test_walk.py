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

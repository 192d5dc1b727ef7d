"""Every page of ours: no violation that axe finds, in light and dark, nothing beyond a phone's width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from provenance.models import Article
from provenance.services.compare import compare_variants
from provenance.services.share import revoke, share_comparison
from provenance.services.withdraw import withdraw_variant
from tests.browser.conftest import arrive, log_in
from tests.web.making import add, make_article, variant

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LEAST_RULES = 12
"""Rules that even the barest page has something to show for; fewer mean that axe did not run."""
OPEN = [
    "/",
    "/?q=harbour",
    "/?q=xylophone",
    "/articles/harbour/",
    "/articles/harbour/variants/A/",
    "/articles/harbour/variants/C/",
    "/articles/harbour/variants/B/origins/",
    "/articles/harbour/variants/B/origins/?origin=B",
    "/articles/harbour/diff/A..B/",
    "/articles/harbour/diff/A..B/?view=inline",
    "/articles/harbour/diff/A..B/?view=changes",
    "/articles/harbour/diff/A..C/?view=changes",
    "/articles/harbour/diff/C..A/",
    "/articles/harbour/diff/A..A/",
    "/articles/harbour/diff/?older=A",
    "/articles/harbour/lineage/",
    "/articles/harbour/lineage/?place=p1",
    "/articles/harbour/lineage/?reads=A&against=B&shown=unsure",
    "/articles/harbour/lineage/A/",
    "/articles/harbour/lineage/r1/",
    "/compare/",
    "/login/",
    "/nowhere/",
]
SIGNED_IN = [
    "/articles/new/",
    "/articles/harbour/",
    "/articles/harbour/upload/",
    "/articles/harbour/links/",
    "/articles/harbour/withdraw/",
    "/articles/harbour/variants/A/",
    "/articles/harbour/diff/A..B/",
    "/articles/harbour/lineage/",
    "/articles/harbour/lineage/A/",
    "/articles/harbour/lineage/r1/",
]


@pytest.fixture
def shared(site) -> list[str]:
    article = Article.objects.get(slug="harbour")
    pair = {"older": variant(article, "A"), "newer": variant(article, "B")}
    links = [
        share_comparison(compared=compare_variants(**pair), view="side", by=article.created_by)
        for _ in range(2)
    ]
    revoke(link=links[1], by=article.created_by)
    withdraw_variant(variant=variant(article, "D"), reason="A letter, not ours.", by=None)
    return [link.get_absolute_url() for link in links]


def violations(page: Page) -> list[str]:
    answer = Axe().run(page, options=RULES).response
    assert len(answer["passes"]) > LEAST_RULES
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in answer["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, site, shared, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in [*OPEN, "/articles/harbour/variants/D/", *shared]:
        page.goto(f"{site}{address}")
        found[address] = violations(page)
    log_in(page, site)
    for address in SIGNED_IN:
        page.goto(f"{site}{address}")
        found[f"{address} signed in"] = violations(page)
    assert {address: what for address, what in found.items() if what} == {}


def test_axe_finds_nothing_in_the_open_help_and_in_forms_with_errors(page: Page, site):
    page.goto(f"{site}/articles/harbour/diff/A..B/")
    page.keyboard.press("?")
    assert violations(page) == []
    page.goto(f"{site}/compare/")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    arrive(page)
    assert violations(page) == []


OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
NARROW = 320
"""The width, in CSS pixels, to which WCAG 2.2 asks that text reflows: 1280 at 400%."""


def test_nothing_reaches_beyond_a_narrow_screen_even_where_all_is_opened(page: Page, site, shared):
    page.set_viewport_size({"width": NARROW, "height": 640})
    wide = {}

    def measure(address: str) -> None:
        page.goto(f"{site}{address}")
        page.evaluate(OPEN_ALL)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    for address in [*OPEN, *shared]:
        measure(address)
    log_in(page, site)
    for address in SIGNED_IN:
        measure(address)
    assert {address: width for address, width in wide.items() if width > NARROW} == {}


def test_axe_finds_nothing_in_what_is_folded(page: Page, site, shared):
    log_in(page, site)
    found = {}
    for address in SIGNED_IN:
        page.goto(f"{site}{address}")
        page.evaluate(OPEN_ALL)
        found[address] = violations(page)
    assert {address: what for address, what in found.items() if what} == {}


def test_nothing_of_a_page_is_refused_by_the_policy(page: Page, site, shared):
    refused: list[str] = []
    page.on(
        "console",
        lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None,
    )
    page.on("pageerror", lambda fault: refused.append(str(fault)))
    for address in [*OPEN, *shared]:
        page.goto(f"{site}{address}")
    assert refused == []


def test_a_narrow_page_draws_the_stemma_down_and_a_wide_one_across(page: Page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/articles/harbour/")
    expect(page.locator(".stemma-across")).to_be_hidden()
    narrow = page.locator(".stemma-down .stemma").bounding_box()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".stemma-down")).to_be_hidden()
    wide = page.locator(".stemma-across .stemma").bounding_box()
    assert narrow is not None
    assert wide is not None
    assert narrow["height"] > wide["height"]


def test_the_keyboard_reaches_the_text_and_every_node_of_the_stemma(page: Page, site):
    page.goto(f"{site}/articles/harbour/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    nodes = page.locator(".stemma:visible a.node")
    for number in range(nodes.count()):
        nodes.nth(number).focus()
        expect(nodes.nth(number)).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_node_that_is_pointed_at_lights_its_descent_and_the_places_that_prove_it(
    page: Page, site, width, faults
):
    """By mouse as by keyboard, in either drawing; what is said of it goes when it is left."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/articles/harbour/")
    node = page.locator(".stemma:visible a.node[data-node=B]")
    said = page.locator("[data-stemma-said]")
    for reach in (node.locator(".node-sign").hover, node.focus):
        reach()
        expect(said).to_contain_text("It reads")
        assert lit(page, ".stemma:visible .node", "node") == ["B", "r0", "r1", "r2"]
        assert lit(page, ".stemma:visible .edge", "child") == ["B", "r1", "r2"]
        assert lit(page, ".edit", "place") == ["p2", "p3"]
        page.locator("h1").hover()
        node.blur()
        expect(page.locator(".lit")).to_have_count(0)
        expect(said).to_be_empty()


def test_what_is_said_of_a_node_covers_none_that_has_the_focus(page: Page, site):
    """Not on a screen so low that the drawing scrolls."""
    page.set_viewport_size({"width": 390, "height": 420})
    page.goto(f"{site}/articles/harbour/")
    for node in page.locator(".stemma:visible a.node").all():
        node.focus()
        there, said = node.bounding_box(), page.locator("[data-stemma-said]").bounding_box()
        assert there is not None
        assert said is not None
        assert there["y"] >= 0
        assert there["y"] + there["height"] <= said["y"]


def lit(page: Page, what: str, called: str) -> list[str]:
    """The names of what is lit on the page."""
    found = page.locator(f"{what}.lit").all()
    return sorted(one.get_attribute(f"data-{called}") or "" for one in found)


def test_files_that_are_too_much_are_refused_before_they_are_sent(page: Page, site, tmp_path):
    """A browser that sends more than the site takes may show no answer to it."""
    for name in ("one.txt", "two.txt"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(60 * 2**20)
    log_in(page, site)
    page.goto(f"{site}/articles/harbour/upload/")
    files = page.get_by_label("Files")
    files.set_input_files([tmp_path / "one.txt", tmp_path / "two.txt"])
    assert "fewer at a time" in files.evaluate("field => field.validationMessage")
    files.set_input_files([tmp_path / "one.txt"])
    assert files.evaluate("field => field.validationMessage") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_take_the_colours_that_a_reader_forces(page: Page, site, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{site}/articles/harbour/")
    sign, name, written = page.evaluate(
        """() => [
            getComputedStyle(document.querySelector(".stemma .node-sign")).stroke,
            getComputedStyle(document.querySelector(".stemma .node-name")).fill,
            getComputedStyle(document.body).color,
        ]"""
    )
    assert (sign, name) == (written, written)


ARABIC = (
    "كان الميناء هادئا في ذلك اليوم، وكانت القوارب راسية في المساء القصير. قال أحمد إن السفينة "
    "وصلت مع ألف نسخة من الجداول.\n\nثم أغلقت البلدة المكتب وباعت الدفاتر القديمة لمن يريدها."
)
WORDINGS_FROM_LEFT = """() => [...document.querySelectorAll("main *")].flatMap((one) => {
  const words = [...one.childNodes].find(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.includes("’ became ‘"));
  if (!words || one.closest(".visually-hidden")) return [];
  const at = (from) => {
    const range = document.createRange();
    const start = words.data.indexOf("‘", from) + 1;
    range.setStart(words, start);
    range.setEnd(words, start + 1);
    return range.getClientRects()[0];
  };
  const older = at(0), newer = at(words.data.indexOf("became"));
  return older?.top === newer?.top ? (older ? [older.left < newer.left] : []) : [];
})"""


def test_the_name_of_a_state_is_read_from_the_older_wording_to_the_newer_in_any_script(
    page: Page, site, run_tasks
):
    """In an English sentence, ‘old’ became ‘new’ runs from the left though both run from the right."""
    article = make_article("tide-ar")
    add(article, ARABIC, fetched="2026-03-01")
    add(article, ARABIC.replace("القصير", "الطويل"), fetched="2026-04-01")
    add(article, ARABIC.replace("القصير", "الطويل").replace("ألف", "ألفي"), fetched="2026-05-01")
    run_tasks()
    for address in ("", "lineage/", "lineage/r1/", "variants/C/origins/"):
        page.goto(f"{site}/articles/tide-ar/{address}")
        found = page.evaluate(WORDINGS_FROM_LEFT)
        assert found, address
        assert all(found), address

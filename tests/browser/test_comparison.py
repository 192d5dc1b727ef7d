"""A comparison is walked by keys and switched in place, and the address follows."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import violations
from tests.web.making import add, make_article
from tests.web.present.test_rows import MOVED, STILL

DIFF = "/articles/harbour/diff/A..B/"
NEAR_THE_TOP = re.compile(r"^-?\d(\.|$)")
JOINED = """() => {
  const [line, ...ends] = ["path.connector", "#m1-older", "#m1-newer"].map(
    (name) => document.querySelector(name).getBoundingClientRect());
  const [start, end] = ends.map((box) => box.top + box.height / 2);
  return Math.abs(line.top - start) < 4 && Math.abs(line.bottom - end) < 4;
}"""
"""Whether the line begins beside one end of the move and ends beside the other."""


def test_the_view_switches_in_place_the_address_follows_and_back_is_right(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.evaluate("window.kept = true")
    page.get_by_role("link", name="Inline").click()
    expect(page.locator(".view-inline")).to_be_visible()
    expect(page).to_have_url(f"{site}{DIFF}?view=inline")
    page.get_by_role("link", name="Changes only").click()
    expect(page.locator(".view-changes")).to_be_visible()
    assert page.evaluate("window.kept") is True
    page.go_back()
    expect(page.locator(".view-inline")).to_be_visible()
    expect(page).to_have_url(f"{site}{DIFF}?view=inline")
    expect(page.locator("header.masthead")).to_have_count(1)
    page.go_back()
    expect(page.locator(".view-side")).to_be_visible()
    page.reload()
    expect(page.locator("header.masthead")).to_have_count(1)


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_j_and_k_go_from_change_to_change(page: Page, site, faults, view):
    page.goto(f"{site}{DIFF}?view={view}")
    expect(page.locator("[data-stop]")).to_have_count(3)
    page.keyboard.press("j")
    expect(page.locator(".current").first).to_be_in_viewport()
    expect(page.locator("[data-step-at]")).to_have_text("1 of 3")
    expect(page).to_have_url(re.compile("#."))
    first = page.url
    page.keyboard.press("n")
    expect(page.locator("[data-step-at]")).to_have_text("2 of 3")
    expect(page).not_to_have_url(first)
    page.keyboard.press("k")
    expect(page.locator("[data-step-at]")).to_have_text("1 of 3")
    expect(page).to_have_url(first)
    page.keyboard.press("p")
    expect(page).to_have_url(first)


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


def test_the_keys_can_be_switched_off_for_good(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys work in comparisons").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator(".current")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys work in comparisons").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".current").first).to_be_in_viewport()


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
    page.locator(".map a").last.click()
    expect(page.locator("[data-stop]").last).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".map")).to_be_hidden()
    page.locator(".bar a").first.click()
    expect(page.locator("[data-stop]").first).to_be_in_viewport()


def test_what_is_not_the_works_own_can_be_hidden_in_one_click(page: Page, site, faults):
    page.goto(f"{site}{DIFF}")
    expect(page.get_by_text(re.compile("Front matter:"))).to_be_visible()
    page.get_by_label("what isn’t the work’s own").click()
    expect(page.get_by_text(re.compile("Front matter:"))).to_have_count(0)
    expect(page).to_have_url(re.compile("ignore=furniture$"))
    expect(page.locator("#ignore-furniture")).to_be_focused()
    page.go_back()
    expect(page.get_by_text(re.compile("Front matter:"))).to_be_visible()


def test_texts_are_compared_by_something_else_in_one_click(page: Page, site, faults):
    page.goto(f"{site}{DIFF}?view=inline")
    page.get_by_label("sentences").click()
    expect(page.locator("ins").last).to_contain_text("the fishermen wept")
    expect(page).to_have_url(re.compile("view=inline&granularity=sentence"))


MOVING = [MOVED, *STILL, "She wrote it down. Nobody asked why.", "The word was שלום in Hebrew."]
MOVED_ON = [
    STILL[0].replace("The bell", "the bell"),
    *STILL[1:],
    MOVED.replace("upper", "lower"),
    "She wrote it  down.",
    "Nobody asked why.",
    "The word was תודה in Hebrew.",
]


@pytest.fixture
def moving(site, ada) -> str:
    """A comparison with a move, a split paragraph, and words only written otherwise."""
    add(make_article("moving", by=ada), "\n\n".join(MOVING), "\n\n".join(MOVED_ON))
    return f"{site}/articles/moving/diff/A..B/"


@pytest.fixture
def long(site, ada) -> str:
    """A comparison of 120 changes."""
    lines = [f"On page {number} the water stood at two." for number in range(120)]
    older, newer = "\n\n".join(lines), "\n\n".join(lines).replace("two", "three")
    add(make_article("long", by=ada), older, newer)
    return f"{site}/articles/long/diff/A..B/"


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_a_line_joins_both_places_of_a_move_and_either_leads_to_the_other(
    page: Page, moving, faults, view
):
    page.goto(f"{moving}?view={view}")
    expect(page.locator("path.connector")).to_have_count(1)
    page.locator("#m1-older").hover()
    expect(page.locator("path.connector")).to_have_class("connector lit")
    page.locator("#m1-older").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#m1-newer$"))
    expect(page.locator("#m1-newer")).to_be_in_viewport()
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile("#m1-older$"))
    page.wait_for_function(JOINED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_moves_breaks_and_marks(page: Page, moving, scheme):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for view in ("side", "inline", "changes"):
        page.goto(f"{moving}?view={view}&ignore=whitespace")
        expect(page.locator(".break").first).to_be_visible()
        found[view] = violations(page)
    assert found == {"side": [], "inline": [], "changes": []}


def test_nothing_of_moves_and_marks_reaches_beyond_a_phones_width(page: Page, moving):
    page.set_viewport_size({"width": 390, "height": 844})
    for view in ("side", "inline", "changes"):
        page.goto(f"{moving}?view={view}")
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_more_changes_come_when_one_reads_on_and_when_one_steps_on(page: Page, long, faults):
    page.goto(long)
    expect(page.locator("[data-stop]")).to_have_count(50)
    for _ in range(50):
        page.keyboard.press("j")
    expect(page.locator("[data-step-at]")).to_have_text("50 of 120")
    page.keyboard.press("j")
    expect(page.locator("[data-step-at]")).to_have_text("51 of 120")
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator("[data-stop]")).to_have_count(100)
    page.keyboard.press("End")
    expect(page.locator("[data-stop]")).to_have_count(120)
    expect(page.locator(".more")).to_have_count(0)


def test_the_map_shows_where_the_reader_is(page: Page, long, faults):
    page.goto(long)
    expect(page.locator(".map-here")).to_have_count(1)
    expect(page.locator(".map-here")).to_have_attribute("y", NEAR_THE_TOP)
    for _ in range(50):
        page.keyboard.press("j")
    expect(page.locator("[data-step-at]")).to_have_text("50 of 120")
    expect(page.locator(".map-here")).to_have_attribute("y", re.compile(r"^(2[5-9]|3|4[0-4])\d"))


def test_a_long_fold_fetches_its_text_when_it_is_opened(page: Page, site, ada, faults):
    lines = "\n\n".join(f"On page {number} the water stood as before." for number in range(400))
    add(make_article("folded", by=ada), f"One.\n\n{lines}\n\nThe end.", f"Two.\n\n{lines}\n\nEnd.")
    page.goto(f"{site}/articles/folded/diff/A..B/")
    expect(page.get_by_text("On page 200")).to_have_count(0)
    page.get_by_text("unchanged passages").click()
    expect(page.get_by_text("On page 200").first).to_be_visible()
    expect(page.locator("details.fold[open]")).to_have_count(1)


def test_a_link_to_a_change_on_another_page_opens_there(page: Page, long, faults):
    page.goto(f"{long}#e220")
    expect(page.locator("#e220")).to_be_in_viewport()
    expect(page.locator("[data-step-at]")).to_have_text("110 of 120")


def test_on_paper_the_text_stands_without_what_is_pressed(page: Page, moving):
    page.goto(f"{moving}?ignore=case")
    page.emulate_media(media="print")
    for name in (".toolbar", ".options-form", ".map", ".connectors", ".share"):
        expect(page.locator(name)).to_be_hidden()
    expect(page.get_by_text("Compared by words; upper and lower case left aside.")).to_be_visible()
    expect(page.locator(".end").first).to_be_visible()


def test_without_a_script_a_form_asks_and_a_link_leads_on(plain: Page, moving, long):
    plain.goto(moving)
    plain.get_by_label("upper and lower case").check()
    plain.get_by_label("paragraphs", exact=True).check()
    plain.get_by_role("button", name="Show it so").click()
    expect(plain).to_have_url(re.compile(r"\?view=side&granularity=passage&ignore=case$"))
    plain.goto(long)
    plain.get_by_role("link", name="Next 50 changes").press("Enter")
    expect(plain.get_by_text("Here: 51 to 100 of 120")).to_be_visible()
    plain.locator(".map a").first.click()
    expect(plain.locator("#page-1")).to_be_visible()


def test_a_citation_is_copied(page: Page, site, faults, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/articles/harbour/variants/A/")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    assert "SHA-256" in page.evaluate("navigator.clipboard.readText()")


def test_a_search_answers_while_one_types(page: Page, site, faults):
    page.goto(site)
    page.get_by_label("Search titles and all texts").press_sequentially("stove")
    expect(page.locator("mark").first).to_have_text("stove")
    expect(page).to_have_url(re.compile(r"\?q=stove$"))


def test_the_names_of_both_texts_stay_in_sight_side_by_side(page: Page, site):
    """However far down one reads, under the tools and above the words."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site}/articles/harbour/diff/A..B/")
    page.locator(".row").last.scroll_into_view_if_needed()
    tools, sides = page.locator(".toolbar").bounding_box(), page.locator(".sides").bounding_box()
    assert tools is not None
    assert sides is not None
    assert tools["y"] == 0
    assert tools["height"] <= sides["y"] < tools["height"] + 1


def test_changes_that_stand_near_each_other_are_each_named_apart(page: Page, site, ada):
    """Each in a place of its own, and its number stands before its words; one alone needs none."""
    older = "The old ferry crossed the river at noon.\n\nNobody saw it."
    newer = "The new ferry left the river at dawn.\n\nSomebody saw it."
    add(make_article("near", by=ada), older, newer)
    numbers = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{site}/articles/near/diff/A..B/?view=changes")
        first, last = page.locator(".hunk").all()
        said = first.locator(".hunk-head li").all_inner_texts()
        assert [" ".join(each.split()) for each in said] == [
            f"Change {number} 1 word replaced" for number in (1, 2, 3)
        ]
        places = first.locator(".hunk-head li").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().x + ' ' + one.offsetTop)"
        )
        assert len(set(places)) == len(places)
        shown = first.locator("[data-stop]").evaluate_all(numbers)
        assert shown == ['"1"', '"2"', '"3"']
        assert last.locator("[data-stop]").evaluate_all(numbers) == ["none"]
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width

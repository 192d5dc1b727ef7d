"""The demo family's truth.json says of the texts what a reader with a pencil finds in them."""

import datetime as dt
import hashlib
import html
import json
import re
from pathlib import Path

import pytest
import trafilatura

DEMO = Path(__file__).resolve().parents[2] / "provenance" / "demo"
TRUTH = json.loads((DEMO / "truth.json").read_text("utf-8"))
FAMILY = json.loads((DEMO / "family.json").read_text("utf-8"))
VARIANTS = TRUTH["variants"]
FILES = sorted(VARIANTS)
LABELS = [revision["label"] for revision in TRUTH["revisions"]]
STRAIGHT = str.maketrans({"’": "'", "“": '"', "”": '"'})
ROLES = {
    "body",
    "front matter",
    "furniture",
    "editorial",
    "summary",
    "translation",
    "untranslated",
    "original",
}
RELATIONS = {"copy", "translation", "retranslation", "summary", "quotation"}

FIRST, EDITED, SCRAPE, RAW, REPRINT, PAGE, JAPANESE, CHINESE, SPANISH, AGAIN, DIGEST, BLOG = FILES


def read(name: str) -> str:
    return (DEMO / name).read_text("utf-8")


def after_front_matter(name: str) -> str:
    text = read(name)
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def passages(text: str) -> list[str]:
    """The article's passages, without Markdown's heading marks."""
    return [re.sub(r"^#+ ", "", block) for block in text.strip().split("\n\n")]


def lines_of(name: str, section: dict) -> str:
    first, last = section["lines"]
    return "\n".join(read(name).split("\n")[first - 1 : last])


def sections_of(name: str, role: str) -> str:
    return "\n\n".join(lines_of(name, s) for s in VARIANTS[name]["sections"] if s["role"] == role)


def place(name: str) -> dict:
    return next(place for place in TRUTH["places"] if place["id"] == name)


def text_of(node: str) -> str:
    """The text of a file, or of the original that a translation prints below itself."""
    name, _, role = node.partition("#")
    return sections_of(name, role) if role else read(name)


def revision(label: str) -> list[str]:
    """A state of the source, composed from its first state and the edits made until then."""
    text = passages(after_front_matter(FIRST))
    for step in LABELS[1 : LABELS.index(label) + 1]:
        for edit in TRUTH["places"]:
            if edit["introduced_by"] == step:
                text = [apply(edit, p) if p.startswith(edit["starts"]) else p for p in text]
    return text


def apply(edit: dict, passage: str) -> str:
    if not edit["before"]:
        return f"{passage} {edit['after']}"
    assert passage.count(edit["before"]) == 1
    return passage.replace(edit["before"], edit["after"])


def test_every_file_of_the_family_has_its_truth_and_its_place_in_the_order_of_arrival() -> None:
    assert sorted(p.name for p in DEMO.glob("[0-9]*")) == FILES
    assert [v["file"] for v in FAMILY["variants"]] == FILES
    assert [VARIANTS[name]["siglum"] for name in FILES] == list("ABCDEFGHIJKL")
    assert FAMILY["slug"] == TRUTH["article"]["slug"]
    assert FAMILY["visibility"] == "public"


def test_every_variant_of_the_family_is_named_and_dated() -> None:
    labels = [v["fields"]["label"] for v in FAMILY["variants"]]
    assert len(set(labels)) == len(labels) == 12
    for variant in FAMILY["variants"]:
        fetched = dt.datetime.fromisoformat(variant["fields"]["fetched"])
        assert fetched.tzinfo is not None
        assert fetched.date() >= dt.date(2026, 3, 3)
        assert re.fullmatch(r"https://\w[\w-]*\.example\.org/\S+", variant["fields"]["source_url"])


@pytest.mark.parametrize("name", FILES)
def test_no_variant_was_fetched_before_the_state_it_shows_was_made(name: str) -> None:
    label = VARIANTS[name]["revision"]
    made = next((r["made"] for r in TRUTH["revisions"] if r["label"] == label), "2026-03-03")
    fields = next(v["fields"] for v in FAMILY["variants"] if v["file"] == name)
    assert fields["fetched"][:10] >= made


@pytest.mark.parametrize("name", FILES)
def test_a_capture_date_in_a_text_is_the_one_given_beside_it(name: str) -> None:
    fields = next(v["fields"] for v in FAMILY["variants"] if v["file"] == name)
    head = read(name)[:900]
    for key in ("fetched", "source_url", "fetcher"):
        said = re.search(rf"^{key}: (\S+)$", head, re.MULTILINE)
        if head.startswith("---\n"):
            assert said is not None
            assert said[1] == fields[key]


def test_the_article_is_long_enough_to_be_worth_reading() -> None:
    body = passages(after_front_matter(FIRST))
    headings = re.findall(r"^## .+$", read(FIRST), re.MULTILINE)
    assert sum(len(passage.split()) for passage in body) >= 900
    assert len(headings) == 4
    assert len([p for p in body[3:] if p.endswith((".", "”"))]) >= 14
    assert body[0] == TRUTH["article"]["title"]


def test_the_first_capture_is_the_first_state_and_the_second_the_marked_edit() -> None:
    assert passages(after_front_matter(FIRST)) == revision("as first published")
    assert passages(after_front_matter(EDITED)) == revision("edited 1")
    assert revision("as first published") != revision("edited 1") != revision("silent edit")


def test_only_the_marked_edit_carries_its_mark() -> None:
    first, edited, silent = ("\n".join(revision(label)) for label in LABELS)
    assert [text.count("(edited 1)") for text in (first, edited, silent)] == [0, 1, 1]
    assert [r["marker"] for r in TRUTH["revisions"]] == [None, "(edited 1)", None]
    assert [r["silent"] for r in TRUTH["revisions"]] == [False, False, True]


def test_the_first_two_states_differ_in_one_passage_and_the_last_two_in_two() -> None:
    first, edited, silent = (revision(label) for label in LABELS)
    assert len(first) == len(edited) == len(silent)
    changed = [i for i, (a, b) in enumerate(zip(first, edited, strict=True)) if a != b]
    quietly = [i for i, (a, b) in enumerate(zip(edited, silent, strict=True)) if a != b]
    assert [first[i] for i in changed] == [place("blame")["before"]]
    assert [edited[i].split(".")[0] for i in quietly] == [
        "The tables sold",
        "It was the ledgers that brought people back",
    ]
    assert TRUTH["revision_places"] == len(TRUTH["places"]) == len(changed) + len(quietly)


def test_the_turns_of_the_marked_edit_stand_in_its_two_wordings() -> None:
    edit = place("blame")
    for turn in edit["turns"]:
        assert turn["before"] in edit["before"]
        assert turn["before"] not in edit["after"]
        assert turn["after"] in edit["after"]
        assert turn["after"] not in edit["before"]


def test_the_scrape_is_the_edited_state_on_one_line_cut_in_a_sentence() -> None:
    whole = " ".join(revision("edited 1")).translate(STRAIGHT).replace("(edited 1)", "(edited)")
    scrape = read(SCRAPE)
    assert "\n" not in scrape
    assert whole.startswith(scrape)
    assert 0.6 < len(scrape) / len(whole) < 0.8
    assert scrape.endswith(VARIANTS[SCRAPE]["cut_after"])
    assert whole[len(scrape)] == " "
    assert not set("’“”") & set(scrape)


def test_the_raw_fetch_is_the_last_state_on_one_line_with_its_furniture() -> None:
    text = read(RAW)
    assert "\n" not in text
    assert text.startswith("--- title: ")
    bare = text.split(" --- ", 1)[1]
    for piece in VARIANTS[RAW]["furniture"]:
        assert bare.count(piece) >= 1
        bare = bare.replace(piece, "", 1)
    bare = re.sub(r"\s+", " ", bare.replace("(edited 1 )", "(edited 1)")).strip()
    title, standfirst, _, *rest = revision("silent edit")
    masthead = f"# {title} - by Marit Oslund - The Foreshore {title} {standfirst}"
    assert bare == " ".join([masthead, *rest])


def test_the_reprint_is_the_edited_state_with_one_passage_moved_and_two_words_restyled() -> None:
    truth = VARIANTS[REPRINT]
    source = revision("edited 1")
    headline, editorial, *body, furniture = passages(after_front_matter(REPRINT))
    assert headline == truth["headline"]
    assert editorial == sections_of(REPRINT, "editorial")
    assert [furniture] == truth["furniture"]
    style = truth["house_style"][0]
    assert "\n".join(source).count(style["source"]) == style["times"]
    assert "\n".join(body).count(style["says"]) == style["times"]
    back = [p.replace(style["says"], style["source"]) for p in body]
    wanted = source[1:]
    assert wanted[1] == back[1] + truth["lost"]
    wanted[1] = back[1]
    assert sorted(back) == sorted(wanted)
    moved = next(p for p in back if p.startswith(truth["moved"]["starts"]))
    assert back[back.index(moved) + 1].startswith(truth["moved"]["before"])
    assert [p for p in back if p != moved] == [p for p in wanted if p != moved]
    assert abs(back.index(moved) - wanted.index(moved)) > 10


def test_the_saved_page_holds_the_last_state_and_extraction_finds_it() -> None:
    page = read(PAGE)
    for piece in ("<nav", "<aside", "<script", "<footer", "cookie-banner", "<article"):
        assert piece in page
    article = page.split("<article", 1)[1].split("</article>")[0]
    blocks = re.findall(r"<(?:h1|h2|p)[^>]*>(.*?)</(?:h1|h2|p)>", article)
    assert [html.unescape(re.sub(r"<[^>]+>", "", b)) for b in blocks] == revision("silent edit")
    found = trafilatura.extract(page) or ""
    want = [p for p in revision("silent edit") if not p.startswith("By ")]
    assert [p for p in want if p not in found.split("\n")] == []
    assert [p for p in VARIANTS[PAGE]["furniture"] if p in found] == []


def test_the_japanese_page_prints_the_first_state_below_its_translation() -> None:
    heading, *original = passages(sections_of(JAPANESE, "original"))
    assert heading == "原文"
    assert original == revision("as first published")
    untranslated = sections_of(JAPANESE, "untranslated")
    assert untranslated in original
    assert untranslated.startswith("It stands on the ground floor")


@pytest.mark.parametrize("name", [JAPANESE, CHINESE, SPANISH])
def test_a_translation_has_a_passage_for_every_passage(name: str) -> None:
    text = sections_of(name, "translation") + "\n\n" + sections_of(name, "untranslated")
    assert len(passages(text)) == len(revision("as first published"))


def test_the_english_from_the_chinese_has_a_passage_for_every_passage_and_keeps_none() -> None:
    again = passages(sections_of(AGAIN, "translation"))
    assert len(again) == len(revision("edited 1"))
    assert set(again) & set(revision("edited 1")) == set()
    for ours, theirs in VARIANTS[AGAIN]["names"]:
        assert ours in "\n".join(revision("edited 1"))
        assert theirs in read(AGAIN)
        assert not re.search(rf"\b{ours}\b", read(AGAIN))


def test_the_digest_repeats_no_run_of_eight_words() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    sources = set().union(*(runs("\n".join(revision(label))) for label in LABELS))
    assert runs(read(DIGEST)) & sources == set()
    assert VARIANTS[DIGEST]["revision"] is None
    assert VARIANTS[DIGEST]["between"] == LABELS


def test_the_blog_quotes_two_passages_of_the_first_state_word_for_word() -> None:
    quoted = re.findall(r"^> (.+)$", read(BLOG), re.MULTILINE)
    assert [p for p in quoted if p in revision("as first published")] == quoted
    starts = VARIANTS[BLOG]["quotes"]
    assert [q.startswith(s) for q, s in zip(quoted, starts, strict=True)] == [True, True]


@pytest.mark.parametrize("edit", TRUTH["places"], ids=lambda edit: edit["id"])
def test_each_witness_has_its_reading_and_not_the_other(edit: dict) -> None:
    before, after = edit["witnesses"]["before"], edit["witnesses"]["after"]
    for node, wording in before.items():
        assert wording in text_of(node)
        assert edit["after"] not in text_of(node)
    for node, wording in after.items():
        assert wording in text_of(node)
        if edit["before"]:
            assert edit["before"] not in text_of(node)
    for node in edit["silent_on_it"]:
        assert edit["after"] not in text_of(node)
        assert not edit["before"] or edit["before"] not in text_of(node)
    named = {node.split("#")[0] for node in [*before, *after, *edit["silent_on_it"]]}
    assert named == set(FILES)


@pytest.mark.parametrize("edit", TRUTH["places"], ids=lambda edit: edit["id"])
def test_the_witnesses_of_a_reading_descend_from_a_revision_that_has_it(edit: dict) -> None:
    turn = LABELS.index(edit["introduced_by"])
    label = {name: variant["revision"] for name, variant in VARIANTS.items()}
    label |= {name: inner["revision"] for name, inner in TRUTH["inner_sections"].items()}
    assert {LABELS.index(label[node]) < turn for node in edit["witnesses"]["before"]} == {True}
    assert {LABELS.index(label[node]) >= turn for node in edit["witnesses"]["after"]} == {True}


@pytest.mark.parametrize("name", FILES)
def test_a_marker_stands_in_the_texts_that_are_said_to_carry_one(name: str) -> None:
    marker = VARIANTS[name].get("marker")
    assert marker is None or read(name).count(marker) == 1


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_of_a_declared_hash_holds(name: str) -> None:
    declared = re.search(r"\bsha256: ([0-9a-f]{64})\b", read(name))
    if declared is None:
        assert VARIANTS[name]["declared_hash"] == "absent"
        return
    body = read(name).split(" --- ", 1)[1] if name == RAW else after_front_matter(name)
    hashes = {hashlib.sha256(b.encode()).hexdigest() for b in (body, body.strip(), read(name))}
    said = "matches" if declared[1] in hashes else "differs"
    assert VARIANTS[name]["declared_hash"] == said


@pytest.mark.parametrize("name", FILES)
def test_sections_are_flat_ordered_and_leave_out_only_blank_lines(name: str) -> None:
    sections = VARIANTS[name]["sections"]
    lines = read(name).split("\n")
    covered = [n for s in sections for n in range(s["lines"][0], s["lines"][1] + 1)]
    assert covered == sorted(set(covered))
    assert {s["role"] for s in sections} <= ROLES
    if sections:
        missed = [n for n, line in enumerate(lines, 1) if line.strip() and n not in covered]
        assert missed == []
    for section in sections:
        first, last = section["lines"]
        assert lines[first - 1].strip()
        assert lines[last - 1].strip()


@pytest.mark.parametrize("name", FILES)
def test_furniture_is_in_the_file_and_in_no_state_of_the_article(name: str) -> None:
    for piece in VARIANTS[name]["furniture"]:
        assert piece in read(name)
        assert not any(piece in "\n".join(revision(label)) for label in LABELS)


@pytest.mark.parametrize("name", [JAPANESE, CHINESE, SPANISH, AGAIN])
def test_editorial_sections_open_as_such(name: str) -> None:
    opening = {CHINESE: "编者按：", SPANISH: "Nota del traductor:", AGAIN: "Editor's note:"}
    assert sections_of(name, "editorial").startswith(opening.get(name, ""))


@pytest.mark.parametrize("drift", TRUTH["drift"], ids=lambda drift: drift["variant"])
def test_a_drifted_number_stands_in_its_variant_and_its_source_in_the_article(drift: dict) -> None:
    assert all(drift["source"] in "\n".join(revision(label)) for label in LABELS)
    assert drift["says"] in read(drift["variant"])
    assert drift["source"] not in read(drift["variant"])


def test_the_other_translations_kept_the_number_that_drifted() -> None:
    assert "二百五十万回" in read(JAPANESE)
    assert "dos millones y medio de adiciones" in read(SPANISH)
    assert "十一分" in read(JAPANESE)


@pytest.mark.parametrize("name", FILES)
def test_relations_and_parents_are_ones_the_family_has(name: str) -> None:
    variant = VARIANTS[name]
    assert variant["relation"] in RELATIONS
    assert variant["parent"] in {*LABELS, *FILES, None}
    if variant["parent"] in FILES:
        assert VARIANTS[variant["parent"]]["revision"] == variant["revision"]


def test_the_witnesses_and_holders_of_revisions_are_their_english_copies() -> None:
    for state in TRUTH["revisions"]:
        assert set(state["held_by"]) <= set(state["witnesses"])
        for node in state["witnesses"]:
            inner = TRUTH["inner_sections"].get(node)
            assert (inner or VARIANTS[node])["revision"] == state["label"]
            assert (inner or VARIANTS[node])["language"] == "en"


def test_every_file_of_the_family_is_told_about_in_its_readme() -> None:
    told = read("README.md")
    assert [name for name in FILES if f"`{name}`" not in told] == []
    assert "fiction" in told

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.text import Document, Role, UnreadableError, read

LINES = st.sampled_from(
    [
        "Share",
        "Subscribe now",
        "原文を表示",
        "Key points",
        "- a point that is made",
        "Editor's note: this is a note.",
        "The following is the original text:",
        "The pilot came aboard at nine, and the ship went up the river with the flood behind her.",
        "水先人は九時に乗り込み、船は上げ潮に押されて川をさかのぼった。誰も何も言わなかった。",
        "领航员九点登船，船顺着涨潮逆流而上，没有人说话，岸上的灯一盏一盏亮起来。",
        "Correction: the ship was the Anna.",
        "Related articles",
        "---",
        "title: x",
        "```",
        "* * *",
        "Return only valid JSON. Do not add fields. Translate the following text.",
        '{"translation": "..."}',
        "",
        "   ",
    ]
)


def assert_holds_together(document: Document) -> None:
    text = document.text
    ends = [section.range for section in document.sections]
    assert ends[0].start == 0
    assert ends[-1].end == len(text)
    assert [one.end for one in ends[:-1]] == [one.start for one in ends[1:]]
    assert all(one.length > 0 for one in ends)
    place = 0
    for passage in document.passages:
        assert passage.start >= place
        said = text[passage.slice]
        assert said
        assert said == said.strip()
        assert any(one.holds(passage) for one in ends)
        place = passage.end
    for marker in document.markers:
        assert 0 <= marker.range.start < marker.range.end <= len(text)
    assert 0 <= document.main < len(document.sections)


def read_or_none(data: bytes, name: str = "a.txt") -> Document | None:
    try:
        return read(data, name=name)
    except UnreadableError:
        return None


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbfa")
@example(b"\xff\xfea\x00b")
@example(b"--- a: b c: d ---")
@example(b"---\na: b\n---\n")
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    document, refusal = None, None
    try:
        document = read(data, name="a.bin")
    except UnreadableError as error:
        refusal = str(error)
    if document is not None:
        assert_holds_together(document)
    else:
        assert refusal is not None
        assert "a.bin" in refusal
        assert refusal.endswith(".")


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=300)
def test_sections_cover_any_text_and_nothing_of_it_is_lost(text):
    document = read_or_none(("x" + text).encode())
    if document is not None and document.format != "html" and document.encoding == "utf-8":
        assert document.text == "x" + text
        assert_holds_together(document)


@given(st.lists(LINES, max_size=24), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
@settings(max_examples=400)
def test_sections_cover_any_mix_of_page_parts(lines, joint):
    document = read_or_none(joint.join(lines).encode())
    if document is not None:
        assert document.text == joint.join(lines)
        assert_holds_together(document)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "text ",
                "<script>x",
                "</script>",
                "<",
                "&#0;",
                "\x00",
                "<!--",
                "<a href='",
                "<table><tr>",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=150)
def test_broken_pages_are_read_or_refused(parts):
    document = read_or_none(("<html><body>" + "".join(parts)).encode(), "a.html")
    if document is not None:
        assert_holds_together(document)


def test_carriage_returns_and_controls_stay():
    text = "One line.\r\nAnother\x07 line.\r\n"
    assert read(text.encode(), name="a.txt").text == text


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\u3000\u2003\n".encode(), b"\xef\xbb\xbf"])
def test_no_text_is_refused(data):
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        read(data, name="a.txt")


def test_reading_twice_gives_the_same():
    data = b"Share\nThe boats came in late.\nSubscribe now\n"
    assert read(data, name="a.txt") == read(data, name="a.txt")


def test_markdown_is_told_by_name_or_by_signs():
    assert read(b"plain words", name="a.md").format == "markdown"
    assert read(b"# Head\n\nSome **bold** words.\n", name="a.txt").format == "markdown"
    assert read(b"plain words", name="a.txt").format == "text"


def test_a_text_that_mentions_a_tag_is_no_page():
    text = "The tag <b> makes words bold, and <p> opens a paragraph."
    assert read(text.encode(), name="a.html").text == text


def test_an_original_after_its_translation_is_told_and_the_translation_is_main():
    translation = [
        "水先人は九時に乗り込み、船は上げ潮に押されて川をさかのぼった。",
        "1911年、町は14,000クラウンで機械を買った。九つの木箱で届いた。",
    ]
    original = [
        "The pilot came aboard at nine, and the ship went up the river with the flood behind her.",
        "In 1911 the town bought a machine for 14,000 crowns. It came in nine crates.",
    ]
    document = read("\n".join([*translation, "原文を表示", *original]).encode(), name="a.txt")
    assert [(one.role, one.language) for one in document.sections] == [
        (Role.TRANSLATION, "ja"),
        (Role.FURNITURE, "ja"),
        (Role.ORIGINAL, "en"),
    ]
    assert document.main == 0

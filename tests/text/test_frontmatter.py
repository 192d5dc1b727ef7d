import hashlib

import pytest

from provenance.text import Role, read
from provenance.text.dates import iso_date
from provenance.text.frontmatter import find_front_matter


def test_a_block_between_rules_is_front_matter():
    text = "---\ntitle: The Tide\nauthor:\n  - Ann\n  - Bo\ndate: 2024-01-02\nurl: https://example.org/t\nlang: en-GB\n---\n\nThe boats came in.\n"
    document = read(text.encode(), name="a.md")
    assert dict(document.fields) == {
        "title": "The Tide",
        "author": "Ann, Bo",
        "published": "2024-01-02",
        "source_url": "https://example.org/t",
        "language": "en",
    }
    assert [one.role for one in document.sections] == [Role.FRONT_MATTER, Role.BODY]
    assert text[document.sections[1].range.slice] == "The boats came in.\n"


def test_front_matter_flattened_onto_one_line_is_recovered():
    digest = "ab" * 32
    text = f'--- title: "a tide: its table" source: letter source_url: https://example.org/t tags: [a, b] fetcher: curl ingested: 2026-05-09 sha256: {digest} --- # The Tide The boats came in.'
    front = find_front_matter(text)
    assert front is not None
    assert dict(front.fields) == {
        "title": "a tide: its table",
        "source_url": "https://example.org/t",
        "fetched": "2026-05-09",
        "fetcher": "curl",
        "sha256": digest,
    }
    assert text[front.range.end :] == "# The Tide The boats came in."


def test_a_title_with_a_bare_colon_is_still_read():
    front = find_front_matter("---\ntitle: Tides: a history\n---\nx")
    assert front is not None
    assert dict(front.fields) == {"title": "Tides: a history"}


@pytest.mark.parametrize(
    "text",
    [
        '---\na: &a ["x","x"]\nb: [*a,*a]\n---\nBody',
        "---\n\nA scene break, and then prose.\n\n---\n\nMore.",
        "---\nno pairs here\n---\nBody",
        "--- he said --- and left",
        "---\n- one\n- two\n---\nBody",
        "---\nnever: closed\n",
    ],
)
def test_what_is_no_plain_front_matter_is_text(text):
    assert find_front_matter(text) is None


def test_hostile_yaml_does_nothing():
    assert find_front_matter("---\nx: " + "[" * 15000 + "\n---\nBody") in (
        None,
        find_front_matter("---\nx: " + "[" * 15000 + "\n---\nBody"),
    )
    front = find_front_matter('---\ntitle: !!python/object/apply:os.system ["echo"]\n---\nBody')
    assert front is not None
    assert dict(front.fields) == {"title": "echo"}


@pytest.mark.parametrize(
    "body", ["The boats came in.", "The boats came in.\n", "\nThe boats came in.\n"]
)
def test_a_declared_hash_is_checked_against_the_text_after_it(body):
    for hashed in (body, body.strip()):
        digest = hashlib.sha256(hashed.encode()).hexdigest()
        text = f"---\ntitle: x\nsha256: {digest}\n---\n{body}"
        assert read(text.encode(), name="a.md").declared_hash == "matches"
    assert (
        read(f"---\nsha256: {'0' * 64}\ntitle: x\n---\n{body}".encode(), name="a").declared_hash
        == "differs"
    )
    assert read(f"---\ntitle: x\n---\n{body}".encode(), name="a").declared_hash == "absent"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-05-07", "2026-05-07"),
        ("2026-05-07T10:30:00Z", "2026-05-07T10:30:00+00:00"),
        ("2026-05-07 10:30:00 +0200", "2026-05-07T10:30:00+02:00"),
        ("Thu, 07 May 2026 10:00:00 GMT", "2026-05-07T10:00:00+00:00"),
        ("May 7, 2026", "2026-05-07"),
        ("7 May 2026", "2026-05-07"),
        ("2026/5/7", "2026-05-07"),
        ("2026年5月7日", "2026-05-07"),
        ("03/04/2025", None),
        ("2026-13-40", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_become_iso_8601_or_nothing(written, iso):
    assert iso_date(written) == iso

"""What the text of each state of a source is put together to."""

from provenance.lineage import evidence
from provenance.lineage.found import Found
from provenance.lineage.source.captures import captures
from provenance.lineage.source.revisions import states
from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.witnesses import witnesses
from provenance.lineage.texts import revision_texts
from provenance.lineage.variation.places import collate_family
from provenance.text import read
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

SECOND = AFTER_EDIT.replace(" (edited 1)", "")


def found_in(meta=None, **texts):
    documents = {name: read(text.encode(), name=name) for name, text in texts.items()}
    source = families(witnesses(documents, meta or {}))[0]
    collated = collate_family(source)
    told = states(collated, captures(collated))
    return Found(collated, told, evidence.place_ids(collated))


def texts_of(meta=None, **texts):
    return revision_texts(found_in(meta, **texts))


def test_each_state_has_its_whole_text_without_the_marker():
    """Both states of a marked edit come back as they stood, the marker left out."""
    found = texts_of(a=ARTICLE, b=ARTICLE, c=AFTER_EDIT, d=AFTER_EDIT)
    assert [one.id for one in found] == ["r0", "r1"]
    assert [one.text for one in found] == [ARTICLE.strip(), SECOND.strip()]
    assert {one.language for one in found} == {"en"}


def test_places_stand_where_their_reading_is():
    """The range of a place holds the state's own wording of it."""
    found = texts_of(a=ARTICLE, b=ARTICLE, c=AFTER_EDIT, d=AFTER_EDIT)
    assert [[(place, one.text[span.slice]) for place, span in one.places] for one in found] == [
        [("p1", "the board has never understood")],
        [("p1", "she and the board disagree about")],
    ]


def test_what_one_copy_has_alone_is_left_out():
    """Copying errors, added words and lost words of single copies leave the text as it was."""
    spoilt = changed(
        ARTICLE, ("salt, above", "salt and rust, above"), ("sell the old boat", "sell it")
    )
    other = changed(ARTICLE, ("In the spring the harbour", "In the harbour"))
    found = texts_of(a=spoilt, b=ARTICLE, c=other, d=ARTICLE)
    assert [one.text for one in found] == [ARTICLE.strip()]


def test_a_state_only_cut_copies_show_is_filled_from_the_others():
    """What a cut copy of a state can't tell is taken from the other witnesses."""
    cut = AFTER_EDIT[: AFTER_EDIT.index("want a signal")]
    found = texts_of(a=ARTICLE, b=ARTICLE, c=cut, d=cut.replace("\n\n", "\n"))
    assert [one.text for one in found] == [ARTICLE.strip(), SECOND.strip()]


def test_a_change_inside_what_another_state_lacks_is_kept():
    """An edit in a passage that a later state dropped stands in the state that had it."""
    edited = changed(ARTICLE, ("green with salt", "white with salt"))
    dropped = edited.replace(PARAGRAPHS[1] + "\n\n", "").replace(PARAGRAPHS[3] + "\n\n", "")
    third = changed(dropped, ("nine times", "ten times"))
    versions = {"a": ARTICLE, "b": edited, "c": dropped, "d": third}
    meta = {name: {"fetched": f"2026-05-0{at}"} for at, name in enumerate(versions, 1)}
    found = texts_of(meta, **versions)
    assert [one.text for one in found] == [text.strip() for text in versions.values()]


def test_an_addition_without_spaces_around_it_has_its_range():
    """Words added to a Japanese sentence stand at the place that names them."""
    first = (
        "港の事務所は八十年のあいだ潮汐の帳面を鉛筆でつけていた。毎晩六時に書記は水位を記し、家へ帰った。"
        "なぜ二度書くのかと尋ねる者はいなかった。春になると二冊目の帳面がストーブの裏で見つかった。"
    )
    second = changed(first, ("書記は水位を", "書記は必ず水位を"))
    meta = {"a": {"fetched": "2026-05-01"}, "b": {"fetched": "2026-05-02"}}
    found = texts_of(meta, a=first, b=second)
    assert [one.text for one in found] == [first, second]
    assert [one.text[span.slice] for one in found for _, span in one.places] == ["", "必ず"]


def test_dated_versions_come_back_as_they_were():
    """Successive dated texts are the texts of their revisions."""
    versions = {
        "a": ARTICLE,
        "b": changed(ARTICLE, ("nine times", "ten times")),
        "c": changed(ARTICLE, ("nine times", "ten times"), (", green with salt,", "")),
    }
    meta = {name: {"fetched": f"2026-05-0{at}"} for at, name in enumerate(versions, 1)}
    found = texts_of(meta, **versions)
    assert [one.text for one in found] == [text.strip() for text in versions.values()]


def test_names_and_their_order_change_nothing():
    """The texts depend on what the witnesses say alone."""
    texts = [ARTICLE, AFTER_EDIT, SECOND, changed(ARTICLE, ("nine times", "9 times"))]
    there = texts_of(**dict(zip("abcd", texts, strict=True)))
    back = texts_of(**dict(zip("wxyz", reversed(texts), strict=True)))
    assert there == back


def test_texts_are_the_same_without_their_places():
    """Who asks for the texts alone gets those that come with places."""
    found = found_in(a=ARTICLE, b=ARTICLE, c=AFTER_EDIT, d=AFTER_EDIT)
    bare = revision_texts(found, placed=False)
    assert [one.text for one in bare] == [one.text for one in revision_texts(found)]
    assert [one.places for one in bare] == [(), ()]


def test_what_all_read_at_a_place_is_what_each_does():
    """Told of all at once, each text's wording is the last that is told of it alone."""
    dropped = AFTER_EDIT.replace(PARAGRAPHS[1] + "\n\n", "")
    shouted = changed(ARTICLE, ("nine times", "NINE times"))
    cut = ARTICLE[: ARTICLE.index("nine times")]
    found = found_in(a=ARTICLE, b=AFTER_EDIT, c=dropped, d=shouted, e=cut)
    texts = found.collated.witnesses
    assert len(found.collated.variations) > 1
    for place in found.collated.variations:
        alone = [[reading for reading, _ in place.held_by(one)] for one in texts]
        assert place.exact(texts).tolist() == [max(one, default=-1) for one in alone]

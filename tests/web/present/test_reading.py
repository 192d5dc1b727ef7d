"""A variant is set for reading without losing or changing a character of its passages."""

from provenance.text import read
from provenance.web.present.reading import lay_out_reading
from provenance.web.present.words import percent


def words_of(text: str) -> list[str]:
    document = read(text.encode(), name="a.txt")
    found: list[str] = []
    pages = lay_out_reading(document)[1]
    for page in range(1, pages + 1):
        for part in lay_out_reading(document, page)[0]:
            for paragraph in part.paragraphs:
                found += "".join(run.text for run in paragraph.runs).split()
    return found


def test_all_words_are_there_in_order_on_one_page_or_many():
    text = "\n\n".join(
        f"Paragraph {number} ends here. It had two sentences." for number in range(3000)
    )
    assert words_of(text) == text.split()


def test_a_text_that_lost_its_breaks_is_set_in_groups_of_sentences():
    text = "A sentence of some length stands in this place. " * 80
    parts, _ = lay_out_reading(read(text.encode(), name="a.txt"))
    paragraphs = [paragraph for part in parts for paragraph in part.paragraphs]
    assert len(paragraphs) > 3
    assert all(paragraph.regrouped for paragraph in paragraphs)
    assert words_of(text) == text.split()


def test_marks_of_editing_stand_out():
    text = "The mill closed in May (edited 1). Nobody was told before the gates were locked."
    parts, _ = lay_out_reading(read(text.encode(), name="a.txt"))
    marked = [run for part in parts for one in part.paragraphs for run in one.runs if run.marker]
    assert [(run.text, run.marker) for run in marked] == [("(edited 1)", "edited 1")]


def test_a_share_is_never_rounded_to_nothing_or_to_all():
    assert [percent(share) for share in (0.00001, 0.5, 0.99999)] == ["0.1%", "50%", "99.9%"]

"""The day of a text's last change stands beside such words in its first lines, and dates it."""

import pytest

from provenance.lineage.testimony.in_force import standing
from tests.lineage.test_versions import clauses
from tests.lineage.testimony.test_editions import BODY, LATER, LATEST, after, lineage


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Last updated: May 25, 2018", "en", "2018-05-25"),
        ("Effective date: 1 January 2020", "en", "2020-01-01"),
        (
            "Consolidated version of 1 May 1994, as last amended by Act No. 12/1993",
            "en",
            "1994-05-01",
        ),
        ("As amended by Acts No. 3 of 1994 and 7 of 1999", "en", "1999-01-01"),
        ("Effective as of 3/4/2020", "en", "2020-01-01"),
        ("Last revised 3/24/2020", "en", "2020-03-24"),
        ("Stand: 01.05.2020", "de", "2020-05-01"),
        ("zuletzt geändert durch Artikel 3 des Gesetzes vom 4. März 2003", "de", "2003-03-04"),
        ("Version consolidée au 1er juillet 2015", "fr", "2015-07-01"),
        ("Última actualización: 3 de mayo de 2019", "es", "2019-05-03"),
        ("最終更新日：2020年4月1日", "ja", "2020-04-01"),
        ("2019年3月5日修订", "zh", "2019-03-05"),
        ("The board met on 9 May 2026", "en", None),
        ("Last updated by the keeper", "en", None),
    ],
)
def test_the_day_is_read_where_a_line_says_that_it_is_that_of_a_change(line, language, day):
    """A date in a text says nothing of the text; of an ambiguous one the year alone is read."""
    told = standing(["The bells of the harbour", line], language)
    assert (told and told[0].date().isoformat()) == day


@pytest.mark.parametrize(
    ("title", "line", "language", "day"),
    [
        ("Pilotage Act", "[Sections 2 and 9 as amended from 4 May 2011.]", "en", None),
        ("Pilotage Act", "Schedule 2 in force from 4 May 2011", "en", None),
        ("Lotsengesetz", "§ 7 zuletzt geändert am 4. Mai 2011", "de", None),
        ("Lotsengesetz", "Die §§ 7 und 8 gültig ab 04.05.2011", "de", None),
        ("Loi sur le pilotage", "L'article 3 en vigueur le 4 mai 2011", "fr", None),
        ("水先法", "第3条 2011年5月4日改正", "ja", None),
        ("Pilotage Rules 1998", "Rules 1998 as amended on 4 May 2011", "en", "2011-05-04"),
        ("Pilotage Rules 1998", "Rules 3 and 4 as amended on 4 May 2011", "en", None),
        ("Section 9", "Section 9 as amended on 4 May 2011", "en", "2011-05-04"),
    ],
)
def test_the_day_of_a_part_is_not_that_of_the_text(title, line, language, day):
    """A note on some provisions stays when others change; one on what the title names dates it."""
    told = standing([title, line], language)
    assert (told and told[0].date().isoformat()) == day


def test_undated_policies_follow_each_other_as_their_first_lines_say():
    """Nothing else dates them, and the second of them is the oldest."""
    heads = [
        f"Harbour privacy policy\n\nLast updated: {day}"
        for day in ("4 May 2018", "12 January 2016", "1 August 2021")
    ]
    assert after(lineage(heads, (LATER, BODY, LATEST))) == {
        "0.txt": "1.txt",
        "1.txt": None,
        "2.txt": "0.txt",
    }


POLICY = "Harbour privacy policy"


def heads(*days):
    return [f"{POLICY}\n\nLast updated: {day}" if day else POLICY for day in days]


@pytest.mark.parametrize(
    "fetched",
    [
        ("2023-01-03", "2023-01-02", "2023-01-01"),
        ("2023-01-01", "2023-01-01", "2023-01-01"),
    ],
)
def test_the_days_that_versions_name_are_believed_before_those_of_their_fetches(fetched):
    """The oldest was fetched last, or all were fetched on one day."""
    answer = lineage(heads("12 January 2016", "4 May 2018", "1 August 2021"), fetched=fetched)
    assert after(answer) == {"0.txt": None, "1.txt": "0.txt", "2.txt": "1.txt"}


def test_what_names_one_day_follows_as_it_was_fetched():
    """The second was changed without a word, and the first version was fetched last of all."""
    texts = (BODY, LATER, [*LATER, *LATEST[6:9]])
    days = heads("12 January 2016", "4 May 2018", "4 May 2018")
    answer = lineage(days, texts, fetched=("2023-01-03", "2023-01-01", "2023-01-02"))
    assert after(answer) == {"0.txt": None, "1.txt": "0.txt", "2.txt": "1.txt"}


def test_where_a_fetched_version_names_no_day_fetches_tell_the_order():
    """The newest names none, and two fetches have what the page says of itself."""
    days = heads("4 May 2018", "12 January 2016", "", "")
    texts = (BODY, LATER, LATEST, LATEST[:20])
    answer = lineage(days, texts, fetched=[f"2023-01-0{at}" for at in (1, 2, 3, 4)])
    assert [row["after"] for row in answer["revisions"]] == [None, "r0", "r1", "r2"]
    assert after(answer)["1.txt"] == "0.txt"


@pytest.mark.parametrize("fetched", [(), ("2023-01-04", "2023-01-03", "2023-01-02", "2023-01-01")])
def test_a_first_version_needs_name_no_day_of_a_change(fetched):
    """The others tell when they were changed, and it is likest to the earliest of them."""
    texts = ([*BODY[:18], *clauses(72, 3), *BODY[18:]], BODY, LATER, LATEST)
    days = heads("", "12 January 2016", "4 May 2018", "1 August 2021")
    answer = lineage(days, texts, fetched=fetched)
    assert after(answer) == {"0.txt": None, "1.txt": "0.txt", "2.txt": "1.txt", "3.txt": "2.txt"}


def test_what_names_no_day_and_is_likest_to_a_later_version_is_no_first_one():
    """It may have been made from that by somebody else, and dates nothing."""
    texts = (BODY, LATER, LATEST, [*LATER[:30], *clauses(73, 2)])
    answer = lineage(heads("12 January 2016", "4 May 2018", "1 August 2021", ""), texts)
    held = [row["witnesses"] for row in answer["revisions"]]
    assert held == [["0.txt"], ["1.txt", "3.txt"], ["2.txt"]]

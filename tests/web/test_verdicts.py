import re

import pytest

from provenance.models import Verdict
from provenance.services.trace import lineage_of
from provenance.services.withdraw import withdraw_variant
from tests.lineage.texts import AFTER_EDIT, ARTICLE
from tests.web.making import HARBOUR, add, editor, harbour, log_in, make_article, page, variant

pytestmark = pytest.mark.django_db

ROWS = "/articles/harbour/lineage/"


@pytest.fixture
def article():
    return harbour()


def test_an_editor_judges_a_row_and_both_answers_stay(client, article):
    """The page shows who holds what, and what the readings tell; the article follows."""
    client.force_login(article.created_by)
    fields = {"decision": "replaced", "parent": "r0", "relation": "paraphrase", "note": "So said."}
    response = client.post(f"{ROWS}B/", fields)
    assert response["Location"] == f"{ROWS}B/#verdict"
    text = page(client, f"{ROWS}B/")
    assert "<b>owner</b> gave another answer: <i>paraphrase of “" in text
    assert "<q>So said.</q>" in text
    assert "overruled:</b> copy of" in text
    assert "as an editor says; the readings tell otherwise" in page(client, "/articles/harbour/")
    assert "<b>owner</b> gave another answer on B" in page(client, ROWS)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (
            {"decision": "replaced", "parent": "r0", "relation": "paraphrase", "note": "So said."},
            "Paraphrase of “as first published”, as owner says.",
        ),
        ({"decision": "rejected"}, "Copy, undecided, since owner rejected what the readings tell."),
    ],
)
def test_what_speaks_for_an_overruled_answer_is_told_apart_from_what_holds(
    client, article, fields, says
):
    """How sure the engine is, its reasons and its places stand under its own answer, so named."""
    sure = r"(?:likely|all but certain) \(\d+.in.100\)"
    client.force_login(article.created_by)
    text = "/articles/harbour/variants/B/"
    for address in (text, f"{ROWS}B/"):
        before = page(client, address)
        assert re.search(f"Copy of [^<]*, {sure}\\.", before)
        assert "overruled" not in before
    client.post(f"{ROWS}B/", fields)
    for address in (text, f"{ROWS}B/"):
        lead, reasons = page(client, address).split(
            "<b>The engine’s answer, overruled:</b> copy of"
        )
        assert lead.split('<p class="lead">')[1].startswith(says)
        assert not re.search(sure, lead)
        assert re.match(f"[^<]*, {sure}\\.", reasons)
        assert "It reads “wept”" in reasons
    assert "The places that answer rests on" in reasons


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choose what you hold of it."),
        ({"decision": "replaced"}, "Choose the text or revision that it came from."),
        ({"decision": "replaced", "parent": "r0"}, "Choose what it is of that: a copy"),
        ({"decision": "noted"}, "Write the remark that is to be kept."),
    ],
)
def test_a_verdict_that_can_not_be_is_refused_in_a_sentence(client, article, fields, says):
    client.force_login(article.created_by)
    response = client.post(f"{ROWS}B/", fields)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert Verdict.objects.count() == 0


@pytest.mark.parametrize("judged", ["B/", "places/p1/judge/", "r1/name/"])
def test_where_no_verdict_stands_none_is_taken_back(client, article, judged):
    """A row, a place and a name: the log does not tell of what nobody had said."""
    client.force_login(article.created_by)
    refused = client.post(f"{ROWS}{judged}", {"decision": "lifted"})
    assert refused.status_code == 422
    says = "Nobody’s verdict stands on it, so there is none to take back."
    assert says in refused.content.decode()
    assert Verdict.objects.count() == 0


def test_only_a_verdict_that_stands_is_offered_to_be_taken_back(client, article):
    """Of a row and of the places that it rests on."""
    client.force_login(article.created_by)
    assert 'value="lifted"' not in page(client, f"{ROWS}B/")
    client.post(f"{ROWS}B/", {"decision": "confirmed"})
    assert page(client, f"{ROWS}B/").count('value="lifted"') == 1
    client.post(f"{ROWS}places/p1/judge/", {"decision": "confirmed"})
    assert page(client, f"{ROWS}B/").count('value="lifted"') == 2


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, '<fieldset class="field" tabindex="-1" autofocus'),
        ({"decision": "replaced"}, r'<select name="parent" [^>]*\bautofocus\b'),
        ({"decision": "replaced", "parent": "r0"}, r'<select name="relation" [^>]*\bautofocus\b'),
        ({"decision": "noted"}, '<div class="form-errors" role="alert" tabindex="-1" autofocus>'),
    ],
)
def test_a_refused_verdict_opens_at_what_is_wrong(client, article, fields, there):
    """One thing has the focus: the first field with a fault, or what is wrong with the whole."""
    client.force_login(article.created_by)
    assert "autofocus" not in page(client, f"{ROWS}B/")
    refused = client.post(f"{ROWS}B/", fields).content.decode()
    assert re.search(there, refused)
    assert refused.count("autofocus") == 1


def test_a_refused_verdict_names_the_texts_to_choose_from_as_before(client, article):
    """The form that comes back offers each text by its own name, not by its letter alone."""
    client.force_login(article.created_by)
    offered = re.findall(r"<option[^>]*>([^<]*)", page(client, f"{ROWS}B/"))
    refused = client.post(f"{ROWS}B/", {"decision": "replaced"}).content.decode()
    assert re.findall(r"<option[^>]*>([^<]*)", refused) == offered
    assert any(name.startswith("A – ") for name in offered)


def test_a_revision_is_offered_revisions_alone_to_come_from(client, article):
    """And only as one of them; a text may be offered anything."""
    client.force_login(article.created_by)
    texts = {of: page(client, f"{ROWS}{of}/") for of in ("r1", "B")}
    offered = {
        (of, name): re.findall(
            r'value="(\w+)"', text.split(f'<select name="{name}"')[1].split("</select>")[0]
        )
        for of, text in texts.items()
        for name in ("parent", "relation")
    }
    assert offered["r1", "parent"] == ["r0"]
    assert offered["r1", "relation"] == ["revision"]
    assert {"r0", "r1", "A"} <= set(offered["B", "parent"])
    assert "copy" in offered["B", "relation"]


def test_a_verdict_that_something_new_speaks_against_is_said_on_the_articles_page(client, article):
    """It leads to the rows that are to be looked at again, and each says why."""
    add(article, HARBOUR.replace("pencil", "ink"), fetched="2026-05-01")
    client.force_login(article.created_by)
    client.post(f"{ROWS}C/", {"decision": "replaced", "parent": "B", "relation": "copy"})
    calm = [page(client, address) for address in ("/articles/harbour/", ROWS)]
    assert ["Look again" in text for text in calm] == [False, False]
    withdraw_variant(variant=variant(article, "B"), reason="A letter.", by=None)
    told = '<a href="/articles/harbour/lineage/?shown=doubted#rows-title">1&nbsp;row of the lineage</a>'
    assert told in page(client, "/articles/harbour/")
    assert told in page(client, ROWS)
    again = page(client, f"{ROWS}?shown=doubted")
    assert re.findall(r'<th scope="row"><a href="([^"]+)"', again) == [f"{ROWS}C/"]
    assert "is no longer among the nodes of this lineage" in page(client, f"{ROWS}C/")


def test_a_confirmed_row_stays_as_it_was_though_an_upload_speaks_against_it(client):
    """The page hangs the text from what was confirmed, and says what the readings tell now."""
    own = ARTICLE.replace("nine times a day", "nine times daily").replace("has never", "never")
    later = own.replace("green with salt", "green from salt").replace("the old boat", "the boat")
    article = make_article(by=editor("owner"))
    client.force_login(article.created_by)
    for text, day in ((ARTICLE, "2026-05-01"), (AFTER_EDIT, "2026-05-10"), (later, "")):
        add(article, text, fetched=day)
    assert "Copy of “as first published”" in page(client, f"{ROWS}C/")
    client.post(f"{ROWS}C/", {"decision": "confirmed", "note": "I rang them."})
    add(article, own, fetched="2026-05-05")
    said = page(client, f"{ROWS}C/")
    assert '<p class="lead">Copy of “as first published”, as owner says.' in said
    assert "<b>owner</b> confirmed what the readings tell" in said
    assert "Since then the readings have come to tell of another parent" in said
    assert "edge-verdict" in page(client, "/articles/harbour/")


def test_others_may_not_judge(client, article):
    """Who is not logged in is asked to; who may not change the article is told so."""
    assert client.post(f"{ROWS}B/", {"decision": "confirmed"}).status_code == 302
    log_in(client, editor("eve"))
    assert client.post(f"{ROWS}B/", {"decision": "confirmed"}).status_code == 403
    assert client.post(f"{ROWS}places/p1/judge/", {"decision": "rejected"}).status_code == 403
    assert client.post(f"{ROWS}r1/name/", {"label": "x"}).status_code == 403
    assert Verdict.objects.count() == 0


def test_a_row_says_what_follows_from_verdicts_on_others(client):
    """The engine's own answer stays, and beside it what it says once it is told theirs."""
    made = make_article(slug="unordered", by=editor("owner"))
    later = HARBOUR.replace("eighty", "ninety")
    last = later.replace("laughed", "wept")
    add(made, HARBOUR, f"{HARBOUR} ", later, f"{later} ", last, f"{last} ")
    held = {row["id"]: row["witnesses"] for row in lineage_of(made).result["revisions"]}
    first, middle, latest = sorted(held, key=held.get)
    client.force_login(made.created_by)
    fields = {"decision": "replaced", "parent": latest, "relation": "revision"}
    client.post(f"/articles/unordered/lineage/{middle}/", fields)
    text = page(client, f"/articles/unordered/lineage/{first}/")
    assert "<b>With what editors said of other texts:</b> revision of the state " in text
    assert "with what editors said of other texts" in page(client, "/articles/unordered/lineage/")


@pytest.mark.django_db(transaction=True)
def test_while_the_engine_is_told_of_a_verdict_the_pages_say_so(
    client, article, monkeypatch, run_tasks
):
    """On the article's page, among all rows and beside the one that was judged; then it is done."""
    monkeypatch.setattr("provenance.services.trace.LARGE", 10)
    client.force_login(article.created_by)
    addresses = ("/articles/harbour/", ROWS, f"{ROWS}A/")
    says = "is being traced around what editors said"
    assert [says in page(client, address) for address in addresses] == [False] * 3
    fields = {"decision": "replaced", "parent": "r1", "relation": "copy"}
    client.post(f"{ROWS}A/", fields)
    page(client, f"{ROWS}A/")
    assert [says in page(client, address) for address in addresses] == [True] * 3
    run_tasks()
    assert [says in page(client, address) for address in addresses] == [False] * 3
    asked = {"HX-Request": "true", "HX-Target": "steering"}
    done = "Show what follows from it"
    assert [done in page(client, address, **asked) for address in addresses] == [True] * 3
    assert [done in page(client, address) for address in addresses] == [False] * 3


def test_the_log_says_of_each_verdict_what_it_is_of(client, article):
    """Names, facts and places are not "put in place" of anything: the log says what was done."""
    client.force_login(article.created_by)
    client.post(f"{ROWS}B/", {"decision": "rejected"})
    client.post(f"{ROWS}r1/name/", {"label": "the sad ending"})
    client.post(f"{ROWS}places/p1/judge/", {"decision": "rejected"})
    text = page(client, ROWS)
    assert "rejected what the readings tell of B" in text
    assert ": <i>“the sad ending”</i>" in text
    assert "gave another name to the state " in text
    assert "said that the author did nothing here: the place where" in text
    assert "A – 0.txt</option>" in page(client, f"{ROWS}B/")

"""What real pages show beside an article at each fetch makes no state, and hides none."""

import pytest

from provenance.lineage import trace
from provenance.text.reading import read

HEADLINE = "Ferry to Hestrand out of service"
PARAGRAPHS = (
    "The ferry to Hestrand was taken out of service on Monday after divers found a crack in its "
    "hull. It carries some four hundred people a day.",
    "The county has hired a smaller boat, which sails twice in the morning and once in the "
    "evening. Lorries have to drive round by the northern bridge.",
    "“We had no choice,” said the harbour master, Ida Lunde. She expects the repairs to last until "
    "the middle of October, if the yard has room.",
    "Shopkeepers on the island say that they lose half of their custom in the weeks without a "
    "ferry. A petition has been signed by nine hundred people.",
    "The boat was built in 1987 and was to be replaced five years ago. The council put the money "
    "into the new school instead.",
)
EDITED = (PARAGRAPHS[0].replace("four hundred", "six hundred"), *PARAGRAPHS[1:])
TITLES = (
    "Council rejects wind farm at Skarv",
    "Ten soups for cold evenings",
    "Why the cod has moved north",
    "Player signs for three more years",
    "The last lighthouse keeper tells his story",
    "New rules for holiday cabins",
)
ADVERTISED = (
    "Advertisement: Try Nordlys coffee for a month, free of charge.",
    "Sponsored: Winter tyres from Hjul AS, fitted while you wait.",
    "Advertisement\nBook a cabin at Fjellheim before June",
)
CONSENT = (
    "We value your privacy",
    "We and our 842 partners store and access information on a device, such as cookies. You can "
    "accept or manage your choices.",
    "Accept all\nReject all\nManage options",
)
AGES = ("2 hours ago", "yesterday", "3 days ago", "1 week ago", "2 weeks ago", "a month ago")


def joined(*parts):
    return "\n\n".join(parts)


def framed(*, above=(), under=(), inside=(), below=()):
    """The article of some day with lines of its page above, under the headline, inside, below."""
    return lambda text: joined(*above, HEADLINE, *under, *text[:2], *inside, *text[2:], *below)


def turned(items, day):
    return items[day % len(items)]


FRAMES = {
    "a list of what is most read": lambda day: framed(
        below=["\n".join(["Most read", *(f"{n}. {turned(TITLES, day + n)}" for n in range(1, 5))])]
    ),
    "comments": lambda day: framed(below=[f"{12 + 7 * day} comments", "Join the discussion"]),
    "readers": lambda day: framed(under=[f"{1200 + 311 * day} views"]),
    "who reads now": lambda day: framed(under=[f"{4 + day} people are reading this now"]),
    "the time that it takes": lambda day: framed(under=[f"{3 + day % 2} min read"]),
    "a recording": lambda day: framed(under=[f"Listen to this article · 4:{10 + day} min"]),
    "advertisements": lambda day: framed(inside=[turned(ADVERTISED, day)]),
    "advertisements at times": lambda day: framed(
        inside=[turned(ADVERTISED, day)] if day % 4 else []
    ),
    "links": lambda day: framed(inside=[f"See also: {turned(TITLES, day)}"]),
    "a box for letters": lambda day: framed(
        inside=["Get the morning briefing", "Your email address", "Sign up"] if day % 2 else []
    ),
    "a poll": lambda day: framed(
        inside=[f"Yes {50 + day}%", f"No {50 - day}%", f"{900 + 37 * day} votes"]
    ),
    "its age": lambda day: framed(under=[f"Published {turned(AGES, day)}"]),
    "a stamp": lambda day: framed(under=[f"Last updated: {10 + day}:30, {4 + day} May 2026"]),
    "a bar of news": lambda day: framed(
        above=[f"Breaking: {turned(TITLES, day)}"] if day % 2 else []
    ),
    "prices": lambda day: framed(above=[f"OBX {1200 + day}.4 +0.{day}% | Brent {80 + day}.2"]),
    "the weather": lambda day: framed(above=[f"Oslo {7 + day}°C"]),
    "an app": lambda day: framed(above=["Open in app"] if day % 3 == 1 else []),
    "what is left to read": lambda day: framed(
        above=[f"You have {3 - day % 3} free articles left this month."]
    ),
    "consent": lambda day: framed(above=CONSENT if day % 3 == 1 else []),
    "who wrote it": lambda day: framed(
        below=["Kari Moe covers the coast. She joined the paper in 2011."] if day % 2 else []
    ),
    "subjects": lambda day: framed(
        below=["Topics: " + ", ".join(("Ferries", "Coast", "Council")[: 1 + day % 3])]
    ),
    "pictures": lambda day: framed(under=["Photo: Per Aas / Nordic Post"] if day % 2 else []),
}

INSTEAD = {
    "consent": joined(*CONSENT),
    "nothing": joined("404", "Page not found", "It may have been moved or deleted."),
    "the front page": joined("Nordic Post", *TITLES, "Sign in", "Subscribe"),
    "a check": joined("Just a moment...", "Checking if the site connection is secure"),
    "a refusal": "This content is not available in your region.",
}


def states(*texts):
    """How many states these captures show, a day apart, of one address."""
    names = [f"{day:02}.txt" for day in range(len(texts))]
    documents = {
        name: read(text.encode(), name=name) for name, text in zip(names, texts, strict=True)
    }
    meta = {
        name: {
            "fetched": f"2026-05-{day:02}T08:00:00+00:00",
            "source_url": "https://nordic-post.example/2026/ferry",
        }
        for day, name in enumerate(names, start=1)
    }
    return len(trace(documents, meta).revisions)


@pytest.mark.parametrize("frame", FRAMES)
def test_what_stands_around_an_article_is_no_state(frame):
    """Eight fetches of one wording show one state, whatever the page shows beside it."""
    assert states(*(FRAMES[frame](day)(PARAGRAPHS) for day in range(8))) == 1


@pytest.mark.parametrize("frame", FRAMES)
def test_an_edit_shows_amid_what_stands_around(frame):
    """One figure that was changed is one more state, whatever the page shows beside it."""
    texts = (FRAMES[frame](day)(PARAGRAPHS if day < 6 else EDITED) for day in range(12))
    assert states(*texts) == 2


@pytest.mark.parametrize("other", INSTEAD)
def test_what_an_address_gives_instead_is_no_state(other):
    """A fetch that brought no article takes nothing from the states before and after it."""
    before, after = joined(HEADLINE, *PARAGRAPHS), joined(HEADLINE, *EDITED)
    assert states(before, before, INSTEAD[other], before, after, after) == 2


def test_pages_to_be_printed_and_for_telephones_are_fetches_of_the_same_state():
    """Three forms of one page take turns, and only the edit is told."""
    forms = (
        lambda text: joined(HEADLINE, *text),
        lambda text: "\n".join([HEADLINE, "Nordic Post", "By Kari Moe", *text, "Back to top"]),
        lambda text: "\n".join(["Print | Close", HEADLINE, "Kari Moe", *text, "Printed on 12 May"]),
    )
    assert states(*(turned(forms, day)(PARAGRAPHS if day < 4 else EDITED) for day in range(9))) == 2

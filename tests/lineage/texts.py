"""A short article and ways to bring variants of it about, for the lineage tests."""

PARAGRAPHS = (
    "The ferry at Orlen crosses nine times a day, and for eighty years the same bell has told the "
    "town when to run. Nobody rings it for the tourists, who arrive in cars and wait in queues.",
    "In the spring the harbour board counted the passengers again. It found 41,000 crossings in "
    "twelve months, which is fewer than before the bridge but more than anybody had expected.",
    "The bell-keeper, Ada Rusk, says that the board has never understood the service. She may "
    "retire in the autumn, and there is no one who knows the timetable by heart as she does.",
    "What the town will do without her is a question that its council keeps putting off. Three "
    "members want a signal on a pole; two would rather close the slip and sell the old boat.",
    "Until then the bell hangs where it hung, green with salt, above a door that does not shut. "
    "At ten past six it rings for the last boat, and the gulls get up as though they were told.",
)

EDITED = PARAGRAPHS[2].replace(
    "says that the board has never understood the service",
    "says that she and the board disagree about the service (edited 1)",
)
ARTICLE = "\n\n".join(PARAGRAPHS) + "\n"
AFTER_EDIT = "\n\n".join([*PARAGRAPHS[:2], EDITED, *PARAGRAPHS[3:]]) + "\n"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """`text` with each first string, which must be in it, replaced by the second."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text

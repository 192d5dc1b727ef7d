"""What stands around the work in a capture: furniture, notes, summaries, leaked instructions?

Judges paragraphs by what they say and by where they stand; what is left is the work.
"""

from collections.abc import Sequence
from statistics import median

from provenance.text import furniture, notes
from provenance.text.blocks import Block
from provenance.text.document import Role

HEAD_BLOCKS = 12
"""Paragraphs from the start within which notes and summaries stand before a work."""
TAIL_BLOCKS = 12
_TITLE_BLOCKS = 3
_LONGEST_DECK = 240
_NOTE_BLOCKS = 14
"""Paragraphs an editor's note may have, when a line says where the text begins."""
_SUMMARY_BLOCKS = 10
_SHORT_ITEM = 320
_TITLE_LENGTH = 160
_NAME_LENGTH = 40
_COMMENTS_AFTER = 0.4
_FEWEST_PERHAPS = 2
_BEFORE_SITE = frozenset("|｜-–—·•")
"""Signs that windows' titles have before the name of a site."""


def find_around(blocks: Sequence[Block]) -> list[Role | None]:
    """Give each block the role it has around the work, or None where it is the work's own."""
    roles: list[Role | None] = [None] * len(blocks)
    _mark_furniture(blocks, roles)
    _mark_window_title(blocks, roles)
    _mark_leaks(blocks, roles)
    _mark_head(blocks, roles)
    _mark_notes(blocks, roles)
    _mark_lists(blocks, roles)
    _mark_beside(blocks, roles)
    return roles


def _mark_furniture(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    for place, block in enumerate(blocks):
        near = _is_at_edge(place, len(blocks)) or _has_neighbour(roles, place, Role.FURNITURE)
        if block.code:
            continue
        if (
            furniture.is_surely(block.text)
            or (near and furniture.is_consent(block.text))
            or (_is_foot(blocks, place) and furniture.is_copyright(block.text))
        ):
            roles[place] = Role.FURNITURE


def _mark_window_title(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark a title with its site's name that stands above the same title as a page shows it."""
    head = [furniture.plain(block.text) for block in blocks[:HEAD_BLOCKS]]
    for place, said in enumerate(head):
        whole = next((one for one in head if one != said and _is_window_title(said, one)), None)
        if whole is not None and not blocks[place].code:
            roles[place] = roles[place] or Role.FURNITURE


def _is_window_title(said: str, title: str) -> bool:
    """Whether a line is a title and, behind a bar or a dash, a site's name.

    >>> _is_window_title("boats came late | the harbour mail", "boats came late")
    True
    """
    rest = said.removeprefix(title)
    named = " " in title and len(title) <= _TITLE_LENGTH and len(rest) <= _NAME_LENGTH
    return rest != said and named and rest[:1] == " " and rest.strip()[:1] in _BEFORE_SITE


def _is_foot(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block stands among the last of its text, after the work."""
    return place >= len(blocks) - TAIL_BLOCKS and _is_after_work(blocks, place)


def _mark_leaks(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    if any(block.code for block in blocks):
        return
    for place, block in enumerate(blocks):
        if roles[place] is None and notes.is_leaked(block.text):
            roles[place] = Role.LEAKED_INSTRUCTION
    for place, block in enumerate(blocks):
        beside = _has_neighbour(roles, place, Role.LEAKED_INSTRUCTION)
        if roles[place] is None and notes.is_template(block.text, beside_leak=beside):
            roles[place] = Role.LEAKED_INSTRUCTION


def _mark_head(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark the summaries and editorial notes that stand before the work."""
    place = 0
    last = HEAD_BLOCKS
    while place < min(len(blocks), last):
        block = blocks[place]
        if roles[place] is not None or block.code:
            place += 1
            continue
        end, role = _head_part(blocks, place)
        if role is None:
            place += 1
            continue
        titles = blocks[:place] if place <= _TITLE_BLOCKS else []
        if role is Role.SUMMARY and all(len(title.text) <= _LONGEST_DECK for title in titles):
            for before in range(len(titles)):
                roles[before] = roles[before] or Role.SUMMARY
        for inside in range(place, end):
            roles[inside] = roles[inside] or role
        place, last = end, end + HEAD_BLOCKS


def _head_part(blocks: Sequence[Block], place: int) -> tuple[int, Role | None]:
    """Give the end and the role of the summary or note that opens at `place`, if one does."""
    text = blocks[place].text
    if notes.heads_points(text):
        return _end_of_points(blocks, place), Role.SUMMARY
    if notes.heads_summary(text) or (notes.heads_overview(text) and place < _TITLE_BLOCKS):
        return _end_of_summary(blocks, place), Role.SUMMARY
    if notes.opens_summary(text) and len(text) <= 2 * notes.LONGEST_NOTE:
        return place + 1, Role.SUMMARY
    if notes.heads_editorial(text):
        return _end_of_editorial(blocks, place, headed=True), Role.EDITORIAL
    if notes.opens_editorial(text) and not _is_most(blocks, place):
        return _end_of_editorial(blocks, place, headed=False), Role.EDITORIAL
    return place, None


def _is_most(blocks: Sequence[Block], place: int) -> bool:
    """Whether a paragraph is most of the text: a page that lost its breaks, with all it had."""
    own = len(blocks[place].text)
    return own > notes.LONGEST_NOTE and 2 * own > sum(len(block.text) for block in blocks)


def _opens_other(block: Block) -> bool:
    text = block.text
    return (
        notes.heads_editorial(text)
        or notes.opens_editorial(text)
        or notes.heads_summary(text)
        or notes.heads_points(text)
        or notes.announces_text(text)
    )


def _end_of_points(blocks: Sequence[Block], start: int) -> int:
    """Find where key points end: with their bullets, or where paragraphs become long."""
    place = start + 1
    if place < len(blocks) and blocks[place].is_item:
        while place < len(blocks) and blocks[place].is_item:
            place += 1
        return place
    lengths: list[int] = []
    while place < len(blocks) and not _opens_other(blocks[place]):
        text = blocks[place].text
        if not notes.is_heading(text):
            usual = median(lengths) if lengths else _SHORT_ITEM / 2
            if len(text) > max(_SHORT_ITEM / 2, 2.2 * usual) or len(text) > 2 * _SHORT_ITEM:
                break
            lengths.append(len(text))
        place += 1
    if place < len(blocks) and not _opens_other(blocks[place]):
        while place - 1 > start and notes.is_heading(blocks[place - 1].text):
            place -= 1
    return place


def _end_of_summary(blocks: Sequence[Block], start: int) -> int:
    """Find where a headed summary ends: at the next heading, or after its bullets or paragraph."""
    place = start + 1
    if place < len(blocks) and blocks[place].is_item:
        while place < len(blocks) and blocks[place].is_item:
            place += 1
        return place
    for end in range(place + 1, min(len(blocks), place + _SUMMARY_BLOCKS) + 1):
        if end == len(blocks):
            return end
        if notes.is_heading(blocks[end].text) and not blocks[end].is_item:
            return end
    return min(place + 1, len(blocks))


def _end_of_editorial(blocks: Sequence[Block], start: int, *, headed: bool) -> int:
    """Find where a note ends: after the line that says the text begins, or after its paragraph."""
    for end in range(start + 1, min(len(blocks), start + 1 + _NOTE_BLOCKS)):
        if notes.announces_text(blocks[end].text):
            return end + 1
    if not headed:
        return start + 1
    place = start + 1
    while place < len(blocks) and notes.is_heading(blocks[place].text):
        place += 1
    return min(place + 1, len(blocks))


def _mark_notes(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark corrections wherever they stand, and notes and credits at the edges."""
    for place, block in enumerate(blocks):
        if roles[place] is not None or block.code:
            continue
        at_edge = _is_at_edge(place, len(blocks))
        if notes.is_correction(block.text):
            roles[place] = Role.CORRECTION_NOTE
        elif notes.heads_correction(block.text) and place + 1 < len(blocks):
            roles[place] = Role.CORRECTION_NOTE
            roles[place + 1] = roles[place + 1] or Role.CORRECTION_NOTE
        elif (at_edge and notes.credits_source(block.text)) or (
            notes.opens_editorial(block.text) and len(block.text) <= notes.LONGEST_NOTE
        ):
            roles[place] = Role.EDITORIAL
        elif notes.heads_editorial(block.text) and place + 1 < len(blocks):
            end = _end_of_editorial(blocks, place, headed=True)
            for inside in range(place, end):
                roles[inside] = roles[inside] or Role.EDITORIAL


def _mark_lists(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark lists of other articles, and what follows the work: comments to the end."""
    for place, block in enumerate(blocks):
        if block.code or (roles[place] is not None and roles[place] is not Role.FURNITURE):
            continue
        if furniture.opens_comments(block.text) and place >= len(blocks) * _COMMENTS_AFTER:
            sure = furniture.surely_opens_comments(block.text) or _is_in_company(
                blocks, roles, place
            )
            if place > 0 and sure and _is_after_work(blocks, place):
                for rest in range(place, len(blocks)):
                    roles[rest] = roles[rest] or Role.FURNITURE
                return
        elif furniture.opens_list(block.text):
            for inside in range(place, _end_of_list(blocks, roles, place)):
                roles[inside] = Role.FURNITURE


def _end_of_list(blocks: Sequence[Block], roles: Sequence[Role | None], start: int) -> int:
    """Find where a list of titles ends; where a paragraph follows, the last may be its heading."""
    end = start + 1
    while end < len(blocks) and _is_title(blocks[end]):
        end += 1
    before_prose = end < len(blocks) and roles[end] is None
    if before_prose and end > start + 1 and not furniture.is_item(blocks[end - 1].text):
        end -= 1
    return start if end == start + 1 and before_prose else end


def _is_in_company(blocks: Sequence[Block], roles: Sequence[Role | None], place: int) -> bool:
    """Whether what might be an essay's heading stands among furniture or heads a name."""
    short = place + 1 < len(blocks) and len(blocks[place + 1].text) <= _NAME_LENGTH
    return short or _has_neighbour(roles, place, Role.FURNITURE)


def _is_after_work(blocks: Sequence[Block], place: int) -> bool:
    """Whether most of the text stands before `place`, which so can't be a heading within it."""
    return blocks[place].range.start - blocks[0].range.start >= _COMMENTS_AFTER * (
        blocks[-1].range.end - blocks[0].range.start
    )


def _is_title(block: Block) -> bool:
    return len(block.text) <= _TITLE_LENGTH and (
        notes.is_heading(block.text)
        or block.is_item
        or not block.text.rstrip().endswith((".", "。"))
    )


def _mark_beside(blocks: Sequence[Block], roles: list[Role | None]) -> None:
    """Mark what is furniture only in company: in rows of such lines, or next to furniture."""
    perhaps = [
        role is None
        and not block.code
        and len(block.text) <= furniture.LONGEST_LINE
        and furniture.is_perhaps(block.text)
        for block, role in zip(blocks, roles, strict=True)
    ]
    place = 0
    while place < len(blocks):
        if not perhaps[place]:
            place += 1
            continue
        end = place
        while end < len(blocks) and perhaps[end]:
            end += 1
        beside = (place > 0 and roles[place - 1] is Role.FURNITURE) or (
            end < len(blocks) and roles[end] is Role.FURNITURE
        )
        edge = place == 0 or end == len(blocks)
        notice = furniture.is_copyright(blocks[place].text)
        if beside or (edge and not notice and end - place >= _FEWEST_PERHAPS):
            for inside in range(place, end):
                roles[inside] = Role.FURNITURE
        place = end


def _has_neighbour(roles: Sequence[Role | None], place: int, role: Role) -> bool:
    return (place > 0 and roles[place - 1] is role) or (
        place + 1 < len(roles) and roles[place + 1] is role
    )


def _is_at_edge(place: int, count: int) -> bool:
    return place < HEAD_BLOCKS or place >= count - TAIL_BLOCKS

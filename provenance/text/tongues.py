"""Which part of the work is a translation, which its original, which was left untranslated?

Runs of paragraphs in one language are found first. Where two languages share the work, the places
of their runs, lines that announce the original or a translation, and what both name alike
(numbers, names in Latin letters) say which repeats which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.text import notes
from provenance.text.blocks import Block
from provenance.text.document import Role
from provenance.text.language import (
    UNKNOWN,
    detect,
    is_cjk,
    is_sure,
    judge,
    letters,
    script,
    script_of,
)

CJK_WEIGHT = 2.4
"""Latin letters that a CJK letter stands for; the seeds' pair has 2.2, literary pairs up to 2.8."""
_LEAST_OTHER_SCRIPT = 50
_LEAST_SAME_SCRIPT = 300
"""Letters from which a run in another language is one: short quotations stay in their text."""
_LEAST_LEFT = 70
"""Weight of a paragraph that was left untranslated, where nothing else shows a translation."""
_RATIO = 0.3
"""Share of the longer of two texts that its translation or original has at least."""
_EDGE = 8
"""Paragraphs from either end in which translators are named."""
_LEADING = 0.6
"""Share of what stands before the second of a pair that must be in the first's language."""
_IN_STEP = 0.7
"""Share of neighbouring runs of like length from which two languages go in step."""
_ALIKE = 0.15
_FEWEST_ALIKE = 4
_TURNS = 6
"""Turns from which two languages alternate paragraph by paragraph."""

_LEAST_TOLD = 0.3
"""Share of a text whose paragraphs must tell their language for runs to be sought: verse and old
spellings tell too little."""
_FEWEST_STRANGE = 12
_MOST_LEFT = 3
"""Runs left untranslated in one text; essays on languages quote oftener."""
_INTRODUCTION = 80
_INTRODUCES = re.compile(
    r"以下|次の|つぎの|引用|原文|例文|下記|如下|下面|原话|写道|wrote|writes|says|as follows"
    r"|following|escribió|siguiente|écrit|suivant|schrieb|folgende"
)
_ANCHOR = re.compile(r"\d[\d.,]*\d|[A-Z][A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The role and the language of one block of the work."""

    role: Role
    language: str


@dataclass(slots=True)
class _Run:
    language: str
    first: int
    last: int
    weight: float


def find_tongues(
    blocks: Sequence[Block], around: Sequence[Role | None], language: str
) -> list[Tongue]:
    """Give every block the role and language it would have as the work's own text.

    `around` says which blocks are not; `language` is that of the text as a whole.
    """
    own = [place for place, role in enumerate(around) if role is None]
    runs = _find_runs(blocks, own, language)
    weights: dict[str, float] = {}
    for run in runs:
        weights[run.language] = weights.get(run.language, 0) + run.weight
    if len(weights) <= 1:
        role = Role.TRANSLATION if _says_translated(blocks, around) else Role.BODY
        return [Tongue(role, runs[0].language if runs else language)] * len(blocks)
    return _spread(len(blocks), _assign(blocks, around, runs, weights))


def weight(text: str) -> float:
    """Give the amount of text, in Latin letters."""
    count = letters(text)
    return count * CJK_WEIGHT if script(text) == "CJK" else float(count)


def _find_runs(blocks: Sequence[Block], own: Sequence[int], language: str) -> list[_Run]:
    """Find the runs of one language; what can't be told goes with its neighbours."""
    judged = _judge_blocks(blocks, own, language)
    told = sum(amount for _, found, amount in judged if found is not None)
    if own and told < _LEAST_TOLD * sum(amount for _, _, amount in judged):
        return [_Run(language, own[0], own[-1], told)]
    runs: list[_Run] = []
    waiting: list[tuple[int, float]] = []
    for place, found_here, amount in judged:
        if found_here is None:
            waiting.append((place, amount))
            continue
        if runs and runs[-1].language == found_here:
            runs[-1].last = place
            runs[-1].weight += amount + sum(one for _, one in waiting)
        else:
            first = place
            if waiting and (not runs or _belongs(blocks[waiting[-1][0]].text, found_here)):
                first = _start_of_waiting(blocks, waiting, found_here, all_of=not runs)
            runs.append(_Run(found_here, first, place, amount))
        waiting = []
    return _without_slivers(blocks, runs, own, language)


def _judge_blocks(
    blocks: Sequence[Block], own: Sequence[int], language: str
) -> list[tuple[int, str | None, float]]:
    """Give each block's language, or None where it does not tell, and its weight.

    In a text of Chinese, Japanese or Korean, even a short line of another script tells; all such
    lines together say which language theirs is.
    """
    strange: set[int] = set()
    if is_cjk(language):
        strange = {
            place
            for place in own
            if script(blocks[place].text) not in {"", "CJK"}
            and letters(blocks[place].text) >= _FEWEST_STRANGE
        }
    theirs = detect(" ".join(blocks[place].text for place in sorted(strange)))
    judged: list[tuple[int, str | None, float]] = []
    for place in own:
        text = blocks[place].text
        found, sure = judge(text, language)
        told = found if sure else theirs if place in strange else None
        judged.append((place, told, weight(text)))
    return judged


def _start_of_waiting(
    blocks: Sequence[Block], waiting: Sequence[tuple[int, float]], language: str, *, all_of: bool
) -> int:
    start = waiting[-1][0]
    for place, _ in reversed(waiting):
        if not all_of and not _belongs(blocks[place].text, language):
            break
        start = place
    return start


def _belongs(text: str, language: str) -> bool:
    return (script(text) == "CJK") == is_cjk(language) and notes.is_heading(text)


def _without_slivers(
    blocks: Sequence[Block], runs: list[_Run], own: Sequence[int], language: str
) -> list[_Run]:
    """Drop runs too slight to be more than a quotation or a slip of the detector."""
    total: dict[str, float] = {}
    for run in runs:
        total[run.language] = total.get(run.language, 0) + run.weight
    main = max(total, key=lambda one: (total[one], one == language, one)) if total else language
    kept: list[_Run] = []
    for run in runs:
        slight = run.language != main and not _is_run_of_its_own(blocks, run, main)
        named = main if slight else run.language
        if kept and kept[-1].language == named:
            kept[-1].last = run.last
            kept[-1].weight += run.weight
        else:
            kept.append(_Run(named, run.first, run.last, run.weight))
    if not kept and own:
        kept.append(_Run(language, own[0], own[-1], 0.0))
    return kept


def _is_run_of_its_own(blocks: Sequence[Block], run: _Run, main: str) -> bool:
    if run.language == UNKNOWN:
        return False
    text = "\n".join(block.text for block in blocks[run.first : run.last + 1])
    if is_cjk(run.language) != is_cjk(main) or script(text) != script_of(main):
        return run.weight >= _LEAST_OTHER_SCRIPT
    return run.weight >= _LEAST_SAME_SCRIPT and is_sure(text, run.language)


def _assign(
    blocks: Sequence[Block],
    around: Sequence[Role | None],
    runs: list[_Run],
    weights: dict[str, float],
) -> list[tuple[_Run, Tongue]]:
    first, second = sorted(weights, key=lambda one: (-weights[one], one))[:2]
    turns = sum(one.language in {first, second} for one in runs)
    if turns >= _TURNS and weights[second] >= _RATIO * weights[first] and _keep_step(runs):
        return _assign_bilingual(runs, first, second)
    pair = _find_pair(blocks, runs)
    if pair is not None:
        translation, original = pair
        return [(run, _in_pair(run, translation, original)) for run in runs]
    return _assign_single(blocks, around, runs, first)


def _keep_step(runs: Sequence[_Run]) -> bool:
    """Whether neighbouring runs are of like length, as a text and its translation are."""
    pairs = list(pairwise(runs))
    alike = sum(_RATIO <= one.weight / max(other.weight, 1) <= 1 / _RATIO for one, other in pairs)
    return alike >= _IN_STEP * len(pairs)


def _assign_bilingual(runs: list[_Run], first: str, second: str) -> list[tuple[_Run, Tongue]]:
    """Two languages by turns: English, or what comes first, is taken for the original."""
    leading = next(run.language for run in runs if run.language in {first, second})
    original = "en" if "en" in {first, second} else leading
    return [
        (run, Tongue(Role.ORIGINAL if run.language == original else Role.TRANSLATION, run.language))
        for run in runs
    ]


def _find_pair(blocks: Sequence[Block], runs: list[_Run]) -> tuple[_Run, _Run] | None:
    """Find the translation and the original that stand one after the other, if they do."""
    for place in range(len(runs) - 1, 0, -1):
        late = runs[place]
        main = _leading(runs, place)
        if main is None:
            continue
        line = _announcement(blocks, late.first)
        if line is None:
            if _repeats(blocks, runs[:place], late, main):
                return (late, main) if main.language == "en" else (main, late)
        elif late.weight >= _LEAST_LEFT:
            says_original = notes.announces_original(line) or not notes.announces_translation(line)
            return (main, late) if says_original else (late, main)
    return None


def _leading(runs: Sequence[_Run], place: int) -> _Run | None:
    """Give the run that leads what stands before `place`, if one other language rules there."""
    whole = sum(run.weight for run in runs)
    early = [run for run in runs[:place] if run.language != runs[place].language]
    if not early:
        return None
    main = max(early, key=lambda run: run.weight)
    before = sum(run.weight for run in early if run.language == main.language)
    comes_back = any(
        run.language == early[0].language and run.weight > whole / 10 for run in runs[place + 1 :]
    )
    rules = before >= _LEADING * sum(run.weight for run in runs[:place])
    return main if rules and not comes_back else None


def _announcement(blocks: Sequence[Block], start: int) -> str | None:
    """Give the line just before `start`, or at it, that announces an original or a translation."""
    for place in range(start, max(-1, start - 4), -1):
        if notes.announces_text(blocks[place].text):
            return blocks[place].text
    return None


def _repeats(blocks: Sequence[Block], before: Sequence[_Run], late: _Run, main: _Run) -> bool:
    """Whether the late run may repeat, in its language, what came before it."""
    amount = sum(run.weight for run in before if run.language == main.language)
    if not _RATIO <= late.weight / max(amount, 1.0) <= 1 / _RATIO:
        return False
    early = " ".join(
        blocks[place].text
        for run in before
        if run.language != late.language
        for place in range(run.first, run.last + 1)
    )
    text = " ".join(block.text for block in blocks[late.first : late.last + 1])
    here, there = set(_ANCHOR.findall(early)), set(_ANCHOR.findall(text))
    fewer = min(len(here), len(there))
    return fewer < _FEWEST_ALIKE or len(here & there) >= _ALIKE * fewer


def _in_pair(run: _Run, translation: _Run, original: _Run) -> Tongue:
    if run.language == translation.language:
        return Tongue(Role.TRANSLATION, run.language)
    if run is original or run.first > original.first > translation.first:
        return Tongue(Role.ORIGINAL, run.language)
    if original.first < translation.first and run.first < translation.first:
        return Tongue(Role.ORIGINAL, run.language)
    return Tongue(Role.UNTRANSLATED, run.language)


def _assign_single(
    blocks: Sequence[Block], around: Sequence[Role | None], runs: list[_Run], main: str
) -> list[tuple[_Run, Tongue]]:
    """No pair: a body, a body that quotes, bodies in two languages, or a patchy translation."""
    credited = _says_translated(blocks, around)
    left = [
        run
        for run in runs[1:-1]
        if run.language != main
        and (credited or (script_of(run.language) != script_of(main) and main != "en"))
        and _is_prose(blocks, run)
    ]
    if len(left) > _MOST_LEFT or any(_is_introduced(blocks, run) for run in left):
        left = []
    if credited or left:
        return [
            (
                run,
                Tongue(Role.UNTRANSLATED, run.language)
                if run in left
                else Tongue(Role.TRANSLATION, main),
            )
            for run in runs
        ]
    whole = sum(run.weight for run in runs)
    ends = (runs[0], runs[-1])
    return [
        (
            run,
            Tongue(
                Role.BODY, run.language if run.weight >= whole / (5 if run in ends else 2) else main
            ),
        )
        for run in runs
    ]


def _is_introduced(blocks: Sequence[Block], run: _Run) -> bool:
    """Whether the paragraph before a run announces it, as quotations are."""
    before = blocks[run.first - 1].text[-_INTRODUCTION:]
    return before.endswith((":", "：")) or _INTRODUCES.search(before) is not None


def _is_prose(blocks: Sequence[Block], run: _Run) -> bool:
    """Whether a run is prose of its own, as what was left untranslated is, and no quotation."""
    texts = [block.text for block in blocks[run.first : run.last + 1]]
    return all(text[:1] not in "“\"'‘「『«>(（" for text in texts) and any(
        weight(text) >= _LEAST_LEFT and not notes.is_heading(text) for text in texts
    )


def _says_translated(blocks: Sequence[Block], around: Sequence[Role | None]) -> bool:
    """Whether a credit at the edges, or a note anywhere, says that the work is a translation.

    A translating model's instructions say so too.
    """
    own = [place for place, role in enumerate(around) if role is None]
    edge = [*own[:_EDGE], *own[-_EDGE:]]
    told = [place for place, role in enumerate(around) if role is Role.EDITORIAL]
    if Role.LEAKED_INSTRUCTION in around:
        return True
    return any(notes.credits_translator(blocks[place].text) for place in edge) or any(
        notes.says_translated(blocks[place].text) for place in told
    )


def _spread(count: int, assigned: list[tuple[_Run, Tongue]]) -> list[Tongue]:
    tongues: list[Tongue] = []
    for position, (_, tongue) in enumerate(assigned):
        end = assigned[position + 1][0].first if position + 1 < len(assigned) else count
        tongues.extend([tongue] * (end - len(tongues)))
    return tongues

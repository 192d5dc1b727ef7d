"""What became of one text in another, token by token?

Three steps: what both texts begin and end with is set aside; what stands once in either anchors
the rest, passages first, then phrases; what is left between anchors is tokenised and aligned.
Then the result is tidied for people. Unchanged text is never tokenised.
"""

from collections.abc import Collection, Sequence

from provenance.diffing.dmp import DMP
from provenance.diffing.edits import Comparison, Difference
from provenance.diffing.flat.strips import Strip, with_gaps
from provenance.diffing.flat.units import units_kept
from provenance.diffing.folding import check_ignored
from provenance.diffing.granularity import Granularity, granularity_for
from provenance.diffing.matching.matcher import Matcher
from provenance.diffing.matching.words import INDEL, Aligner, Kernel
from provenance.diffing.overlay import compared, overlaid
from provenance.diffing.tidying.tidy import tidy
from provenance.text.collecting import without_collecting

VERSION = "6"

KERNELS: dict[str, Kernel] = {kernel.name: kernel for kernel in (INDEL, DMP)}


def compare(
    older: str,
    newer: str,
    *,
    granularity: str = "word",
    ignore: Collection[str] = (),
    engine: str = "anchors",
) -> Comparison:
    """Find what became of `older` in `newer`.

    `granularity` is word, sentence, passage or character. Tokens are compared by their exact
    characters without white space; `ignore` names what else not to compare, any of whitespace,
    case, punctuation and typography. White space is never compared unless one side is nothing
    else; ignored punctuation goes with the word before it, so an equal run may hold a mark on
    one side only. An equal run whose characters differ stands alone and says in what. `engine`
    is anchors or dmp.

    Swapping the sides swaps insert and delete and changes nothing else. The same input gives the
    same answer on any machine: bounds count work, and `complete` tells whether one was reached.

    Raises ValueError, with a sentence for a person, for an unknown option.

    >>> [(edit.op.value, edit.newer) for edit in compare("a red fox", "a big red fox").edits]
    [('equal', Span(start=0, end=2)), ('insert', Span(start=2, end=6)), \
('equal', Span(start=6, end=13))]
    """
    if engine not in KERNELS:
        raise ValueError(f"{engine!r} is no engine: choose {' or '.join(KERNELS)}.")
    ignored = check_ignored(ignore)
    pieces = granularity_for(granularity, older, newer)
    swapped = (len(newer), newer) < (len(older), older)
    first, second = (newer, older) if swapped else (older, newer)
    aligner = Aligner(KERNELS[engine])

    def align(older: str, newer: str) -> Sequence[Strip]:
        return _strips(older, newer, pieces, ignored, aligner)

    with without_collecting(), units_kept():
        found = overlaid(align(first, second), first, second, pieces, align)
        return compared(found, swapped=swapped, complete=aligner.complete)


def engine_version(engine: str = "anchors") -> str:
    """Give the name and version under which an engine's answers may be kept."""
    return f"{engine}/{VERSION}"


def _strips(
    older: str, newer: str, pieces: Granularity, ignore: frozenset[Difference], aligner: Aligner
) -> Sequence[Strip]:
    if older == newer:
        return with_gaps([Strip(0, len(older), 0, len(newer))], len(older), len(newer))
    blank_older, blank_newer = (not text or text.isspace() for text in (older, newer))
    if blank_older or blank_newer:
        same = blank_older and blank_newer and "whitespace" in ignore and older and newer
        differs: tuple[Difference, ...] = ("whitespace",) if same else ()
        return [Strip(0, len(older), 0, len(newer), equal=bool(same), differs=differs)]
    strips = Matcher(older, newer, pieces, ignore, aligner).strips()
    return tidy(strips, older, newer, pieces.name)

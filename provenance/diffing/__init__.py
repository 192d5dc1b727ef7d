"""What differs between texts, word for word."""

from provenance.diffing.compare import compare, engine_version
from provenance.diffing.dmp import patch_text
from provenance.diffing.edits import Break, Comparison, Difference, Edit, Move, Op

__all__ = [
    "Break",
    "Comparison",
    "Difference",
    "Edit",
    "Move",
    "Op",
    "compare",
    "engine_version",
    "patch_text",
]

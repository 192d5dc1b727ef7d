"""What flat arrays of text hold, in the words of annotations."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""Places in a text, sizes and weights."""

Small = NDArray[np.int32]
"""Numbers of which there are very many."""

Flags = NDArray[np.bool_]
Codes = NDArray[np.uint32]
"""Code points of a text, or its bytes."""

Classes = NDArray[np.uint8]
"""Kinds of signs."""

Prints = NDArray[np.uint64]
"""Hashes, or eight bytes at once."""

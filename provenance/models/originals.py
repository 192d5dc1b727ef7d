"""Where the bytes of a variant lie, once, under the hash of what they are."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import models
from django.utils.deconstruct import deconstructible

from provenance.models.immutable import Immutable, ImmutableQuerySet


@deconstructible(path="provenance.models.originals.OriginalStorage")
class OriginalStorage(FileSystemStorage):
    """A folder in which a file, once it has its name, is whole, on the disk, and never replaced.

    A process killed in the middle leaves at most a file under `incoming/`, which nothing reads.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Keep the name: it is the hash of the content, so one that is taken holds the same."""
        return name

    def _save(self, name: str, content: File[Any] | IO[Any]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        incoming = Path(self.path("incoming"))
        incoming.mkdir(parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=incoming)
        try:
            with os.fdopen(descriptor, "wb") as file:
                content.seek(0)
                while block := content.read(1 << 20):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            Path(partial).chmod(0o640)
            try:
                os.link(partial, target)
            except FileExistsError:
                return name
            _sync_folder(target.parent)
            _sync_folder(target.parent.parent)
        finally:
            Path(partial).unlink(missing_ok=True)
        return name


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@deconstructible(path="provenance.models.originals.Originals")
class Originals(Storage):
    """The storage that the settings name `originals` at the time it is asked for something."""

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        return storages["originals"].open(name, mode)

    def _save(self, name: str, content: File[Any]) -> str:
        return storages["originals"].save(name, content)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Keep the name, as `OriginalStorage` does."""
        return name

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return storages["originals"].exists(name)

    def delete(self, name: str) -> None:
        """Delete a file that no row stands for."""
        storages["originals"].delete(name)

    def size(self, name: str) -> int:
        """Give the file's bytes."""
        return storages["originals"].size(name)

    def path(self, name: str) -> str:
        """Give the file's path; raises NotImplementedError where it has none."""
        return storages["originals"].path(name)


def original_name(sha256: str) -> str:
    """Name the file of the bytes with this hash.

    >>> original_name("abcd")
    'originals/ab/abcd'
    """
    return f"originals/{sha256[:2]}/{sha256}"


class OriginalQuerySet(ImmutableQuerySet):
    """Stored bytes."""

    def store(self, data: bytes) -> "Original":
        """Keep `data` once and give its row; the file is whole on the disk before the row is."""
        sha256 = hashlib.sha256(data).hexdigest()
        found: Original | None = self.filter(pk=sha256).first()
        if found is not None:
            return found
        storage, name = storages["originals"], original_name(sha256)
        if storage.exists(name) and not _holds(storage, name, sha256):
            storage.delete(name)
        if not storage.exists(name):
            storage.save(name, ContentFile(data))
        original: Original
        original, _ = self.get_or_create(pk=sha256, defaults={"size": len(data), "file": name})
        return original


def _holds(storage: Storage, name: str, sha256: str) -> bool:
    with storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


class Original(Immutable):
    """The bytes of one or more variants, exactly as they came."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    file = models.FileField(storage=Originals(), max_length=200)

    objects = OriginalQuerySet.as_manager()

    def __str__(self) -> str:
        """Name it by the first letters of its hash."""
        return self.sha256[:12]

    def read(self) -> bytes:
        """Give the bytes; raises OSError if the storage has lost them."""
        with self.file.open("rb") as file:
            return bytes(file.read())

import hashlib
import os
from threading import Thread

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from provenance.models import ImmutableError, Original
from provenance.models.originals import OriginalStorage, original_name

DATA = b"Six o'clock, and the water stood at four feet.\r\n\x00\xff"
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.mark.django_db
def test_bytes_come_back_as_they_went_in_and_are_stored_once():
    """The same bytes twice are one row and one file, under their hash."""
    first, second = Original.objects.store(DATA), Original.objects.store(DATA)
    assert (first.pk, second.pk, first.size) == (SHA, SHA, len(DATA))
    assert first.read() == DATA
    assert first.file.name == f"originals/{SHA[:2]}/{SHA}"
    assert Original.objects.count() == 1


@pytest.mark.django_db
def test_a_file_left_by_a_process_that_died_is_taken_over():
    """A whole file without a row is kept, and a damaged one without a row is replaced."""
    storages["originals"].save(original_name(SHA), ContentFile(DATA))
    assert Original.objects.store(DATA).read() == DATA
    other = b"other bytes"
    sha = hashlib.sha256(other).hexdigest()
    storages["originals"].save(original_name(sha), ContentFile(b"other by"))
    assert Original.objects.store(other).read() == other


@pytest.mark.django_db
def test_originals_are_never_changed_nor_deleted():
    """Not by save, update, nor delete."""
    original = Original.objects.store(DATA)
    original.size = 1
    for change in (
        original.save,
        original.delete,
        Original.objects.all().delete,
        lambda: Original.objects.update(size=1),
    ):
        with pytest.raises(ImmutableError):
            change()
    assert Original.objects.get().size == len(DATA)


def test_a_stored_file_is_never_overwritten(tmp_path):
    """Who comes second finds the first one's bytes, and no other file is left."""
    storage = OriginalStorage(location=tmp_path)
    assert storage.save("ab/abc", ContentFile(b"first")) == "ab/abc"
    assert storage.save("ab/abc", ContentFile(b"second")) == "ab/abc"
    assert (tmp_path / "ab/abc").read_bytes() == b"first"
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files == [tmp_path / "ab/abc"]


def test_many_writers_of_the_same_file_leave_one_whole_file(tmp_path):
    """A reader at any moment sees all of it or nothing."""
    storage = OriginalStorage(location=tmp_path)
    data = os.urandom(3 * 2**20)
    seen = []

    def write() -> None:
        storage.save("ab/abc", ContentFile(data))
        seen.append((tmp_path / "ab/abc").read_bytes() == data)

    threads = [Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 6
    assert list((tmp_path / "incoming").iterdir()) == []

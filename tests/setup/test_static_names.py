"""Scripts and styles are served under names that change with their content, imports included."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

from provenance.static_names import HashedNames

STATIC = Path(__file__).resolve().parents[2] / "static"


@pytest.fixture
def collected(tmp_path, settings):
    settings.DEBUG = False
    storage = HashedNames(location=str(tmp_path), base_url="/static/")
    paths = {
        name: (source, name)
        for finder in get_finders()
        for name, source in finder.list([])
        if not name.startswith("admin/")
    }
    for source, name in paths.values():
        with source.open(name) as file:
            storage.save(name, file)
    done = list(storage.post_process(paths))
    assert [error for _, _, error in done if isinstance(error, Exception)] == []
    return storage, tmp_path


def test_a_script_imports_others_by_their_hashed_names(collected):
    storage, folder = collected
    script = (folder / storage.stored_name("js/comparison.js")).read_text()
    imported = re.findall(r'from "\./(\w+\.[0-9a-f]{12}\.js)"', script)
    assert sorted(name.split(".")[0] for name in imported) == ["connectors", "keys", "map"]
    assert all((folder / "js" / name).exists() for name in imported)


def test_no_script_imports_by_a_plain_name(collected):
    storage, folder = collected
    for path in STATIC.glob("js/*.js"):
        script = (folder / storage.stored_name(f"js/{path.name}")).read_text()
        assert re.findall(r'from "\./\w+\.js"', script) == []

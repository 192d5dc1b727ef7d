"""What every test may ask for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

# Playwright keeps an event loop in the test's thread, where Django then refuses its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# No test asserts a time, so none fails on a busy machine.
settings.register_profile(
    "clockless", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("clockless")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they use: `browser` drives Chromium, `data` works on the database."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures or "browser" in item.path.relative_to(ROOT).parts:
            item.add_marker(pytest.mark.browser)
        elif fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.data)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed corpus; tests that use it are skipped where there is none."""
    folder = Path(os.environ.get("PROVENANCE_SEEDS") or ROOT.parent / "shared" / "seeds")
    if not any(folder.glob("*.txt")):
        pytest.skip(f"no seed corpus in {folder}: PROVENANCE_SEEDS names its folder")
    return folder


@pytest.fixture(autouse=True)
def _own_files(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Keep the originals of each database test in a folder of its own."""
    if not DATABASE_FIXTURES & set(request.fixturenames):
        return
    settings = request.getfixturevalue("settings")
    folder = {"location": tmp_path / "files", "base_url": None}
    settings.STORAGES = settings.STORAGES | {
        name: settings.STORAGES[name] | {"OPTIONS": folder} for name in ("default", "originals")
    }


@pytest.fixture
def run_tasks(db: None) -> Callable[[], None]:
    """A function that does all background work enqueued so far, in this thread."""
    from provenance.worker import work_off

    return work_off


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which runs as root and with little shared memory too."""
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "headless": True,
        "args": CHROMIUM_FLAGS,
    }

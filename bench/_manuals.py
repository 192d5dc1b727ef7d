"""Chains of revisions of real manuals, with real translations of known wordings.

Manuals in Debian are translated paragraph by paragraph with gettext. Where the source of a
paragraph was edited after it was translated, its file keeps three texts: the wording that was
translated, the wording that replaced it, and the translation. From these a chain of revisions is
put together by seed: every edit happens at some step, forwards or backwards, some paragraphs are
added or dropped on the way, and the translation is what one of the revisions in the chain would
have been translated to. The edits and the translations are people's own; their order is not.
"""

import ast
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import Dating, words_between

PACKAGES = (
    "dpkg", "shadow", "util-linux", "aptitude", "debconf", "debhelper", "devscripts", "xz-utils",
    "man-db", "psmisc", "procps", "cryptsetup",
)  # fmt: skip  # a table
ALIKE = 0.55
"""Words that two wordings must share; below, gettext matched another paragraph."""

FEWEST, MOST = 3, 15
LEAST_PARAGRAPHS = 12
MOST_PARAGRAPHS = 70
NESTED = 3
DROPPED = 0.02
"""Paragraphs that the translator leaves out."""


_TYPESET = re.compile(r"\\\\f|E<\.|<_:")
"""Commands of typesetters that were not taken out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph: its wording, its translation, and the wording that was translated if older."""

    wording: str
    translation: str
    translated: str | None


@dataclass(frozen=True, slots=True)
class Manual:
    """One page of one package in one language."""

    name: str
    package: str
    language: str
    entries: tuple[Entry, ...]


def fetch(folder: Path) -> None:
    """Unpack the sources of the packages, from Debian, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        subprocess.run(["apt-get", "source", "--download-only", package], cwd=folder, check=False)
    for archive in sorted(folder.glob("*.tar.*")):
        if not archive.name.endswith(".asc"):
            subprocess.run(["tar", "-xf", archive.name], cwd=folder, check=False)


def manuals(folder: Path) -> Iterator[Manual]:
    """Every translated page with at least two edited paragraphs, in the order of their names."""
    for path in sorted(folder.glob("*/**/*.po")):
        package = path.relative_to(folder).parts[0].rsplit("-", 1)[0]
        language = re.split(r"[_@]", path.stem.split(".")[-1])[0]
        if "man" not in path.parent.as_posix() and "doc" not in path.parts:
            continue
        pages: dict[str, list[Entry]] = {}
        for page, entry in _entries(path):
            pages.setdefault(page, []).append(entry)
        for page, entries in pages.items():
            edited = sum(entry.translated is not None for entry in entries)
            if edited > 1 and len(entries) >= LEAST_PARAGRAPHS:
                name = f"{package} {Path(page).name} {path.stem}"
                yield Manual(name, package, language, tuple(entries))


def tasks(pages: Iterator[Manual], *, a_language: int, seed: int) -> Iterator[Dating]:
    """Chains from as many pages a language, chosen by seed."""
    rng = random.Random(seed)
    by: dict[str, list[Manual]] = {}
    for page in pages:
        by.setdefault(page.language, []).append(page)
    for _, known in sorted(by.items()):
        for page in rng.sample(known, min(a_language, len(known))):
            task = _task(page, rng)
            if task is not None:
                yield task


@dataclass(frozen=True, slots=True)
class _Chain:
    """What happens to each paragraph at which step, and the step that was translated."""

    entries: tuple[Entry, ...]
    steps: int
    truth: int
    edited: dict[int, int]
    added: dict[int, int]
    dropped: dict[int, int]

    def holds(self, at: int, step: int) -> bool:
        """Whether the paragraph is there at that step."""
        return self.added.get(at, 0) <= step < self.dropped.get(at, self.steps + 1)

    def state(self, step: int) -> str:
        """The text of the source at that step."""
        shown = []
        for at, entry in enumerate(self.entries):
            if self.holds(at, step):
                when = self.edited.get(at, 0)
                as_truth = (when <= self.truth) == (when <= step)
                shown.append(entry.translated if as_truth and entry.translated else entry.wording)
        return "\n\n".join(shown) + "\n"


def _chain(page: Manual, rng: random.Random) -> _Chain | None:
    start = rng.randrange(max(1, len(page.entries) - MOST_PARAGRAPHS + 1))
    entries = page.entries[start : start + MOST_PARAGRAPHS]
    edited = [at for at, entry in enumerate(entries) if entry.translated is not None]
    if not edited:
        return None
    steps = rng.randint(FEWEST - 1, min(MOST - 1, 2 * len(edited) + 1))
    when = {at: rng.randint(1, steps) for at in edited}
    others = [at for at in range(len(entries)) if at not in when]
    moved = rng.sample(others, min(len(others) // 4, steps // 2))
    return _Chain(
        entries=entries,
        steps=steps,
        truth=rng.randint(0, steps),
        edited=when,
        added={at: rng.randint(1, steps) for at in moved[::2]},
        dropped={at: rng.randint(1, steps) for at in moved[1::2]},
    )


def _task(page: Manual, rng: random.Random) -> Dating | None:
    chain = _chain(page, rng)
    if chain is None:
        return None
    states = list(dict.fromkeys(chain.state(step) for step in range(chain.steps + 1)))
    if len(states) < FEWEST:
        return None
    truth = states.index(chain.state(chain.truth))
    there = [
        entry.translation
        for at, entry in enumerate(chain.entries)
        if chain.holds(at, chain.truth) and rng.random() >= DROPPED
    ]
    translation = "\n\n".join(there) + "\n"
    names = [f"v{number:02}.txt" for number in range(len(states))]
    sources = dict(zip(names, (text.encode() for text in states), strict=True))
    return Dating(
        name=f"{page.name} {truth}/{len(states)}",
        language=page.language,
        files={**sources, "t.txt": translation.encode()},
        meta={name: {"fetched": f"2024-01-{at + 1:02}"} for at, name in enumerate(names)},
        revisions=tuple(names),
        translation="t.txt",
        truth=names[truth],
        also=None,
        distance=min(words_between(states[truth], t) for at, t in enumerate(states) if at != truth),
        treatment=(page.package,),
    )


def _entries(path: Path) -> Iterator[tuple[str, Entry]]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return
    for block in re.split(r"\n\s*\n", text):
        if re.search(r"^#~|^msgid_plural|^#\| msgid_plural", block, re.MULTILINE):
            continue
        page = re.search(r"^#: (\S+?)(?::\d+)?(?:\s|$)", block, re.MULTILINE)
        wording, said = _string(block, "msgid"), _string(block, "msgstr")
        if page is None or not wording or not said or _TYPESET.search(block):
            continue
        fuzzy = re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE) is not None
        before = re.sub(
            r"^#\| ?", "", "\n".join(re.findall(r"^#\|.*", block, re.MULTILINE)), flags=re.MULTILINE
        )
        older = _string(before, "msgid") if fuzzy else ""
        if fuzzy and not _alike(older, wording):
            continue
        yield page[1], Entry(wording, said, older if fuzzy else None)


def _alike(older: str, newer: str) -> bool:
    one, other = older.split(), newer.split()
    if not one or older == newer:
        return False
    shared = sum(min(one.count(word), other.count(word)) for word in set(one))
    return 2 * shared >= ALIKE * (len(one) + len(other))


def _string(block: str, key: str) -> str:
    found = re.search(rf'^{key} ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.MULTILINE)
    if found is None:
        return ""
    parts = re.findall(r'"(?:[^"\\]|\\.)*"', found[1])
    return _plain("".join(ast.literal_eval(part) for part in parts))


def _plain(text: str) -> str:
    """A paragraph without the commands of its typesetter."""
    text = text.replace("\\-", "-").replace("\\&", "")
    for _ in range(NESTED):
        text = re.sub(r"[BICRFLS]<([^<>]*)>", r"\1", text)
    text = re.sub(r"E<lt>", "<", re.sub(r"E<gt>", ">", text))
    return " ".join(re.sub(r"</?[a-z][\w:-]*/?>", "", text).split())

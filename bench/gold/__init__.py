"""What the benchmarks of translations and of drift are measured on, read from its plain files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from provenance.diffing import compare
from provenance.text.tokens import count_words

HERE = Path(__file__).parent
SPACELESS = frozenset({"ja", "zh"})
_KEYED = re.compile(r"\[([^\]]+)\] (.+)")
_OPTION = re.compile(r"(\w+)(?:=(\S+))?")


@dataclass(frozen=True, slots=True)
class Dating:
    """One translation, the revisions that it may have been made from, and the one it was."""

    name: str
    language: str
    files: dict[str, bytes]
    meta: dict[str, dict[str, str]]
    revisions: tuple[str, ...]
    translation: str
    truth: str
    also: str | None
    distance: int
    treatment: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the source: its paragraphs as the keys of their wordings."""

    name: str
    date: str
    paragraphs: tuple[tuple[str, ...], ...]


def dating() -> Iterator[Dating]:
    """Every task of every article, in the order of their names."""
    for folder in sorted(path for path in (HERE / "dating").iterdir() if path.is_dir()):
        for line in (folder / "tasks.txt").read_text("utf-8").splitlines():
            if line.strip():
                yield _task(folder, *line.split())


def _task(folder: Path, language: str, truth: str, *treatment: str) -> Dating:
    chain = revisions(folder)
    files = {f"{r.name}.txt": written(r.paragraphs, sentences(folder, "en"), " ") for r in chain}
    options = {m[1]: m[2] or "" for t in treatment if (m := _OPTION.fullmatch(t))}
    (made_from,) = [r for r in chain if r.name == truth]
    also, _, renewed = options.get("partly", "").partition(":")
    text = translated(folder, language, made_from, options, tuple(renewed.split(",")))
    translation = f"{language}.txt"
    others = [files[f"{r.name}.txt"] for r in chain if r.name != truth]
    return Dating(
        name=" ".join((folder.name, language, truth, *treatment)),
        language=language,
        files={name: data.encode() for name, data in files.items()} | {translation: text.encode()},
        meta={f"{r.name}.txt": {"fetched": f"{r.date}T12:00:00Z"} for r in chain},
        revisions=tuple(f"{r.name}.txt" for r in chain),
        translation=translation,
        truth=f"{truth}.txt",
        also=f"{also}.txt" if also else None,
        distance=min(words_between(files[f"{truth}.txt"], other) for other in others),
        treatment=treatment,
    )


def revisions(folder: Path) -> tuple[Revision, ...]:
    """The chain of revisions of one article, oldest first."""
    found = []
    for line in (folder / "revisions.txt").read_text("utf-8").splitlines():
        name, date, *keys = line.split()
        paragraphs = " ".join(keys).split(" / ")
        found.append(Revision(name, date, tuple(tuple(p.split()) for p in paragraphs)))
    return tuple(found)


@cache
def sentences(folder: Path, language: str) -> dict[tuple[str, ...], str]:
    """Each wording by its key, or by the keys of the several sentences that it renders."""
    lines = (folder / f"{language}.txt").read_text("utf-8").splitlines()
    keyed = [match for line in lines if (match := _KEYED.fullmatch(line.strip()))]
    return {tuple(match[1].split()): match[2] for match in keyed}


def translated(
    folder: Path,
    language: str,
    revision: Revision,
    options: dict[str, str],
    renewed: tuple[str, ...],
) -> str:
    """The translation of a revision, with whatever befell it."""
    wordings = sentences(folder, language)
    newer = {key.split(":")[0]: key for key in renewed if key}
    dropped = set(options.get("drop", "").split(","))
    paragraphs = tuple(
        tuple(newer.get(k.split(":")[0], k) for k in p if k.split(":")[0] not in dropped)
        for p in revision.paragraphs
    )
    gap = "" if language in SPACELESS else " "
    text = written(paragraphs, wordings, gap, note_after=options.get("note"))
    return text.replace("\n\n", gap or " ") if "flat" in options else text


def written(
    paragraphs: tuple[tuple[str, ...], ...],
    wordings: dict[tuple[str, ...], str],
    gap: str,
    *,
    note_after: str | None = None,
) -> str:
    """The text of these sentences, a blank line between paragraphs."""
    shown = (_paragraph(p, wordings, gap, note_after) for p in paragraphs)
    return "\n\n".join(paragraph for paragraph in shown if paragraph) + "\n"


def _paragraph(
    keys: tuple[str, ...], wordings: dict[tuple[str, ...], str], gap: str, note_after: str | None
) -> str:
    found, at = [], 0
    while at < len(keys):
        size = next((n for n in (3, 2, 1) if keys[at : at + n] in wordings), 0)
        if not size:
            message = f"No wording of {keys[at]}."
            raise ValueError(message)
        found.append(wordings[keys[at : at + size]])
        if note_after and note_after in (k.split(":")[0] for k in keys[at : at + size]):
            found.append(wordings["n",])
        at += size
    return gap.join(found)


@cache
def words_between(older: str, newer: str) -> int:
    """The words that are deleted and inserted from one text to the other."""
    return sum(
        count_words(text[span.start : span.end])
        for edit in compare(older, newer).edits
        if edit.op != "equal"
        for text, span in ((older, edit.older), (newer, edit.newer))
    )


def neighbours(folder: Path) -> list[int]:
    """The words between each revision of an article and the next."""
    base = sentences(folder, "en")
    texts = [written(r.paragraphs, base, " ") for r in revisions(folder)]
    return [words_between(a, b) for a, b in pairwise(texts)]


@dataclass(frozen=True, slots=True)
class Drifted:
    """Two passages that stand for each other, and what drifted: kind, source's words, variant's."""

    language: str
    number: int
    source: str
    variant: str
    truth: tuple[tuple[str, str, str], ...]

    @property
    def half(self) -> str:
        """Whether the pair is for tuning or for reporting."""
        return "tune" if self.number % 2 else "report"


_DRIFT = re.compile(r"! (\w+): (.+) -> (.+)")


def drifted() -> Iterator[Drifted]:
    """Every pair of passages with what drifted between them."""
    for block in (HERE / "drift.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if not lines:
            continue
        head, source, variant, *found = lines
        language, number = head.strip("[]").split()
        truth = tuple(
            (match[1], match[2], match[3]) for line in found if (match := _DRIFT.fullmatch(line))
        )
        yield Drifted(language, int(number), source, variant, truth)

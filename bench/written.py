"""Does the lineage find the stemma of families that people wrote, change by change?

No chance made these texts: somebody thought out each slip, each edit and each page around it,
before the engine was run on them. A family is a folder of bench/written/: `family.json` says who
came from whom, `texts/` has every text, also those that nobody holds. They are few and small, and
rules were mended by what they showed: their figures say where the engine fails, and no more.
"""

import argparse
import difflib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench._report import Report
from bench._traditions_family import Family, Node, Truth, truth_of
from bench._traditions_prose import Text, fresh, restart
from bench._traditions_score import Score, Told, matched, score, told_by_answer

FOLDER = Path(__file__).with_name("written")
VERSIONS = ("history", "law")
"""Kinds of which each text is a version: whether it is called a revision is not asked."""


def names() -> list[str]:
    """Name every family there is."""
    return sorted(path.parent.name for path in FOLDER.glob("*/family.json"))


def family(name: str) -> Family:
    """Read a family; words have the number of the moment at which somebody wrote them."""
    folder = FOLDER / name
    said = json.loads((folder / "family.json").read_text("utf-8"))
    restart()
    made = Family(said["kind"], meta=said.get("meta", {}))
    for each in _in_line(said["nodes"]):
        file = each.get("file", f"{each['id']}.txt")
        content = (folder / "texts" / file).read_bytes()
        parents = each.get("parents", [])
        above = [made.nodes[parent].text for parent in parents]
        node = Node(
            each["id"],
            _kind(each, said["kind"]),
            _numbered(content.decode("utf-8", "replace").split(), above),
            tuple((parent, 1 / (at + 1)) for at, parent in enumerate(parents)),
            file if each["held"] else None,
            each.get("partial", False),
        )
        made.add(node)
        if each["held"]:
            made.files[file] = content
    return made


def _kind(node: Mapping[str, Any], kind: str) -> str:
    if kind in VERSIONS or not (node["state"] or kind == "captures"):
        return "copy"
    return "state" if node["state"] else "capture"


def _in_line(nodes: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Put parents before their children; fails if a node comes from itself or from nobody."""
    left = list(nodes)
    known: dict[str, Mapping[str, Any]] = {}
    while left:
        ready = [node for node in left if set(node.get("parents", [])) <= known.keys()]
        if not ready:
            raise ValueError(f"No order puts parents first: {[node['id'] for node in left]}")
        known |= {node["id"]: node for node in ready}
        left = [node for node in left if node["id"] not in known]
    return list(known.values())


def _numbered(words: Sequence[str], above: Sequence[Text]) -> Text:
    """Give each word the token of the first source that has it at its spot, else a new one."""
    found: list[Any] = [None] * len(words)
    for source in above:
        blocks = difflib.SequenceMatcher(
            a=[token.word for token in source], b=words, autojunk=False
        ).get_matching_blocks()
        for block in blocks:
            for at in range(block.size):
                found[block.b + at] = found[block.b + at] or source[block.a + at]
    return tuple(token or fresh(word) for word, token in zip(words, found, strict=True))


def by_texts(told: Told, answer: Mapping[str, Any]) -> Told:
    """Say each revision by the first text that it was seen in, so that versions hang together."""
    first = {
        row["id"]: min(row["witnesses"], key=lambda at: (at not in row["held_by"], at))
        for row in answer["revisions"]
        if row["witnesses"]
    }
    parents: dict[str, str] = {}
    others: dict[str, tuple[str, ...]] = {}
    sure: dict[str, float] = {}
    for child, parent in told.parents.items():
        mine, up = first.get(child, child), first.get(parent, parent)
        if mine != up:
            parents[mine] = up
            others[mine] = tuple(first.get(each, each) for each in told.others.get(child, ()))
            if child in told.confidence:
                sure[mine] = told.confidence[child]
    return Told(parents, told.open, {child: more for child, more in others.items() if more}, sure)


def measure(name: str) -> Score:
    """Score one family."""
    truth, told = asked(name)
    return score(truth, told)


def asked(name: str) -> tuple[Truth, Told]:
    """Give what is true of a family and what the engine says of it."""
    from provenance import answers

    made = family(name)
    answer = answers.lineage(made.files, made.meta)
    told = told_by_answer(answer)
    return truth_of(made), by_texts(told, answer) if made.mode in VERSIONS else told


def show(report: Report, only: Iterable[str] = ()) -> None:
    """Print a line for each family."""
    report.head("Families written by hand", "Each text is somebody's thought, not chance's.")
    row = report.table(
        "written",
        "",
        "parents, decidable",
        "right",
        "left open",
        "calibration error",
        "wrong above 0.9",
        "further parents right",
    )
    whole = Score()
    for name in [*only] or names():
        got = measure(name)
        whole.add(got)
        row(name.replace("-", " "), *_cells(got))
    row("**all**", *_cells(whole))


def _cells(got: Score) -> list[str]:
    counts = got.counts
    error, wrong = got.error, got.wrong_when_sure
    return [
        f"{counts['decidable']}",
        f"{counts['right']}",
        f"{counts['open']}",
        "" if math.isnan(error) else f"{error:.3f}",
        "" if math.isnan(wrong) else f"{wrong:.3f}",
        f"{counts['mixed right']} of {counts['mixed']}" if counts["mixed"] else "",
    ]


def main() -> None:
    """Print the table, or with --rows each wrong and open row of the families named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", help=", ".join(names()))
    parser.add_argument("--rows", action="store_true", help="each row that is wrong or open")
    said = parser.parse_args()
    if not said.rows:
        return show(Report(), said.families)
    for name in said.families or names():
        truth, told = asked(name)
        into = matched(truth, told)
        mine = {true: told_as for told_as, true in into.items()}
        for child, parent in sorted(truth.parents.items()):
            said = told.parents.get(mine.get(child, child))
            if into.get(said or "", said) != parent:
                sure = told.confidence.get(mine.get(child, child))
                mark = "" if child in truth.decidable else " (not decidable)"
                print(f"{name}: {child} came from {parent}; told {said} {sure}{mark}")
    return None


if __name__ == "__main__":
    main()

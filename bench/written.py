"""Does the lineage find the stemma of hand copies that somebody wrote, slip by slip?

No chance made these texts: each slip was thought out, and the family committed, before the engine
was run on it. A family is a folder of bench/written/: `family.json` says who came from whom,
`texts/` has every text, also those that nobody holds. One writer wrote them and they are few: they
show what goes wrong, and give no rate.
"""

import argparse
import difflib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

from bench._report import Report
from bench._traditions_family import Family, Node, Truth, truth_of
from bench._traditions_prose import Text, Token, fresh, restart
from bench._traditions_score import Score, Told, matched, score, told_by_answer

FOLDER = Path(__file__).with_name("written")


def names() -> list[str]:
    """Name every family there is."""
    return sorted(path.parent.name for path in FOLDER.glob("*/family.json"))


def family(name: str) -> Family:
    """Read a family; words have the number of the moment at which somebody wrote them."""
    folder = FOLDER / name
    said = json.loads((folder / "family.json").read_text("utf-8"))
    copies = {each["id"]: each for each in said["copies"]}
    restart()
    made = Family("hand")
    for at in TopologicalSorter(
        {at: each["parents"] for at, each in copies.items()}
    ).static_order():
        parents, file = copies[at]["parents"], f"{at}.txt"
        content = (folder / "texts" / file).read_bytes()
        text = _numbered(content.decode().split(), [made.nodes[each].text for each in parents])
        held = copies[at]["held"]
        share = 1 / max(1, len(parents))
        made.add(
            Node(
                id=at,
                kind="copy",
                text=text,
                parents=tuple((each, share) for each in parents),
                name=file if held else None,
                partial=copies[at]["partial"],
            )
        )
        if held:
            made.files[file] = content
    return made


def _numbered(words: Sequence[str], above: Sequence[Text]) -> Text:
    """Give each word the token of the first source that has it at its spot, else a new one."""
    found: list[Token | None] = [None] * len(words)
    for source in above:
        blocks = difflib.SequenceMatcher(
            a=[token.word for token in source], b=words, autojunk=False
        ).get_matching_blocks()
        for block in blocks:
            for at in range(block.size):
                found[block.b + at] = found[block.b + at] or source[block.a + at]
    return tuple(token or fresh(word) for word, token in zip(words, found, strict=True))


def asked(name: str) -> tuple[Truth, Told]:
    """Give what is true of a family and what the engine says of it."""
    from provenance import answers

    made = family(name)
    return truth_of(made), told_by_answer(answers.lineage(made.files, made.meta))


def show(report: Report, only: Iterable[str] = ()) -> None:
    """Print a line for each family."""
    report.head("Hand copies that somebody wrote", "Each slip is somebody's thought, not chance's.")
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
        got = score(*asked(name))
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


def missed(name: str) -> Iterator[str]:
    """Say of each text that is left open or hung wrongly where it came from and what was told."""
    truth, told = asked(name)
    into = matched(truth, told)
    told_as = {true: mine for mine, true in into.items()}
    for child, parent in sorted(truth.parents.items()):
        mine = told_as.get(child, child)
        said = told.parents.get(mine)
        if said is None:
            yield f"{name}: {child} came from {parent}; left open"
        elif into.get(said, said) != parent:
            yield f"{name}: {child} came from {parent}; told {said}, {told.confidence.get(mine)}"


def main() -> None:
    """Print the table, or with --rows what is wrong and open of the families named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", help=", ".join(names()))
    parser.add_argument("--rows", action="store_true", help="each row that is wrong or open")
    said = parser.parse_args()
    if said.rows:
        for name in said.families or names():
            print(*missed(name), sep="\n")
    else:
        show(Report(), said.families)


if __name__ == "__main__":
    main()

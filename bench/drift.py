"""How many drifted facts are found, and how many false alarms are raised, on pairs of known drift.

Half of the pairs may be looked at while tuning, the other half is for reporting. `--show tune`
prints what was missed and what was raised wrongly.
"""

import argparse
from collections import Counter
from collections.abc import Sequence

from bench._report import Report
from bench.gold import Drifted, drifted
from provenance.lineage.drift.passages import Drift, Pair, Passage, drift

KINDS = ("number", "date", "name", "quotation", "negation")
LANGUAGES = ("ja", "zh", "es", "fr", "de", "en")
NAMES = {
    "all": "all",
    "negation": "negation and certainty",
    "ja": "Japanese",
    "zh": "Chinese",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "en": "English",
}


def show(report: Report) -> None:
    """Print what was found in the half for reporting."""
    pairs = [pair for pair in drifted() if pair.half == "report"]
    report.head("Drift", f"{len(pairs)} pairs whose mistakes nobody looked at.")
    row = report.table("drift", "", "facts", "precision", "recall")
    for key, cells in counted(pairs).items():
        row(NAMES.get(key, f"{key}s"), *cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=("tune", "report"))
    options = parser.parse_args()
    for half in ("tune", "report"):
        pairs = [pair for pair in drifted() if pair.half == half]
        print(f"{half}: {len(pairs)} pairs")
        for key, cells in counted(pairs, show=options.show == half).items():
            print(f"{key:12}", *(f"{cell:>9}" for cell in cells))


def counted(pairs: Sequence[Drifted], *, show: bool = False) -> dict[str, tuple[str, str, str]]:
    """Give facts, precision and recall in all, of each kind and in each language."""
    hits, misses, alarms = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        found = drift([Pair(Passage(pair.source, "en"), Passage(pair.variant, pair.language))])
        false = [one for one in found if not any(_tells(one, truth) for truth in pair.truth)]
        missed = [truth for truth in pair.truth if not any(_tells(one, truth) for one in found)]
        for truth in pair.truth:
            right = truth not in missed
            for key in (truth[0], pair.language, "all"):
                (hits if right else misses)[key] += 1
        for one in false:
            for key in (one.kind, pair.language, "all"):
                alarms[key] += 1
        if show and (false or missed):
            print(f"[{pair.language} {pair.number}] {pair.source}\n    {pair.variant}")
            print(*(f"    missed {truth}" for truth in missed), sep="\n")
            print(*(f"    raised {o.kind}: {o.source} -> {o.says}" for o in false), sep="\n")
    told = {}
    for key in ("all", *KINDS, *LANGUAGES):
        facts, raised = hits[key] + misses[key], hits[key] + alarms[key]
        precision = f"{hits[key] / raised:.2f}" if raised else "–"
        recall = f"{hits[key] / facts:.2f}" if facts else "–"
        told[key] = str(facts), precision, recall
    return told


def _tells(found: Drift, truth: tuple[str, str, str]) -> bool:
    """Whether a finding is of the kind, and overlaps the words, that are known to have drifted."""
    kind, source, says = truth
    return found.kind == kind and (
        says in found.says or found.says in says or source in found.source or found.source in source
    )


if __name__ == "__main__":
    main()

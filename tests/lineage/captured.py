"""Texts of one source, a day apart, and which states they are told to show."""

from datetime import date, timedelta

from provenance import answers
from tests.lineage.texts import ARTICLE, changed

SILENT = changed(ARTICLE, ("41,000", "43,500"))


def captured(*texts, by="fetched", **more):
    """The lineage of texts taken from one source a day apart; those of `more` have no dates."""
    files = {f"{number}.txt": text.encode() for number, text in enumerate(texts, start=1)}
    meta = {name: {by: str(date(2026, 1, 1) + timedelta(days=at))} for at, name in enumerate(files)}
    undated = {f"{name}.txt": text.encode() for name, text in more.items()}
    return answers.lineage({**files, **undated}, meta)


def states(answer):
    """For each revision, which of the texts hang from it."""
    below = {}
    for row in answer["derivations"]:
        below.setdefault(row["parent"], []).append(row["child"].removesuffix(".txt"))
    return [
        " ".join(sorted(name for name in below.get(revision["id"], []) if name.isdecimal()))
        for revision in answer["revisions"]
    ]

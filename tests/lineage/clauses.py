"""Texts of clauses that nobody else has, and what their lineage says, for tests of versions."""

import random

from provenance import answers

STEMS = ("anch", "bas", "cand", "dapp", "emb", "falc", "garn", "holl", "jun", "kett", "ladd")
WORDS = [stem + ending for stem in STEMS for ending in ("or", "in", "le", "er", "et")]


def clauses(seed, count):
    """Clauses of eighteen words that nobody else has, by seed."""
    pick = random.Random(seed)
    return [" ".join(pick.choice(WORDS) for _ in range(18)).capitalize() for _ in range(count)]


def text(*parts):
    return "\n\n".join(f"{clause}." for part in parts for clause in part) + "\n"


def parents(texts, dates):
    """The text behind each text's revision before its own, None for the first."""
    meta = {name: {"published": date} for name, date in dates.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    held = {row["child"]: row["parent"] for row in answer["derivations"] if row["child"] in texts}
    after = {row["id"]: row["after"] for row in answer["revisions"]}
    whose = {revision: name for name, revision in held.items()}
    return {name: whose.get(after[revision]) for name, revision in held.items()}


def form(name, *parts):
    """A form whose blanks one party filled in with its name, or nobody did."""
    clause, *others = [line for part in parts for line in part]
    notice = f"Notices to {name} go by post"
    return text([f"Copyright of {name}. {clause}", *others[:9], notice, *others[9:]])


FIRST = clauses(1, 30)
PARTIES = {"v2": "Ada Quill", "v3": "Kestrel Harbour Works", "v4": "Nils Lindqvist and Sons"}

"""The origins of a text's words for a terminal: each run of words under what introduced it."""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any

Answer = Mapping[str, Any]


def in_words(answer: Answer) -> str:
    """How many words each origin gave, then the text run by run.

    >>> token = {"range": [0, 3], "origin": "r0"}
    >>> answer = {"of": "a.txt", "text": "the", "tokens": [token], "labels": {"r0": "first"}}
    >>> print(in_words(answer), end="")
    a.txt has 1 word.
      r0 “first”: 1 word, 100%
    <BLANKLINE>
    [r0] the
    """
    tokens, labels = answer["tokens"], answer["labels"]
    counts = Counter(map(_origin, tokens))
    lines = [f"{answer['of']} has {_words(len(tokens))}."]
    for origin, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        label = f" “{labels[origin]}”" if origin in labels else ""
        lines.append(f"  {origin}{label}: {_words(count)}, {count / len(tokens):.0%}")
    if tokens:
        lines.append("")
    for origin, group in groupby(tokens, key=_origin):
        run = list(group)
        said = answer["text"][run[0]["range"][0] : run[-1]["range"][1]]
        lines.append(f"[{origin}] {' '.join(said.split())}")
    return "\n".join([*lines, ""])


def _origin(token: Mapping[str, Any]) -> str:
    """What introduced a word, with the texts of which one did where it is undecided."""
    between = token.get("between", ())
    return f"{token['origin']}: {' or '.join(between)}" if between else str(token["origin"])


def _words(count: int) -> str:
    return f"{count:,} word" + ("" if count == 1 else "s")

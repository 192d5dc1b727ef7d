"""What is told of a variant in a few words."""

from provenance.services.read import Summary
from provenance.text.names_of_languages import name_language


def describe(summary: Summary) -> str:
    """Tell the facts that somebody who brought a text wants to check at once.

    >>> describe(Summary(language="en", words=1661, truncated=True))
    'English, 1,661 words, ends in the middle of a sentence'
    """
    if summary.pending:
        return "it is long and is being read"
    facts = [
        name_language(summary.language),
        "1 word" if summary.words == 1 else f"{summary.words:,} words",
    ]
    others = [name_language(code) for code in summary.languages if code != summary.language]
    others = [name for name in others if name != "language unknown"]
    if others:
        facts.append(f"with parts in {' and '.join(others)}")
    if summary.truncated:
        facts.append("ends in the middle of a sentence")
    if summary.declared_hash == "differs":
        facts.append("not the text whose hash it declares")
    return ", ".join(facts)

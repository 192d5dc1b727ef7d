"""What is told of a variant in a few words."""

from provenance.services.read import Summary

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "la": "Latin", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def name_language(code: str) -> str:
    """Name a language in English; a code without a name here stands for itself.

    >>> name_language("ja"), name_language("und"), name_language("eo")
    ('Japanese', 'language unknown', 'eo')
    """
    return "language unknown" if code == "und" else LANGUAGES.get(code, code)


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

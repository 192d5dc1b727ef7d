"""What is a language called in English?"""

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "la": "Latin", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip  # a table


def name_language(code: str) -> str:
    """Name a language in English; a code without a name here stands for itself.

    >>> name_language("ja"), name_language("und"), name_language("eo")
    ('Japanese', 'language unknown', 'eo')
    """
    return "language unknown" if code == "und" else LANGUAGES.get(code, code)

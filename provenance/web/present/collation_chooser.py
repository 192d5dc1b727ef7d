"""Which texts a reader can choose to collate, and which are left out and why."""

from dataclasses import dataclass

from provenance.services.collate import Chosen, Text
from provenance.web.present.cards import name_of
from provenance.web.present.collation import Asked, Edition, say_name, say_names
from provenance.web.present.words import count, join, name_language


@dataclass(frozen=True, slots=True)
class Choice:
    """One text that may be chosen."""

    value: str
    name: str
    label: str
    is_chosen: bool
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Chooser:
    """What the form of choice offers."""

    texts: tuple[Choice, ...]
    bases: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    says: str


def show_chooser(chosen: Chosen, edition: Edition | None = None) -> Chooser:
    """Offer the texts that could be collated, those chosen marked."""
    taken = {text.name for text in chosen.texts}
    base = edition.texts[edition.base].name if edition else ""
    return Chooser(
        texts=tuple(_choice(text, is_chosen=text.name in taken) for text in chosen.candidates),
        bases=tuple(_choice(text, is_chosen=text.name == base) for text in chosen.texts),
        languages=tuple(
            Choice(code, name_language(code), "", code == chosen.language)
            for code in chosen.languages
        ),
        says=_say_taken(chosen),
    )


def _choice(text: Text, *, is_chosen: bool) -> Choice:
    label = name_of(text.variant)
    return Choice(text.name, say_name(text), label, is_chosen, text.document.language)


def _say_taken(chosen: Chosen) -> str:
    taken, all_of_them = len(chosen.texts), len(chosen.candidates)
    texts = count(taken, f"{name_language(chosen.language)} text")
    if chosen.language == "und":
        texts = count(taken, "text")
    return texts if taken == all_of_them else f"{texts} of {all_of_them}"


def say_left_out(chosen: Chosen) -> str:
    """Say which variants can't be laid beside the others, and why; nothing where all can."""
    if not chosen.left_out:
        return ""
    languages: dict[str, list[str]] = {}
    for variant, language in chosen.left_out:
        languages.setdefault(language, []).append(variant.siglum)
    said = [f"{join(sigla)} ({name_language(code)})" for code, sigla in languages.items()]
    is_one = len(chosen.left_out) == 1
    return (
        f"{join(said)} {'is' if is_one else 'are'} left out: "
        f"{'it is' if is_one else 'they are'} in another language."
    )


def say_other_words(chosen: Chosen, asked: Asked) -> str:
    """Say which texts were left out for telling it in other words; nothing where none were."""
    taken = {text.name for text in chosen.texts}
    others = [text for text in chosen.candidates if text.name not in taken]
    if asked.names or asked.everything or not others:
        return ""
    is_one = len(others) == 1
    tells, is_ = ("tells", "is") if is_one else ("tell", "are")
    return f"{say_names(others)} {tells} it mostly in other words and {is_} left out."

"""What of texts that do not share the source's wording: translations, summaries, others?"""

import re
from collections.abc import Callable, Mapping, Sequence

from provenance.lineage.across import meaning
from provenance.lineage.across.translation import Source, rendering
from provenance.lineage.days import say_day
from provenance.lineage.found import Found
from provenance.lineage.graph import Derivation, Evidence, Undecided
from provenance.lineage.listing import listed, say_share
from provenance.lineage.source.labels import called
from provenance.lineage.testimony.authentic import says_authentic
from provenance.lineage.testimony.families import containment
from provenance.lineage.testimony.witnesses import Witness
from provenance.text.facts.names import latin_words
from provenance.text.names_of_languages import name_language

SUMMARY_SHARE = 0.5
"""A text with fewer words than this share of the article's may sum it up."""

RELATED = 0.2
"""Share of its uncommon words that a text must have in common with the article to be of its kin.

Re-translations and summaries of one article stand at 0.4 and above, other articles on the same
subject at about 0.1.
"""

SPECIFIC = 0.5
"""Share of its own names and numbers that a text made from the article has from it.

A digest of the demonstration's article has 8 of 9. Licences have 0 to 3 of 4 to 44 from another
licence, though up to 0.6 of their uncommon words: these are what all texts of their kind say.
"""

FEWEST = 2
"""Names and numbers that both have, from which they tell."""

CAPITALS = 4
"""Letters beyond which a word in capitals is emphasis, not a name or an abbreviation."""

NUMBER = re.compile(r"\d(?:[.,]?\d)+")
UNCOMMON = re.compile(r"[^\W_]{6,}|\d{2,}|[^\W\d_]*\d[\w.]*")
EXACT = re.compile(r"[A-Za-z][A-Za-z.]{2,}|\d+(?:[.,]\d+)*")


def stranger_rows(
    known: Sequence[Witness],
    found: Found,
    across: Source | None,
    compiled: Mapping[str, tuple[Witness, ...]],
) -> list[Derivation | Undecided]:
    """The rows of those who do not share the source's wording; `across` asks what they mean.

    Of those that merely hold several works, `compiled` has the fullest text of each.
    """
    source = found.collated.family
    inside = {witness.id for witness in found.collated.witnesses}
    rows: list[Derivation | Undecided] = []
    ask = _asker(across)
    for witness in known:
        if witness.id in inside:
            continue
        if witness.id in compiled:
            rows.append(_compilation(witness, compiled[witness.id]))
            continue
        printed = next((m for m in source.members if m.variant == witness.variant), None)
        if printed is not None and witness.main and witness.language != printed.language:
            says = "The page prints the text that it translates, under a heading that says so."
            declared = Evidence("declared", says)
            language = Evidence(
                "language",
                f"It is written in {name_language(witness.language)}, its original in "
                f"{name_language(printed.language)}.",
            )
            rows.append(Derivation(witness.id, printed.id, "translation", (declared, language)))
        else:
            row = _in_time(ask(witness) or _stranger(witness, found), witness, found)
            rows.append(_as_authentic(row, witness, found))
    return rows


def _compilation(witness: Witness, works: Sequence[Witness]) -> Undecided:
    """The row of a text that holds several works, none of which comes from another."""
    names = tuple(work.id for work in works)
    why = (
        f"It holds {len(works)} works of different wording beside each other, those of "
        f"{listed(names)}. From which copies of them it was put together is open."
    )
    return Undecided(witness.id, names, None, why)


def _as_authentic(
    row: Derivation | Undecided, witness: Witness, found: Found
) -> Derivation | Undecided:
    """The row, unless both texts say that neither is a translation of the other."""
    base = found.collated.family.base
    if row.relation != "translation" or says_authentic(_text(base), base.language) is None:
        return row
    said = says_authentic(_text(witness), witness.language)
    if said is None:
        return row
    between = (row.parent,) if isinstance(row, Derivation) else row.between
    why = (
        f"It says “{said}”, and so does the {name_language(base.language)} text: both were drawn "
        "up side by side, and neither is told to be translated from the other."
    )
    return Undecided(witness.id, between, row.relation, why)


def _in_time(row: Derivation | Undecided, witness: Witness, found: Found) -> Derivation | Undecided:
    """The row, if what a text says was there to be said; nothing is made from what comes later."""
    seen = [state.seen for state in found.states.states]
    when = witness.when if witness.published else None
    if isinstance(row, Undecided) or when is None or not all(at and at > when for at in seen):
        return row
    why = (
        f"It says what {called(found.states.states[0].label)} says in other words, but was "
        f"published before it, on {say_day(when)}: an earlier text behind both would tell."
    )
    return Undecided(witness.id, (), row.relation, why)


def renders(witness: Witness, across: Source | None) -> bool:
    """Whether a text is known by its meaning to say all that the source says, not a part of it.

    What several texts of one wording say in common with a much longer source may be what all
    texts of their kind say.
    """
    row = _asker(across)(witness)
    return isinstance(row, Derivation) and row.relation != "summary"


def across_languages(found: Found) -> Source | None:
    """The source as it is held against other wordings by meaning, None where nobody can.

    Copies that claim no states of a source have none that a translation could be dated by.
    """
    if not meaning.can_tell() or not found.collated.family.base.words or not found.states.states:
        return None
    return Source(found)


def _asker(source: Source | None) -> Callable[[Witness], Derivation | Undecided | None]:
    """What tells the row of a text by its meaning, or never anything where nobody can."""
    if source is None:
        return lambda _: None
    return lambda witness: rendering(witness, source) if witness.words else None


def wordless(witness: Witness) -> Undecided:
    """The row of a text in which there is nothing to compare."""
    return Undecided(witness.id, (), None, "It holds no words of the work to compare.")


def _stranger(witness: Witness, found: Found) -> Undecided:
    states = found.likeliest(range(len(found.states.states)))
    between = states or tuple(member.id for member in found.collated.family.members)
    base = found.collated.family.base
    language = name_language(base.language)
    if not witness.words:
        return wordless(witness)
    if witness.language != base.language:
        shared = _exact(witness) & _exact(base)
        if not shared:
            why = f"Nothing in it, not even a name or a number, stands in the {language} text."
            return Undecided(witness.id, (), None, why)
        why = (
            f"It is written in {name_language(witness.language)} and shares {len(shared)} names "
            f"and numbers with the {language} text; its revision takes meaning across languages "
            "to tell."
        )
        return Undecided(witness.id, between, "translation", why)
    shared_words = _uncommon(witness) & _uncommon(base)
    share = len(shared_words) / max(1, len(_uncommon(witness)))
    if share < RELATED:
        why = (
            f"It has {say_share(containment(witness, base), 'its runs of five words')} in common "
            f"with {base.id}, the fullest text, and {say_share(share, 'its uncommon words')}."
        )
        return Undecided(witness.id, (), None, why)
    if (stranger := _unconnected(witness, base)) is not None:
        return stranger
    return _reworded(witness, share, between, found)


def _unconnected(witness: Witness, base: Witness) -> Undecided | None:
    """A text that has other names and numbers than the article, though the words of its kind.

    None where it has the article's, or where its writing knows no capitals to tell names by.
    """
    said, theirs = _text(witness), _text(base)
    if not any(word.large for word in latin_words(said)):
        return None
    own, others = _specific(said, theirs), _specific(theirs, said)
    shared = len(own & others)
    if shared >= max(FEWEST, SPECIFIC * len(own)):
        return None
    share = containment(witness, base)
    names = f"{shared or 'none'} of the {len(own)} names and numbers that it gives"
    if not own:
        names = "no name or number, since it gives none"
    why = (
        f"It has {say_share(share, 'its runs of five words')} in common with {base.id}, the "
        f"fullest text, and {names}. They may be akin in what they say, but nothing shows that "
        "either was made from the other."
    )
    return Undecided(witness.id, (), None, why)


def _specific(text: str, other: str) -> frozenset[str]:
    """The names and numbers of a text; a word that either text has in small letters is no name."""
    small = {w.plain for words in (text, other) for w in latin_words(words) if not w.large}
    names = {
        word.plain
        for word in latin_words(text)
        if word.large and not word.opens and not (word.text.isupper() and len(word.text) > CAPITALS)
    }
    return frozenset((names - small) | set(NUMBER.findall(text)))


def _reworded(witness: Witness, share: float, between: tuple[str, ...], found: Found) -> Undecided:
    """A text in the same language that says the same in other words."""
    base = found.collated.family.base
    ids = ", ".join(found.ids[v.base] for v in found.states.dividing[:4])
    missing = f"it quotes neither reading of {ids}" if ids else "it repeats none of its sentences"
    if len(witness.words) < SUMMARY_SHARE * len(base.words):
        why = (
            f"It says in {len(witness.words):,} words what takes the article "
            f"{len(base.words):,}, sharing {say_share(share, 'its uncommon words')}; {missing}."
        )
        return Undecided(witness.id, between, "summary", why)
    why = (
        f"It is reworded throughout, yet shares {say_share(share, 'its uncommon words')}; telling "
        f"a paraphrase from a re-translation, and its revision, takes meaning: {missing}."
    )
    return Undecided(witness.id, between, None, why)


def _uncommon(witness: Witness) -> set[str]:
    return {key for key in witness.keys if UNCOMMON.fullmatch(key)}


def _exact(witness: Witness) -> set[str]:
    """Numbers and words in Latin script, which translations carry over as they are."""
    return {found.casefold().strip(".") for found in EXACT.findall(_text(witness))}


def _text(witness: Witness) -> str:
    return "\n".join(witness.document.text[s.range.slice] for s in witness.sections)

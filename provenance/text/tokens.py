"""What are the words of a text, each with the white space that follows it?

Word boundaries follow UAX #29 (Unicode Text Segmentation): "don't" and "1,000.50" are one token,
a hyphen stands alone, words of Chinese, Japanese, Thai and their like come from ICU. Three
departures, each for prose: abbreviations keep their last full stop ("U.S."), a full stop between
two sentences that lost their space parts them ("end.Next"), and a run of one mark is one token
("...", "--").

A token never crosses white space and depends on nothing beyond the white space around it, so a
text may be cut after white space and tokenised in pieces.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise

import regex

from provenance.text.breaks import APART, word_breaks, words_apart
from provenance.text.spans import Span

_WORD = (
    r"{w}+(?:['’.,·](?:(?<={letter}.)(?:(?<!,)"
    r"(?:(?<=['’·])|(?=[a-zß-öø-ÿ])|(?<![a-zß-öø-ÿ]{{2}}.))(?={letter}))|(?<=\d.)(?=\d)){w}+)*"
    r"(?:(?<=\.{letter})\.(?![.{extend}]))?"
)
"""Letters and digits; marks inside that hold a word together; the last stop of "U.S."."""

_NUMERALS = "²³¹¼-¾⁰⁴-⁹₀-₉⅐-\u2182\u2185-\u2189①-⒛⓪-⓿❶-➓"
"""Numbers of plain text that are neither letters nor decimal digits: "½", "²", "Ⅳ", "③"."""

_MARKS = r"\.+|-+|=+|\*+|~+|…+|—+"
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LINE_SPACE = r"\t-\r\x1c-\x1f\x85\u2028\u2029"

_PLAIN = re.compile(
    r"(?:"
    + _WORD.format(w=r"\w", letter=rf"[^\W\d_{_NUMERALS}]", extend="")
    + rf"|{_MARKS}|[^\w\s])\s*"
)
_PLAIN_SIGNS = (
    "\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2000-\u200a\u2010-\u2029"
    "\u202f-\u205f\u20a0-\u20bf\u2100-\u2138\u213a-\u2bff\u3000\uac00-\ud7a3"
)
_NOT_PLAIN = re.compile(f"[^{_PLAIN_SIGNS}]")
"""Anything but letters without combining marks, and signs that stand alone."""

_HAN_AND_KANA = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
)
_RUN = re.compile(f"[{_HAN_AND_KANA}]+")
_PLAIN_OR_RUN = re.compile(
    rf"(?:{_RUN.pattern}|"
    + _WORD.format(w=rf"[^\W{_HAN_AND_KANA}]", letter=rf"[^\W\d_{_NUMERALS}]", extend="")
    + rf"|{_MARKS}|[^\w\s])\s*"
)
_NOT_PLAIN_OR_RUN = re.compile(
    f"[^{_PLAIN_SIGNS}{_HAN_AND_KANA}\u3001-\u3004\u3006\u3008-\u301f\u309b\u309c\u30a0\u30fb"
    "\uff01-\uff60\uffe0-\uffe6]"
)
"""Anything but those, Han and kana, and the marks and wide letters that stand among them."""

_LINE_START = re.compile(r"(?<=\n)(?=[!-\x7e]|(?![\u0e33\u0eb3\uff9e\uff9f])\w)")

_EXTEND = r"\p{M}\p{Grapheme_Extend}\u0e33\u0eb3\u200d\U0001f3fb-\U0001f3ff"
_PREPEND = r"\p{Grapheme_Cluster_Break=Prepend}"
_JOINED = rf"[{_EXTEND}\p{{Cf}}]--{_PREPEND}"
_WRITTEN_WITHOUT_SPACES = (
    r"[[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc\uff70]"
    r"&&[\p{L}\p{M}\p{N}]]"
)
_LETTER_OR_DIGIT = rf"[[\p{{L}}\p{{N}}_]--{_WRITTEN_WITHOUT_SPACES}--[ℹ{_PREPEND}]]"
_AFTER = rf"(?:[{_LINE_SPACE}]|[{_SPACE}](?![{_EXTEND}]))*"
_ANY = regex.compile(
    rf"({_PREPEND}*(?:{_WRITTEN_WITHOUT_SPACES}[{_JOINED}]*)+"
    rf"|{_PREPEND}*"
    + _WORD.format(
        w=rf"(?:{_LETTER_OR_DIGIT}[{_JOINED}]*)", letter=r"[\p{L}\p{M}\p{Cf}]", extend=_EXTEND
    )
    + rf"|(?:{_MARKS})(?![{_EXTEND}])|\X)({_AFTER})",
    regex.VERSION1,
)
_BEGINS_WITHOUT_SPACES = regex.compile(_WRITTEN_WITHOUT_SPACES, regex.VERSION1)
_CONTINUES = regex.compile(rf"[{_EXTEND}]", regex.VERSION1)
_PLAIN_GRAPHEME = re.compile(r"\S\s*")
_ANY_GRAPHEME = regex.compile(rf"\X{_AFTER}", regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark at `start` in its text; `literal` carries the white space that follows."""

    literal: str
    start: int

    @property
    def core(self) -> str:
        """The word or mark without its white space: what is compared."""
        return self.literal.strip()

    @property
    def span(self) -> Span:
        """Where the token stands, its white space included."""
        return Span(self.start, self.start + len(self.literal))

    @property
    def is_word(self) -> bool:
        """Whether it counts as a word: it holds a letter or a digit."""
        return is_word(self.literal)


def tokenise(text: str, language: str | None = None) -> list[Token]:
    """Split `text` into tokens that rejoin to exactly `text`.

    White space before the first word goes with it; a text of white space alone is one token.
    `language` is a BCP 47 tag that ICU may use for scripts written without spaces.

    >>> [token.literal for token in tokenise("In the  end.")]
    ['In ', 'the  ', 'end', '.']
    >>> [token.literal for token in tokenise("U.S. state-of-the-art, 1,000.50 — don’t!")]
    ['U.S. ', 'state', '-', 'of', '-', 'the', '-', 'art', ', ', '1,000.50 ', '— ', 'don’t', '!']
    """
    literals = split_words(text, language)
    starts = accumulate(map(len, literals), initial=0)
    return [Token(literal, start) for literal, start in zip(literals, starts, strict=False)]


def split_words(text: str, language: str | None = None) -> list[str]:
    """Give the literals of `tokenise` alone, for speed.

    >>> split_words("  東京に行く。Go!")
    ['  東京', 'に', '行く', '。', 'Go', '!']
    """
    body = text.lstrip()
    if not body:
        return [text] if text else []
    split = _splitter(body)
    if split is not _split_any:
        return _lead(text, body, split(body, language or "und"))
    literals: list[str] = []
    for split, lines in groupby(_LINE_START.split(body), _splitter):
        literals += split("".join(lines), language or "und")
    return _lead(text, body, literals)


def split_graphemes(text: str) -> list[str]:
    r"""Split `text` into what a reader takes for characters, each with the white space after it.

    >>> [len(literal) for literal in split_graphemes("a e\u0301 👩\u200d🚀")]
    [2, 3, 3]
    """
    body = text.lstrip()
    if not body:
        return [text] if text else []
    literals = _PLAIN_GRAPHEME.findall(body) if is_plain(body) else _ANY_GRAPHEME.findall(body)
    return _lead(text, body, literals)


def is_word(literal: str) -> bool:
    """Tell whether a token counts as a word: punctuation, signs and emoji do not.

    >>> is_word("end "), is_word("... "), is_word("3")
    (True, False, True)
    """
    return literal[:1].isalnum() or any(map(str.isalnum, literal))


def count_words(text: str, language: str | None = None) -> int:
    """Count the words of `text`; punctuation is no word, and ICU finds the words of CJK.

    >>> count_words("Well — it's 3.5 km, no?"), count_words("東京に行く。")
    (5, 3)
    """
    return sum(map(is_word, split_words(text, language)))


def is_plain(text: str) -> bool:
    """Tell whether `text` holds only letters without combining marks and signs that stand alone.

    >>> is_plain("Déjà vu — 3 km"), is_plain("東京")
    (True, False)
    """
    return text.isascii() or _NOT_PLAIN.search(text) is None


def _lead(text: str, body: str, literals: list[str]) -> list[str]:
    if len(body) < len(text):
        literals[0] = text[: len(text) - len(body)] + literals[0]
    return literals


def _splitter(text: str) -> Callable[[str, str], list[str]]:
    """Give the fastest of those that can split `text`."""
    if is_plain(text):
        return _split_plain
    return _split_any if _NOT_PLAIN_OR_RUN.search(text) else _split_runs


def _split_plain(text: str, _language: str) -> list[str]:
    return _PLAIN.findall(text)


def _split_runs(text: str, language: str) -> list[str]:
    """Split what holds no marks that join others, as whole strings, three times as fast."""
    parted = APART.join(_PLAIN_OR_RUN.findall(text))
    words = words_apart("\n".join(_RUN.findall(parted)), language).split(f"{APART}\n{APART}")
    between = _RUN.split(parted)
    return "".join(chain.from_iterable(zip(between, [*words, ""], strict=False))).split(APART)


def _split_any(text: str, language: str) -> list[str]:
    literals: list[str] = []
    for core, after, words in _with_dictionary_words(_ANY.findall(text), language):
        if words:
            literals += words
            literals[-1] += after
        else:
            literals.append(core + after)
    return literals


def _with_dictionary_words(
    pieces: list[tuple[str, str]], language: str
) -> list[tuple[str, str, list[str]]]:
    runs = [_BEGINS_WITHOUT_SPACES.match(core) for core, _ in pieces]
    words = iter(_dictionary_words([run.string for run in runs if run], language))
    return [
        (core, after, next(words) if run else [])
        for (core, after), run in zip(pieces, runs, strict=True)
    ]


def _dictionary_words(runs: list[str], language: str) -> list[list[str]]:
    """Ask ICU once for all runs: a line break between them keeps each from its neighbours."""
    joined = "\n".join(runs)
    pieces = [joined[start:end] for start, end in pairwise(word_breaks(joined, language))]
    if _CONTINUES.search(joined):
        pieces = _put_together(pieces)
    found: list[list[str]] = []
    start = 0
    for _ in runs:
        end = pieces.index("\n", start) if len(found) < len(runs) - 1 else len(pieces)
        found.append(pieces[start:end])
        start = end + 1
    return found


def _put_together(pieces: list[str]) -> list[str]:
    """Give each sign that a reader sees as part of the one before it back to it."""
    whole: list[str] = []
    for piece in pieces:
        if whole and whole[-1] != "\n" and _CONTINUES.match(piece):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole

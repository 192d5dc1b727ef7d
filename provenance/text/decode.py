"""Which characters do these bytes stand for?

A byte-order mark decides, then a declared charset that fits, then strict UTF-8, then whichever
of the usual legacy charsets gives the most plausible text, then charset-normalizer's guess.
Labels are read as browsers read them (WHATWG Encoding Standard: "iso-8859-1" is windows-1252).
"""

import codecs
import re

import charset_normalizer
import puremagic

from provenance.text.charsets import most_plausible
from provenance.text.document import UnreadableError

NEARLY_ALL, HALF, HARDLY_ANY = 0.9, 0.5, 0.02
"""Shares of zeros, of all bytes that stand at one place of a sign, which tell wide encodings."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_KNOWN = re.compile(
    r"utf-(?:8|16|16-le|16-be|32|32-le|32-be)|cp\d{3,4}|iso8859-\d+|koi8-[rut]|mac-\w+|gb18030"
    r"|big5hkscs|shift_jis(?:x0213|_2004)|euc_\w+|iso2022_jp\w*|johab|hz"
)
_IN_PAGE = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
"""How many bytes may stand before a page's charset declaration (the HTML standard says 1024)."""
_SHIFTS = re.compile(rb"\x1b\$[@B]|\x1b\(J")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
"""Share of control bytes above which bytes are no text: pages have none, binary files over 0.1."""
_FEW_CONTROLS = 4
_SURE_MAGIC = 4
"""Length from which a file signature counts: "BM" and "MZ" begin ordinary words too."""
_BROKEN_PER_CHARACTER = 0.02
"""Damaged sequences per multi-byte character up to which bytes are UTF-8 that lost something."""

SEEN = re.compile(
    r"[^\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
)
"""Anything that leaves a mark on the page."""


def decode(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, str]:
    """Give the text that `data` holds, less a byte-order mark, and the charset it was in.

    `declared` is what the transport said of the charset; `name` is for the error's sentence.
    Raises UnreadableError where there is no text.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise UnreadableError(f"{name} is empty: choose a file that has text in it.")
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _readable(data[len(mark) :].decode(charset, "replace"), name), charset
    _refuse_signature(data, name)
    for label in (declared, _declared_in_page(data)):
        decoded = _decode_as(data, label)
        if decoded is not None:
            return _readable(decoded[0], name), decoded[1]
    wide = _wide_charset(data)
    if wide is not None:
        return _readable(data.decode(wide, "replace"), name), wide
    _refuse_binary(data, name)
    text, charset = _decode_undeclared(data)
    if charset != "utf-8" and not SEEN.search(text):
        raise _binary(name)
    return _readable(text, name), charset


def _decode_undeclared(data: bytes) -> tuple[str, str]:
    if _SHIFTS.search(data, 0, _HEAD):
        shifted = _strictly(data, "iso2022_jp_ext")
        if shifted is not None:
            return shifted, "iso2022_jp"
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    mended = data.decode("utf-8", "replace")
    wide = sum(character >= "\x80" for character in mended)
    broken = mended.count("\ufffd")
    at_end_only = broken == 1 and mended.endswith("\ufffd") and wide > 1
    if at_end_only or broken <= (wide - broken) * _BROKEN_PER_CHARACTER:
        return mended, "utf-8"
    plausible = most_plausible(data)
    if plausible is not None:
        return plausible
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    guessed = _strictly(data, best.encoding) if best is not None else None
    if best is not None and guessed is not None:
        return guessed, best.encoding
    return data.decode("cp1252", "replace"), "cp1252"


def _decode_as(data: bytes, label: str | None) -> tuple[str, str] | None:
    """Decode by a declared charset, if it is a charset and fits; UTF-8 bytes stay UTF-8."""
    if not label:
        return None
    try:
        label = label.rpartition("charset=")[2]
        charset = codecs.lookup(label.strip().strip("\"'").lower()).name
    except (LookupError, ValueError, UnicodeError):
        return None
    charset = _WIDER.get(charset, charset)
    if not _KNOWN.fullmatch(charset):
        return None
    if charset.startswith(("utf-16", "utf-32")) and b"\x00" not in data:
        return None
    if not charset.startswith("utf") and not data.isascii():
        text = _strictly(data, "utf-8")
        if text is not None:
            return text, "utf-8"
    text = _strictly(data, charset)
    return None if text is None else (text, charset)


def _declared_in_page(data: bytes) -> str | None:
    found = _IN_PAGE.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _wide_charset(data: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 that bytes without a mark are in, by where their zeros stand."""
    head = data[:_HEAD]
    if head.count(0) * 4 < len(head):
        return None
    share = [head[place::4].count(0) / max(1, len(head[place::4])) for place in range(4)]
    for charset, zeros in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        rest = [place for place in range(4) if place not in zeros]
        if min(share[z] for z in zeros) > NEARLY_ALL and min(share[r] for r in rest) < HALF:
            return charset if len(data) % 4 == 0 else None
    even, odd = (share[0] + share[2]) / 2, (share[1] + share[3]) / 2
    for charset, zeros_here, zeros_there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros_here > HALF and zeros_there < HARDLY_ANY:
            return charset if _strictly(data[: len(data) // 2 * 2], charset) is not None else None
    return None


def _refuse_signature(data: bytes, name: str) -> None:
    if not data.startswith((b"%PDF-", b"{\\rtf")) and _looks_like_text(data):
        return
    try:
        found = puremagic.magic_string(data[:_HEAD])
    except (puremagic.PureError, ValueError, IndexError):
        return
    for match in found:
        if len(match.byte_match) >= _SURE_MAGIC and not _is_text_type(match):
            raise UnreadableError(
                f"{name} seems to be {_kind(match.extension, match.mime_type)}, which holds no"
                " plain text to read: save it as text, Markdown or HTML and try again."
            )


def _is_text_type(match: puremagic.main.PureMagicWithConfidence) -> bool:
    return match.mime_type.startswith("text/") or match.mime_type in {
        "application/xml",
        "application/json",
        "application/xhtml+xml",
    }


def _looks_like_text(data: bytes) -> bool:
    head = data[:_HEAD]
    controls = len(_CONTROLS.findall(head))
    few = controls <= _FEW_CONTROLS and controls * 3 < len(head)
    return b"\x00" not in data and (few or controls <= len(head) * _MOST_CONTROLS)


def _kind(extension: str, mime: str) -> str:
    if mime.startswith("image/"):
        return "an image"
    if mime.startswith(("audio/", "video/")):
        return "a recording"
    if mime.startswith("font/"):
        return "a font"
    known = {
        ".pdf": "a PDF",
        ".fdf": "a PDF",
        ".rtf": "an RTF document",
        ".docx": "a Word document or another zip archive",
        ".pptx": "an Office document or another zip archive",
        ".xlsx": "an Office document or another zip archive",
        ".zip": "a zip archive",
        ".gz": "a gzip archive",
    }
    return known.get(extension, f"a {extension.lstrip('.') or 'binary'} file")


def _refuse_binary(data: bytes, name: str) -> None:
    if not _looks_like_text(data):
        raise _binary(name)


def _binary(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name} seems to be a binary file, not text: save it as text, Markdown or HTML and"
        " try again."
    )


def _readable(text: str, name: str) -> str:
    text = text.removeprefix("\ufeff")
    if not SEEN.search(text):
        raise UnreadableError(f"{name} holds nothing but white space: choose a file with text.")
    return text

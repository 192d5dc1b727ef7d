# ruff: noqa: E501 - a language's markers are one line each
"""Where does a text speak of its own editing: "(edited 1)", "Correction:", "[Update]", 訂正?

A marker is a label with the shape of one (in brackets, before a colon, at the head of a line) or
a sentence that news desks use for nothing else. The plain word "update" is none.
"""

import re
from collections.abc import Iterator

from provenance.text.document import Marker
from provenance.text.spans import Span

_EDITED = "edited|édité|editado|bearbeitet|編集済み|已编辑|已編輯"
_CORRECTION = (
    "corrections?|clarification|erratum|errata|rectificatif|correctif|corrección|rectificación"
    "|fe de errores|correção|errata|correzione|rettifica|berichtigung|korrektur|richtigstellung"
    "|お詫びと訂正|訂正|更正|勘误|勘誤|정정|исправление|уточнение"
)
_UPDATE = (
    "updates?|updated|mise à jour|mis à jour|actualización|actualizado|actualizada|atualização"
    "|atualizado|aggiornamento|aggiornato|aktualisierung|aktualisiert|nachtrag|追記|更新|업데이트"
    "|обновление|обновлено|дополнение"
)
_NOTE = (
    "editor['’]s note|editors['’] note|编者按|編者按|编者注|編者注|編集部注|編集者注|nota del editor"
    "|note de la rédaction|ndlr|anmerkung der redaktion|nota da redação|nota della redazione"
    "|от редакции|편집자 ?주"
)
_DATED = r"(?:[ \t,–—-]{0,3}[(（]?(?=[^\r\n:：)）\]】]{0,40}\d)[^\r\n:：)）\]】]{1,40}[)）]?)"

_BRACKETED = re.compile(
    r"[(\[（【]\s*(?:(?P<edited>" + _EDITED + ")|(?P<correction>" + _CORRECTION + ")|(?P<update>"
    + _UPDATE + ")|(?P<note>" + _NOTE + r"))(?:\s*#?\s*(?P<number>\d{1,3})(?=\s*[)\]）】:：]))?"
    r"(?:[ \t,:：–—-]{0,3}(?=[^\r\n)\]）】]{0,40}\d)[^\r\n)\]）】]{1,40})?\s*[)\]）】]",
    re.IGNORECASE,
)  # fmt: skip
_LABELLED = re.compile(
    r"(?:^|(?<=[.!?。！？][ \t]))[ \t>*_#※■●◆・-]{0,6}(?P<all>(?:(?P<edited>" + _EDITED
    + r"|edit)|(?P<correction>" + _CORRECTION + ")|(?P<update>" + _UPDATE + ")|(?P<note>" + _NOTE
    + r"))(?:[ \t]*#?(?P<number>\d{1,2})(?=[ \t*_]*[:：]))?" + _DATED + r"?[ \t*_]{0,3}[:：])",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_DATED_LABEL = re.compile(
    r"^[ \t>*_#-]{0,4}(?:last )?(?P<all>(?P<update>updated|aktualisiert|mis à jour|actualizado|обновлено)"
    r"|(?P<correction>corrected|berichtigt|corrigé|corregido))(?: (?:on|at|am|le|el))?[ \t]"
    r"(?=(?:\w{2,9}day,? )?(?:\w{1,9}\.? )?\d)[^\r\n]{1,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(
    r"(?P<correction>an (?:earlier|previous) version of (?:this|the) (?:article|story|post|piece|essay"
    r"|column|report|headline|page)|this (?:article|story|post|piece|essay|column|report|page)"
    r" (?:was|has been) (?:corrected|amended|edited|revised)"
    r"|una versión anterior de est[ea]|une version (?:antérieure|précédente) de c[et]"
    r"|in einer früheren (?:version|fassung) dies)"
    r"|(?P<update>this (?:article|story|post|piece|essay|column|report|page) (?:was|has been)"
    r" (?:last )?updated)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"编者按|編者按")


def find_markers(text: str, within: Span | None = None) -> tuple[Marker, ...]:
    """Find the markers of `text`, in order and disjoint; only those inside `within`, if given.

    >>> [(one.label, one.number) for one in find_markers("So it went (edited 1 ).")]
    [('edited 1', 1)]
    >>> find_markers("The update went well.")
    ()
    """
    start, end = within or (0, len(text))
    found = sorted(_every(text, start, end), key=lambda one: (one.range.start, -one.range.end))
    markers: list[Marker] = []
    for marker in found:
        if not markers or marker.range.start >= markers[-1].range.end:
            markers.append(marker)
    return tuple(markers)


def _every(text: str, start: int, end: int) -> Iterator[Marker]:
    for pattern in (_BRACKETED, _LABELLED, _DATED_LABEL, _SENTENCE):
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            label = next(
                name for name in ("edited", "correction", "update", "note") if groups.get(name)
            )
            inline = (
                pattern is _LABELLED and match.start() > 0 and text[match.start() - 1] not in "\r\n"
            )
            if inline and not _shouts(groups[label]):
                continue
            number = int(groups["number"]) if groups.get("number") else None
            name = "editor's note" if label == "note" else label
            span = Span(*(match.span("all") if groups.get("all") else match.span()))
            yield Marker(name if number is None else f"{name} {number}", number, span)
    for match in _ALONE.finditer(text, start, end):
        yield Marker("editor's note", None, Span(*match.span()))


def _shouts(word: str) -> bool:
    """Whether a label inside a line stands out: in capitals, or in a script without them."""
    return word.upper() == word

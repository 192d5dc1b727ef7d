"""A collation for other programs and for a terminal: JSON, CSV, TEI XML and plain text."""

import csv
import io
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from provenance.export.comparison import printable

Answer = Mapping[str, Any]
Cells = Sequence[str | None]
Numbers = Sequence[int | None]

TEI = "http://www.tei-c.org/ns/1.0"
WIDTH = 100

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_json(answer: Answer) -> str:
    """Write the answer as it is."""
    return json.dumps(answer) + "\n"


def to_csv(answer: Answer) -> str:
    r"""Write the table under a line of names; a gap is an empty field, and no cell is empty.

    >>> to_csv({"witnesses": ["a", "b"], "rows": [["the ", "the "], ["black, ", None]]})
    'a,b\r\nthe ,the \r\n"black, ",\r\n'
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(answer["witnesses"])
    writer.writerows(answer["rows"])
    return file.getvalue()


def to_tei(answer: Answer) -> str:
    """Write a TEI P5 document with parallel segmentation (Guidelines, chapter 13).

    What all witnesses write the same stands as text; every other place is an `app`. Readings of
    the same words are a `rdgGrp`. Leaving out all but one witness gives its text, exactly. What
    XML can't hold is a `g` that refers to a `char` of the header.
    """
    sigla = _sigla(answer)
    body = "".join(
        _tei_row(*row, sigla) for row in zip(answer["rows"], answer["readings"], strict=True)
    )
    texts = [cell for row in answer["rows"] for cell in row if cell]
    title = _plain(f"{answer['title']}: a collation" if "title" in answer else "Collation")
    strange = sorted({sign for text in texts for sign in _NO_XML.findall(text)})
    witnesses = "\n".join(
        f'<witness xml:id="{siglum}">{_plain(name)}</witness>'
        for siglum, name in zip(sigla, answer["witnesses"], strict=True)
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<TEI xmlns="{TEI}">',
            "<teiHeader>",
            "<fileDesc>",
            f"<titleStmt><title>{title}</title></titleStmt>",
            "<publicationStmt><p>Unpublished; made by Provenance.</p></publicationStmt>",
            f"<sourceDesc><listWit>\n{witnesses}\n</listWit></sourceDesc>",
            "</fileDesc>",
            "<encodingDesc>",
            '<variantEncoding method="parallel-segmentation" location="internal"/>',
            *_declared(strange),
            "</encodingDesc>",
            *_revised(answer.get("corrections", ())),
            "</teiHeader>",
            f'<text><body><ab xml:space="preserve">{body}</ab></body></text>',
            "</TEI>",
            "",
        ]
    )


def to_text(answer: Answer) -> str:
    """Write each place in lines: one where all agree, else one to a reading with its witnesses."""
    sigla = _sigla(answer)
    lines = [
        siglum if siglum == name else f"{siglum}  {printable(name)}"
        for siglum, name in zip(sigla, answer["witnesses"], strict=True)
    ]
    lines.append("")
    for number, (cells, readings) in enumerate(
        zip(answer["rows"], answer["readings"], strict=True), 1
    ):
        said = _readings_in_words(cells, readings, sigla)
        lines += [
            f"{number if first else '':>5}  {line}"
            for first, line in zip([True] + [False] * len(said), said, strict=False)
        ]
    lines += ["", *_moved_in_words(answer, sigla)] if answer["transpositions"] else []
    if not answer["complete"]:
        lines += ["", "The texts are so many or so unlike that not every common word was sought."]
    return "\n".join([*lines, ""])


def siglum_of(count: int) -> list[str]:
    """Give the sigla of so many witnesses: A to Z, AA to AZ, and so on.

    >>> siglum_of(28)[-3:]
    ['Z', 'AA', 'AB']
    """
    sigla = []
    for number in range(1, count + 1):
        siglum, rest = "", number
        while rest:
            rest, letter = divmod(rest - 1, 26)
            siglum = chr(ord("A") + letter) + siglum
        sigla.append(siglum)
    return sigla


def _sigla(answer: Answer) -> list[str]:
    """Give the witnesses' own sigla where they have such, else letters by their order."""
    return list(answer.get("sigla") or siglum_of(len(answer["witnesses"])))


def _revised(corrections: Sequence[Answer]) -> Iterator[str]:
    held = [each for each in corrections if each["holds"]]
    if held:
        yield "<revisionDesc>"
        for each in held:
            said = _plain(f"Alignment corrected ({each['kind']}): {each['reason']}")
            yield f'<change when="{each["at"][:10]}">{said}</change>'
        yield "</revisionDesc>"


def _tei_row(cells: Cells, readings: Numbers, sigla: Sequence[str]) -> str:
    groups = _groups(cells, readings)
    if len(groups) == 1 and len(groups[0]) == 1:
        return _plain(groups[0][0][0])
    said = ""
    for group in groups:
        written = "".join(
            f"<rdg wit={quoteattr(' '.join('#' + sigla[at] for at in held))}>{_plain(text)}</rdg>"
            for text, held in group
        )
        said += f"<rdgGrp>{written}</rdgGrp>" if len(group) > 1 else written
    return f"<app>{said}</app>"


def _groups(cells: Cells, readings: Numbers) -> list[list[tuple[str, list[int]]]]:
    """Give the readings, gaps last, each with the ways it is written and who writes it so."""
    groups: dict[int | None, dict[str, list[int]]] = {}
    for at, (cell, reading) in enumerate(zip(cells, readings, strict=True)):
        groups.setdefault(reading, {}).setdefault(cell or "", []).append(at)
    gaps = groups.pop(None, None)
    return [list(group.items()) for group in (*groups.values(), *([gaps] if gaps else []))]


def _plain(text: str) -> str:
    """Escape text for XML; a carriage return would else be read as a line feed."""
    pieces = []
    for strange, signs in groupby(text, lambda sign: _NO_XML.match(sign) is not None):
        piece = "".join(signs)
        if strange:
            pieces += [f'<g ref="#U{ord(sign):04X}"/>' for sign in piece]
        else:
            pieces.append(escape(piece, {"\r": "&#13;"}))
    return "".join(pieces)


def _declared(strange: Sequence[str]) -> Iterator[str]:
    if strange:
        yield "<charDecl>"
        for sign in strange:
            code = f"{ord(sign):04X}"
            yield (f'<char xml:id="U{code}"><localProp name="code-point" value="U+{code}"/></char>')
        yield "</charDecl>"


def _readings_in_words(cells: Cells, readings: Numbers, sigla: Sequence[str]) -> list[str]:
    groups = _groups([_on_one_line(cell) for cell in cells], readings)
    if len(groups) == 1 and len(groups[0]) == 1:
        return _wrapped(groups[0][0][0], "")
    lines = []
    for group in groups:
        for text, held in group:
            who = " ".join(sigla[at] for at in held) if len(held) < len(sigla) else "all"
            lines += _wrapped(text or "—", f"{who}: ")
    return lines


def _on_one_line(cell: str | None) -> str | None:
    return None if cell is None else printable(" ".join(cell.split()))


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(
        lead + text,
        WIDTH,
        subsequent_indent=" " * min(len(lead), WIDTH // 2),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead]


def _moved_in_words(answer: Answer, sigla: Sequence[str]) -> Iterator[str]:
    names = dict(zip(answer["witnesses"], sigla, strict=True))
    for found in answer["transpositions"]:
        places = []
        for place in found["places"]:
            held = " ".join(names[name] for name in place["witnesses"])
            places.append(f"{_rows_in_words(*place['rows'])} in {held}")
        yield f"Moved: {_on_one_line(found['text'])!r}: " + ", ".join(places) + "."


def _rows_in_words(start: int, end: int) -> str:
    return f"row {end}" if end - start == 1 else f"rows {start + 1} to {end}"


FORMATS: dict[str, Callable[[Answer], str]] = {
    "json": to_json,
    "csv": to_csv,
    "tei": to_tei,
    "text": to_text,
}

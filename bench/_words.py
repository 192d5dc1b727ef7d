"""Which words and sentences are generated documents written from?"""

import random
import re
from functools import cache
from pathlib import Path

VOCABULARY = 12_000
_DEMO = Path(__file__).resolve().parents[1] / "provenance" / "demo"
_PROSE = (
    (_DEMO, "0[145]-*.md"),
    (_DEMO, "1[02]-*.*"),
    (Path("/usr/share/common-licenses"), "*-[123].*"),
    (Path("/usr/share/vim"), "vim*/doc/usr_*.txt"),
)
_SENTENCE = re.compile(r"[A-Z“\"][^.!?\n|*]{30,260}[.!?][”\"]?")
_PLAIN = re.compile(r"[\w ,;:'’“”\"()-]+[.!?][”\"]?")


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Make words, frequent ones short, with the running sum of their frequencies."""
    pick = random.Random("vocabulary")
    syllables = [one + two for one in "bcdfghlmnprstvw" for two in ("a", "e", "i", "o", "u", "en")]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        length = 1 + min(3, len(words) // 60)
        words["".join(pick.choices(syllables, k=pick.randint(1, length)))] = None
    total, sums = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 2.7)
        sums.append(total)
    return list(words), sums


@cache
def common() -> tuple[list[str], list[float]]:
    """Words to edit with, and their frequencies."""
    words, _ = vocabulary()
    words = words[:4000]
    return words, [1 / (rank + 20) for rank in range(len(words))]


@cache
def prose() -> list[str]:
    """Sentences of what prose there is, none twice, in the order of their files."""
    found: dict[str, None] = {}
    for folder, pattern in _PROSE:
        for file in sorted(folder.glob(pattern)):
            text = file.read_text(encoding="utf-8", errors="replace")
            for paragraph in re.split(r"\n\s*\n", text):
                said = " ".join(paragraph.split())
                for match in _SENTENCE.finditer(said):
                    if _PLAIN.fullmatch(match.group()):
                        found[match.group()] = None
    return list(found)

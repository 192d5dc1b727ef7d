"""Prints how many megabytes a comparison of two files holds at most above the texts."""

import sys
from pathlib import Path

from bench._peer import forget_peak, resident
from provenance.diffing import compare


def main() -> None:
    older, newer = (
        Path(name).read_bytes().decode("utf-8", "surrogatepass") for name in sys.argv[1:]
    )
    compare("a b", "a c")
    forget_peak()
    before = resident("VmRSS")
    found = compare(older, newer)
    print(resident("VmHWM") - before)
    del found


if __name__ == "__main__":
    main()

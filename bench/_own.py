"""Compares two files in a process of its own, as often as it is asked, and says what that took.

Each line read names what to run, `compare` or `diff`; each line printed is a JSON object: seconds
of the clock and of the processor, and whether all was aligned. So no case is measured beside what
the bench or the cases before it left in memory; a comparison of a few words comes first.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from provenance.answers import diff
from provenance.diffing import compare

RUNS: dict[str, Callable[[str, str], Any]] = {"compare": compare, "diff": diff}


def main() -> None:
    older, newer = (
        Path(name).read_bytes().decode("utf-8", "surrogatepass") for name in sys.argv[1:]
    )
    for run in RUNS.values():
        run("a b", "a c")
    for line in sys.stdin:
        run = RUNS[line.strip()]
        gc.collect()
        start, before = time.perf_counter(), time.process_time()
        found = run(older, newer)
        taken = time.perf_counter() - start, time.process_time() - before
        complete = found["complete"] if isinstance(found, dict) else found.complete
        print(json.dumps((*taken, complete)), flush=True)
        del found


if __name__ == "__main__":
    main()

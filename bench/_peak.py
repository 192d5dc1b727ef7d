"""Prints the most memory that a command held, in kilobytes; small itself, so as not to count."""

import os
import sys

pid = os.fork()
if not pid:
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - it becomes the program it measures
print(os.wait4(pid, 0)[2].ru_maxrss)

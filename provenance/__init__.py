"""Which variant of an article came from which revision, and who introduced each word."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Set before anything imports numpy, which reads it then. Sentences are too short for a second
thread to help: two took four times as much of the processor's time as one, on two busy cores."""

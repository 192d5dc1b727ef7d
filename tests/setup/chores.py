"""Background work that tests watch from outside."""

import time
from pathlib import Path

from django_tasks import task


@task()
def dawdle_once(path: str) -> None:
    """Say in a file that it began; the first time never end, any later time say that it did."""
    log = Path(path)
    first = not log.exists()
    with log.open("a") as file:
        file.write("began\n")
    if first:
        time.sleep(600)
    with log.open("a") as file:
        file.write("ended\n")

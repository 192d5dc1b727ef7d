"""Is it one page that two declared addresses name?"""

import re


def address(url: str) -> str:
    """An address without what changes from one fetch to the next.

    >>> address("https://www.example.org/a/?utm=1#top")
    'example.org/a'
    """
    bare = re.sub(r"^https?://(www\.)?", "", url.strip().casefold())
    return re.split(r"[?#]", bare)[0].rstrip("/")

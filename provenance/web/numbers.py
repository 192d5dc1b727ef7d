"""Numbers that stand in addresses."""

from django.http import HttpRequest

LARGEST = 10**9


def number_of(request: HttpRequest, name: str, default: int) -> int:
    """Give a number from the address; what is none, or too large to be meant, is the default."""
    value = request.GET.get(name, "")
    if not (value.isascii() and value.isdecimal()) or len(value) > len(str(LARGEST)):
        return default
    return min(int(value), LARGEST)

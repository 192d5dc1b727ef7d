"""How a JSON value is kept so that it comes back exactly as it went in, on every database."""

import json
import re
from typing import TYPE_CHECKING, Any

from django.db import models

SURROGATE = re.compile("[\ud800-\udfff]")


def dump_exactly(value: object) -> str:
    r"""Write `value` as JSON that any database can store and `json.loads` gives back unchanged.

    >>> dump_exactly({"b": "\x00", "a": "訂正"})
    '{"b":"\\u0000","a":"訂正"}'
    """
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", dumped)


class ExactJSONField(models.TextField[Any, Any]):
    """JSON kept as the text it was written as.

    PostgreSQL's `jsonb` refuses U+0000 and lone surrogates and forgets the order of keys; a text
    that once was somebody's article may hold the first, and a pinned answer must keep the second.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Any:
        """Read the stored text."""
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        """Read what a form or a fixture hands over."""
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        """Write the value as text."""
        return None if value is None else dump_exactly(value)

    def value_to_string(self, obj: models.Model) -> str:
        """Write the value for a fixture."""
        return dump_exactly(self.value_from_object(obj))

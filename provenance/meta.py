"""What is known of files from outside: is it of the shape that the answers take?"""

from collections.abc import Mapping


def checked_meta(meta: object) -> dict[str, dict[str, str]]:
    """What is known of each file, once it has the right shape.

    Raises ValueError with a sentence that names what is wrong.
    """
    if not isinstance(meta, Mapping):
        message = "The meta data must be an object that gives what is known of each file."
        raise ValueError(message)  # noqa: TRY004 - one error for all bad input
    for name, fields in meta.items():
        if not isinstance(fields, Mapping):
            message = f"The meta data of {name} must be an object of names and values."
            raise ValueError(message)  # noqa: TRY004 - one error for all bad input
    return {
        str(name): {str(k): str(v) for k, v in fields.items() if v is not None}
        for name, fields in meta.items()
    }

"""How a service says no: in one sentence for a person."""


class Refused(ValueError):  # noqa: N818 - an answer, not an error of the program
    """What was asked can't be done; the message says what is wrong and what to do."""


class NotYet(Refused):
    """What was asked for is being made; the message says so, and asking again later will do."""


class Gone(Refused):
    """What was asked for was withdrawn; pages answer 410."""

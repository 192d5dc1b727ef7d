"""What a person does here: one module for each act."""

from provenance.services.refusals import Gone, NotYet, Refused

__all__ = ["Gone", "NotYet", "Refused"]

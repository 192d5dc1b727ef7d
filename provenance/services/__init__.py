"""What a person does here: one module for each act."""

from provenance.services.refusals import Refused

__all__ = ["Refused"]

"""Audio files told by what is in them: one module a container, each of bounded reads. Pure."""

from interviews.recordings.containers.heard import Heard, Unplayable
from interviews.recordings.containers.looking import look

__all__ = ["Heard", "Unplayable", "look"]

"""Reading interview files: bytes in, a Transcript out.

Each format is a module of its own with NAME, EXTENSIONS, `recognise` and `read`; a new one is
added by copying a sibling and naming it in `formats.FORMATS`. No Django anywhere in this room.
"""

from interviews.formats.encodings import ENCODINGS, encoding_of
from interviews.formats.formats import EXTENSIONS, FORMATS, LARGEST_FILE, read
from interviews.formats.transcript import Cue, Skipped, Transcript, Turn, Unreadable

__all__ = [
    "ENCODINGS",
    "EXTENSIONS",
    "FORMATS",
    "LARGEST_FILE",
    "Cue",
    "Skipped",
    "Transcript",
    "Turn",
    "Unreadable",
    "encoding_of",
    "read",
]

"""Writing text to a stream of bytes that stays open."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import BinaryIO, TextIO, cast


class _Kept(RawIOBase):
    """Passes bytes on to a stream that need only know how to write."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        chunk = bytes(cast(bytes, data))
        self._out.write(chunk)
        return len(chunk)


@contextmanager
def text_stream(out: BinaryIO) -> Iterator[TextIO]:
    """A text stream with line ends as they are written; lone surrogates become question marks."""
    text = TextIOWrapper(BufferedWriter(_Kept(out)), "utf-8", errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach().flush()

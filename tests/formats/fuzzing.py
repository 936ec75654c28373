"""Thousands of damaged files, each read in a process of its own under limits.

`python -m tests.formats.fuzzing --files 10000` reads that many and prints the slowest and the
biggest; it ends with 1 where a file crashed the reader, took too long or too much memory, or broke
a promise of the transcript. The same seed damages the same files in the same way.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.formats.checking import check
from tests.formats.samples import samples

SECONDS = 10  # of work for one file, its helpers' included
WAITED = 60  # seconds on the clock: something that sleeps is ended as well
MEMORY = 1024**3  # bytes in use at once
_LIMIT = 2 * 1024**3  # bytes of address space, so that no file harms the machine
_LARGEST = 3_000_000  # bytes of a damaged file

_TOKENS = (
    b"Interviewer: ", b"P1:\t", b"\n\n", b"[00:00:01] ", b"00:00:01.000 --> 00:00:02.000\n",
    b"00:00:01,000 --> 99:99:99,999\n", b"-->", b"WEBVTT\n\n", b"**", b"<v Ada>", b"</v>", b"&amp;",
    b"&#xD800;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<w:p>", b"</w:p>", b"<text:p>", b"]]>", b"\0",
    b"\xff", b"\xef\xbb\xbf", b"\x15", b"\x1512_34\x15", b"*INT:\t", b"%mor:\t", b"@Comment:\t",
    b'{"text":', b'"start": 1e309,', b"[[[[[[[[", b"}}}}", b"null", b"-1", b"9" * 400, b"\\u'e9",
    b"{\\rtf1", b"{\\*\\pn ", b"\\bin99999 ", b"\\'ff", b"<table><tr><td>", b"<p>", b"<b>", b"<!--",
    b"stream\n", b"endobj\n", b"/Rotate 90", b"/Kids[1 0 R]", b"TIME_VALUE=\"\"", b"\xf0\x9f",
    b"\xe2\x80\xae", b"\t" * 50, b" " * 500, b":" * 50, b"\r", b"\x85", b"\xe2\x80\xa8", b"=" * 300,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended: `turns`, `sentence`, or what went wrong; seconds of work, bytes held."""

    number: int
    sample: str
    size: int
    ended: str
    seconds: float
    memory: int

    @property
    def well(self) -> bool:
        return self.ended in ("turns", "sentence")


def damaged(seed: int, number: int, whole: dict[str, bytes]) -> tuple[str, bytes]:
    """The file of this number: the sample's name and its bytes after some mishaps."""
    rng = random.Random(f"{seed}-{number}")
    name = rng.choice(sorted(whole))
    data = whole[name]
    if data.startswith(b"PK") and rng.random() < 0.7:
        return name, _inside(rng, data, whole)
    return name, _several(rng, data, whole)


def _several(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 3, 5, 12))):
        data = rng.choice(_MISHAPS)(rng, data, whole)[:_LARGEST]
    return data


def _inside(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    """An archive with one of its parts damaged, packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        likely = [name for name in names if name.endswith(("document.xml", "content.xml"))]
        chosen = rng.choice(likely if likely and rng.random() < 0.7 else names)
        for name in names:
            part = old.read(name)
            kept = _several(rng, part, whole) if name == chosen else part
            # Of no day: the same seed gives the same bytes.
            new.writestr(zipfile.ZipInfo(name), kept, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _place(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + int(rng.expovariate(1 / 60)) + 1)


def _flip(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(min(len(out), rng.choice((1, 3, 30)))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _cut(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    start, end = _place(rng, data)
    return data[:start] + data[end:]


def _break_off(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _insert(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    start, _ = _place(rng, data)
    return data[:start] + rng.choice(_TOKENS) * rng.choice((1, 1, 2, 40)) + data[start:]


def _insert_noise(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    start, _ = _place(rng, data)
    return data[:start] + rng.randbytes(rng.choice((1, 8, 300))) + data[start:]


def _repeat(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    """A piece many times over, up to a megabyte: what is fast once may be slow a thousand times."""
    start, end = _place(rng, data)
    times = rng.choice((2, 10, 1000, 20_000))
    piece = data[start:end]
    return data[:end] + piece * min(times, 1_000_000 // max(1, len(piece))) + data[end:]


def _splice(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    """The beginning of one file with the end of another."""
    other = whole[rng.choice(sorted(whole))]
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _shuffle(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def _digits(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    return bytes(
        rng.randrange(48, 58) if 48 <= byte < 58 and rng.random() < 0.2 else byte for byte in data
    )


def _recode(rng: random.Random, data: bytes, whole: dict[str, bytes]) -> bytes:
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


Mishap = Callable[[random.Random, bytes, dict[str, bytes]], bytes]
_MISHAPS: tuple[Mishap, ...] = (
    _flip, _cut, _break_off, _insert, _insert, _insert_noise, _repeat, _splice, _shuffle, _digits,
    _recode,
)  # fmt: skip


def outcome(number: int, sample: str, data: bytes) -> Outcome:
    """Read one file in a process of its own and see how it ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _read_alone(data, writing)
    os.close(writing)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    if os.WIFSIGNALED(status):
        said = f"killed by {signal.Signals(os.WTERMSIG(status)).name}"
    spent, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    if said in ("turns", "sentence") and spent > SECONDS:
        said = "too long"
    if said in ("turns", "sentence") and memory > MEMORY:
        said = "too much memory"
    return Outcome(number, sample, len(data), said, spent, memory)


def _read_alone(data: bytes, writing: int) -> None:
    """In the child: read under limits, say how it ended, and leave without any clearing up."""
    said = "lost"
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))
        signal.alarm(WAITED)
        said = check(data)
    except BaseException as error:  # whatever it is, it is what is looked for
        said = f"{type(error).__name__}: {error}"[:300]
    finally:
        os.write(writing, said.encode("utf-8", "replace"))
        os._exit(0)


def run(files: int, seed: int, first: int = 0, keep: Path | None = None) -> list[Outcome]:
    """Damage and read so many files; those that end badly are kept in a folder, if one is given."""
    whole = samples()
    found = []
    for number in range(first, first + files):
        name, data = damaged(seed, number, whole)
        ended = outcome(number, name, data)
        found.append(ended)
        if keep and not ended.well:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{number}").write_bytes(data)
    return found


def report(found: list[Outcome]) -> dict[str, object]:
    """What a run found, in figures."""
    slowest = max(found, key=lambda each: each.seconds)
    biggest = max(found, key=lambda each: each.memory)
    return {
        "files": len(found),
        "samples": len({each.sample for each in found}),
        "ended": dict(Counter(each.ended if each.well else "badly" for each in found)),
        "slowest": f"{slowest.seconds:.2f} s ({slowest.sample} {slowest.number}, "
        f"{slowest.size:,} bytes)",
        "biggest": f"{biggest.memory / 2**20:.0f} MB ({biggest.sample} {biggest.number}, "
        f"{biggest.size:,} bytes)",
        "badly": [f"{e.sample} {e.number}: {e.ended}" for e in found if not e.well],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Read damaged files and see how each ends.")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--keep", type=Path, help="a folder for files that end badly")
    asked = parser.parse_args()
    began = time.monotonic()
    figures = report(run(asked.files, asked.seed, asked.first, asked.keep))
    print(json.dumps({**figures, "minutes": round((time.monotonic() - began) / 60, 1)}, indent=1))
    return 1 if figures["badly"] else 0


if __name__ == "__main__":
    sys.exit(main())

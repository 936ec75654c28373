"""What stands in the way of starting, each told in one line."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import shutil
import socket
from pathlib import Path
from typing import IO

LEAST_FREE = 200 * 1024**2
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Obstacle(Exception):
    """Polyphony cannot start; the message says why and what to do."""


def folder(path: Path, least: int = LEAST_FREE) -> Path:
    """Make the state folder, private to its owner, and see that its disk has room (bytes)."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = path / ".room"
        probe.write_bytes(b"\0" * 4096)
        probe.unlink()
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _full(path, 0, least) from None
        raise Obstacle(
            f"Polyphony cannot write to {path} ({error.strerror}). "
            "Set POLYPHONY_HOME to a folder of yours."
        ) from None
    free = shutil.disk_usage(path).free
    if free < least:
        raise _full(path, free, least)
    return path


def _full(path: Path, free: int, least: int) -> Obstacle:
    return Obstacle(
        f"The disk that holds {path} is full: {free // 1024**2} MB are free, Polyphony needs "
        f"{least // 1024**2} MB. Make room, or set POLYPHONY_HOME to a folder on another disk."
    )


def alone(home: Path) -> IO[str]:
    """Hold the folder's lock; two Polyphonies must not share one folder."""
    held = (home / "running.lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Obstacle(
            f"Polyphony is running from {home} already. Stop it first, or set POLYPHONY_HOME "
            "to another folder."
        ) from None
    return held


def port_number(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise Obstacle(f"PORT must be a number between 1 and 65535, not '{text}'.")


def free_port(host: str, port: int) -> None:
    """Raise unless the port can be listened on."""
    try:
        _bind(host, port)
    except socket.gaierror:
        raise Obstacle(f"HOST names no address of this machine: '{host}'.") from None
    except PermissionError:
        raise Obstacle(f"Port {port} needs an administrator. Try PORT=8001 make run") from None
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise Obstacle(f"HOST names no address of this machine: '{host}'.") from None
        raise Obstacle(
            f"Port {port} is in use by another program. "
            f"Choose another: PORT={_next_free(host, port)} make run"
        ) from None


def _bind(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen(1)


def _next_free(host: str, port: int) -> int:
    for other in range(port + 1, min(port + 50, 65535)):
        with contextlib.suppress(OSError):
            _bind(host, other)
            return other
    return port + 1

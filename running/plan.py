"""Where and how to run, read from the environment."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from running.obstacles import LOOPBACK, Obstacle, port_number

ROOT = Path(__file__).resolve().parent.parent
LONGEST_SOCKET = 100
EVERYWHERE = {"0.0.0.0", "::"}


@dataclass(frozen=True)
class Plan:
    """``home`` holds all state; ``runtime`` is a short private folder for the broker's socket."""

    home: Path
    host: str
    port: int
    runtime: Path
    developing: bool
    redis_url: str = ""

    @property
    def opened(self) -> bool:
        """Whether others than this machine can reach the web server."""
        return self.host not in LOOPBACK

    @property
    def socket(self) -> Path:
        return self.runtime / "broker.sock"

    @property
    def broker_url(self) -> str:
        return self.redis_url or f"unix://{self.socket}"

    @property
    def bind(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """Where a browser on this machine finds Polyphony."""
        if self.host in EVERYWHERE | {"::1"}:
            return f"http://localhost:{self.port}"
        return f"http://{self.host}:{self.port}"


def read(environment: Mapping[str, str], developing: bool = False) -> Plan:
    home = Path(environment.get("POLYPHONY_HOME") or ROOT / "var").expanduser().resolve()
    return Plan(
        home=home,
        host=environment.get("HOST") or "127.0.0.1",
        port=port_number(environment.get("PORT") or "8000"),
        runtime=runtime_folder(home, environment),
        developing=developing,
        redis_url=environment.get("REDIS_URL", ""),
    )


def runtime_folder(home: Path, environment: Mapping[str, str]) -> Path:
    """A path of its own for each state folder, short enough to hold a socket."""
    mark = hashlib.sha256(str(home).encode()).hexdigest()[:10]
    name = f"polyphony-{os.getuid()}-{mark}"
    for base in (environment.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):
        if base and len(f"{base}/{name}/broker.sock") < LONGEST_SOCKET and os.access(base, os.W_OK):
            return Path(base) / name
    raise Obstacle("There is no short writable folder for temporary files; set TMPDIR=/tmp.")


def make_private(path: Path) -> None:
    """Make the runtime folder; refuse one that somebody else put there."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise Obstacle(f"{path} belongs to someone else. Set TMPDIR to a folder of yours.")
    path.chmod(0o700)


def children_environment(plan: Plan, environment: Mapping[str, str]) -> dict[str, str]:
    """What web server, worker and commands are told."""
    told = dict(environment)
    told["POLYPHONY_HOME"] = str(plan.home)
    told["REDIS_URL"] = plan.broker_url
    told.setdefault("POLYPHONY_LAPTOP", "1")
    told.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    told["PYTHONUNBUFFERED"] = "1"
    told.setdefault("PYTHONWARNINGS", "ignore:You're running the worker with superuser privileges")
    told["ALLOWED_HOSTS"] = ",".join(hosts(plan, environment.get("ALLOWED_HOSTS", "")))
    told["DEBUG" if plan.developing else "POLYPHONY_COLLECTED"] = "1"
    return told


def hosts(plan: Plan, given: str) -> list[str]:
    """The names by which browsers may call this machine."""
    named = [part.strip() for part in given.split(",") if part.strip()]
    named += ["localhost", "127.0.0.1", "[::1]"]
    if plan.host in EVERYWHERE:
        own = socket.gethostname()
        named += [own, f"{own.split('.')[0]}.local", *own_addresses()]
    elif plan.opened:
        named.append(f"[{plan.host}]" if ":" in plan.host else plan.host)
    return list(dict.fromkeys(named))


def own_addresses() -> list[str]:
    """This machine's addresses towards its neighbours; asks nobody and sends nothing."""
    found = []
    for family, towards in ((socket.AF_INET, "10.255.255.255"), (socket.AF_INET6, "fd00::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((towards, 9))
                address = probe.getsockname()[0]
        except OSError:
            continue
        found.append(f"[{address}]" if ":" in address else address)
    return found

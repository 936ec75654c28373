"""``make run``: what it starts, what it mends, and that nothing outlives it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from running import obstacles, plan
from running.obstacles import Obstacle
from tests.operation.launched import ROOT, Launched, environment, free_port, launched
from tests.services import until_true

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


@pytest.fixture(scope="module")
def polyphony() -> Iterator[Launched]:
    """Started once, on an empty folder, the first time."""
    with launched() as running:
        yield running


@linux
def test_it_starts_everything_and_says_where_it_is(polyphony: Launched) -> None:
    assert f"Polyphony is at http://127.0.0.1:{polyphony.port}\n" in polyphony.said()
    assert polyphony.get() == 200
    assert polyphony.named("redis-server") or polyphony.named("valkey-server")
    assert polyphony.named("celery", "worker")
    assert polyphony.get("/static/js/messages.js") == 200


def test_listeners_and_readers_share_a_connection(polyphony: Launched) -> None:
    """The live feed is answered before a request is read; what follows on the line is not lost."""
    asked = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
    live, page = asked % b"/live/?ticket=x", asked % b"/accounts/login/"
    place = ("127.0.0.1", polyphony.port)
    with socket.create_connection(place, timeout=30) as line, line.makefile("rb") as answers:
        for sent, statuses in ((page, [200]), (live, [403]), (live + page, [403, 200])):
            line.sendall(sent)
            assert [status_of(answers) for _ in statuses] == statuses


def status_of(answers: BinaryIO) -> int:
    status, length = int(answers.readline().split()[1]), 0
    while (header := answers.readline()) != b"\r\n":
        name, _, value = header.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    answers.read(length)
    return status


def test_it_says_how_to_enter_as_each_demo_person(polyphony: Launched) -> None:
    password = (polyphony.home / "demo-password").read_text()
    assert f"password {password}" in polyphony.said()
    assert polyphony.said().count("@demo.example") >= 3


def test_its_files_are_its_owners_alone(polyphony: Launched) -> None:
    open_to_others = [
        path for path in polyphony.home.iterdir() if path.name != "said.txt" and open_mode(path)
    ]
    assert open_to_others == []


def open_mode(path: Path) -> int:
    return path.stat().st_mode & 0o077


def test_a_second_one_on_the_same_folder_is_refused_in_one_line(polyphony: Launched) -> None:
    said = refusal(environment(polyphony.home, free_port()))
    assert said == (
        f"Polyphony is running from {polyphony.home} already. Stop it first, or set "
        "POLYPHONY_HOME to another folder.\n"
    )


def test_a_taken_port_is_told_in_one_line(polyphony: Launched, tmp_path: Path) -> None:
    said = refusal(environment(tmp_path, polyphony.port))
    assert said.startswith(f"Port {polyphony.port} is in use by another program.")
    assert said.endswith(" make run\n")
    assert said.count("\n") == 1


def refusal(env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "running"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    return done.stdout + done.stderr


@linux
@pytest.mark.parametrize(
    "words", [("celery", "worker"), ("-server", "unixsocket"), ("gunicorn",)], ids=" ".join
)
def test_what_is_killed_is_started_again(polyphony: Launched, words: tuple[str, ...]) -> None:
    before = polyphony.named(*words)
    os.kill(before[0], signal.SIGKILL)
    until_true(lambda: set(polyphony.named(*words)) - set(before), polyphony.said)
    until_true(lambda: polyphony.get() == 200, polyphony.said)
    until_true(lambda: len(polyphony.named(*words)) == len(before), polyphony.said)


@linux
def test_it_ends_everything_when_asked_to_stop(prepared: Path) -> None:
    with launched(prepared) as running:
        assert running.stop() == 0
        assert running.processes() == {}
        assert not (running.home / "broker" / "broker.sock").exists()


@linux
def test_nothing_outlives_a_killed_launcher(prepared: Path) -> None:
    with launched(prepared) as running:
        running.process.kill()
        running.process.wait()
        until_true(lambda: not running.processes(), running.processes, seconds=15)


@linux
def test_nothing_outlives_a_killed_launcher_and_guardian(prepared: Path) -> None:
    with launched(prepared) as running:
        guardian = running.named("running.guardian")
        os.kill(guardian[0], signal.SIGKILL)
        running.process.kill()
        running.process.wait()
        until_true(lambda: not running.processes(), running.processes, seconds=30)


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Obstacle, match=r"is full: \d+ MB are free, .* Make room") as told:
        obstacles.folder(tmp_path, least=2**60)
    assert "\n" not in str(told.value)


def test_a_port_must_be_a_number() -> None:
    with pytest.raises(Obstacle, match="PORT must be a number"):
        plan.read({"PORT": "eighty"})


def test_a_host_must_be_of_this_machine() -> None:
    with pytest.raises(Obstacle, match="HOST names no address of this machine"):
        obstacles.free_port("192.0.2.1", free_port())


def test_opened_to_colleagues_it_answers_to_its_own_names() -> None:
    opened = plan.read({"HOST": "0.0.0.0"})
    assert opened.opened
    assert {"localhost", "127.0.0.1", socket.gethostname()} <= set(plan.hosts(opened, ""))
    assert not plan.read({}).opened


def test_the_brokers_socket_has_a_short_path(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6)
    told = plan.read({"POLYPHONY_HOME": str(deep), "XDG_RUNTIME_DIR": str(deep)})
    assert len(str(told.socket)) < plan.LONGEST_SOCKET

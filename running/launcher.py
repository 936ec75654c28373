"""Prepares, starts, watches over and ends Polyphony."""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from running import broker, obstacles, plan
from running.children import Child, spawn
from running.obstacles import Obstacle

PULSE = 0.25
BACKUP_EVERY = 24 * 3600
READY_SECONDS = 60


class Stopped(Exception):
    """Somebody asked Polyphony to stop."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


class Launcher:
    def __init__(self, where: plan.Plan, end_with_parent: bool = False) -> None:
        self.plan = where
        self.environment = plan.children_environment(where, os.environ)
        self.children: list[Child] = []
        self.guardian: subprocess.Popen[bytes] | None = None
        self.parent = os.getppid() if end_with_parent else None
        self.stopping = False
        self.errand: subprocess.Popen[bytes] | None = None
        self.look_again = 0.0

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            self._begin()
            while True:
                self._watch()
        except Stopped:
            say("Stopping ...")
            return 0
        finally:
            self._end()

    def _begin(self) -> None:
        if not self.plan.redis_url:
            plan.make_private(self.plan.runtime)
        self._hire_guardian()
        self._start_broker()
        self._prepare()
        web = self._web()
        self._keep(self._worker("worker", "celery", 2))
        self._keep(self._worker("patient worker", "later", 1, "nice"))
        self._keep(web)
        self._await_web(web)
        self._welcome()

    def _stop(self, number: int, frame: Any) -> None:
        self.stopping = True

    def _pause(self, seconds: float = PULSE) -> None:
        if self.parent is not None and os.getppid() != self.parent:
            self.stopping = True
        if self.stopping:
            raise Stopped
        time.sleep(seconds)

    # What is started

    def _manage(self, *words: str) -> list[str]:
        return [sys.executable, str(plan.ROOT / "manage.py"), *words]

    def _start_broker(self) -> None:
        if self.plan.redis_url:
            return
        folder = self.plan.home / "broker"
        for last in (False, True):
            child = Child(
                "broker", broker.command(self.plan.socket, folder), self.environment, patience=5
            )
            self._keep(child)
            if self._broker_answers(child):
                return
            self._drop(child)
            if not last:
                say(f"The broker could not read {folder}; its messages are put aside.")
                broker.set_aside(folder)
        raise Obstacle(f"The message broker does not start; {folder}/broker.log says why.")

    def _broker_answers(self, child: Child) -> bool:
        until = time.monotonic() + broker.SECONDS
        while child.alive and time.monotonic() < until:
            if broker.answers(self.plan.broker_url):
                return True
            self._pause(0.05)
        return False

    def _prepare(self) -> None:
        self._errand_done([sys.executable, "-m", "running.preparing"])

    def _errand_done(self, command: Sequence[str]) -> None:
        process = spawn(command, self.environment)
        self._tell_guardian("+", process.pid)
        try:
            while process.poll() is None:
                self._pause(0.05)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(10)
            self._tell_guardian("-", process.pid)
        if process.returncode:
            raise Obstacle("Polyphony could not be made ready; the lines above say why.")

    def _web(self) -> Child:
        command = [sys.executable, "-m", "gunicorn", "--config", "python:running.web"]
        return Child(
            "web server", [*command, "--bind", self.plan.bind, "config.wsgi"], self.environment, 8
        )

    def _worker(self, name: str, queue: str, threads: int, *before: str) -> Child:
        command = [*before, sys.executable, "-m", "celery", "-A", "config", "--quiet", "worker"]
        calm = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        pool = ["--pool", "threads", "--concurrency", str(threads), "--loglevel", "WARNING"]
        take = ["--queues", queue, "--hostname", f"{queue}@%h"]
        return Child(name, [*command, *calm, *pool, *take], self.environment, 8)

    def _await_web(self, web: Child) -> None:
        until = time.monotonic() + READY_SECONDS
        while not self._web_answers():
            if web.hopeless or time.monotonic() > until:
                raise Obstacle("The web server does not start; the lines above say why.")
            self._mend()
            self._pause(0.1)

    def _web_answers(self) -> bool:
        host = self.plan.address.removeprefix("http://").rsplit(":", 1)[0]
        asking = http.client.HTTPConnection(host, self.plan.port, timeout=5)
        try:
            asking.request("GET", "/accounts/login/")
            return asking.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asking.close()

    def _welcome(self) -> None:
        say(f"\nPolyphony is at {self.plan.address}")
        if self.plan.opened:
            say(
                f"It is open to colleagues at port {self.plan.port} of this machine, and what they "
                "send is NOT encrypted:\nanyone on the same network can read it. "
                "README.md tells how to put TLS in front."
            )
        entrance = self.plan.home / "entrance.txt"
        if entrance.exists():
            say(entrance.read_text().rstrip())
        say("Ctrl-C stops it.\n")

    # What is watched

    def _watch(self) -> None:
        self._pause()
        self._mend()
        self._back_up()

    def _mend(self) -> None:
        for child in self.children:
            if child.process is not None and not child.alive:
                pid = child.pid
                code = child.bury()
                self._tell_guardian("-", pid)
                say(f"The {child.name} stopped ({_cause(code)}) and is started again.")
            elif child.process is None and time.monotonic() >= child.due:
                self._keep(child)
        if self.guardian is not None and self.guardian.poll() is not None:
            self._hire_guardian()

    def _back_up(self) -> None:
        if self.errand is not None and self.errand.poll() is not None:
            self._tell_guardian("-", self.errand.pid)
            self.errand = None
        if self.plan.developing or self.errand or time.monotonic() < self.look_again:
            return
        self.look_again = time.monotonic() + 600
        newest = max((file.stat().st_mtime for file in _backups(self.plan.home)), default=0.0)
        if time.time() - newest > BACKUP_EVERY:
            self.errand = spawn(self._manage("backup", "--daily"), self.environment)
            self._tell_guardian("+", self.errand.pid)

    # How it ends

    def _keep(self, child: Child) -> None:
        child.start()
        self._tell_guardian("+", child.pid)
        if child not in self.children:
            self.children.append(child)

    def _drop(self, child: Child) -> None:
        pid = child.pid
        child.end()
        self._tell_guardian("-", pid)
        self.children.remove(child)

    def _hire_guardian(self) -> None:
        self.guardian = subprocess.Popen(
            [sys.executable, "-m", "running.guardian", str(self.plan.runtime)],
            stdin=subprocess.PIPE,
            start_new_session=True,
            cwd=plan.ROOT,
        )
        for child in self.children:
            if child.alive:
                self._tell_guardian("+", child.pid)

    def _tell_guardian(self, sign: str, pid: int) -> None:
        if self.guardian is None or not pid:
            return
        pipe: IO[bytes] | None = self.guardian.stdin
        assert pipe is not None
        try:
            pipe.write(f"{sign}{pid}\n".encode())
            pipe.flush()
        except BrokenPipeError:
            return

    def _end(self) -> None:
        """The web server and the worker first, together; then the broker they talk to."""
        if self.errand is not None and self.errand.poll() is None:
            self.errand.terminate()
        last = [child for child in self.children if child.name == "broker"]
        for group in ([child for child in self.children if child not in last], last):
            for child in group:
                child.ask_to_end()
            for child in group:
                child.end()
        if self.guardian is not None and self.guardian.stdin is not None:
            self.guardian.stdin.close()
            self.guardian.wait(10)
        shutil.rmtree(self.plan.runtime, ignore_errors=True)


def _backups(home: Path) -> list[Path]:
    return list((home / "backups").glob("polyphony-daily-*.zip"))


def _cause(code: int) -> str:
    if code < 0:
        return signal.Signals(-code).name
    return f"exit {code}"


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m running", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="reload code as it changes")
    parser.add_argument("--end-with-parent", action="store_true", help="stop when make does")
    asked = parser.parse_args(words)
    os.chdir(plan.ROOT)
    os.umask(0o077)
    try:
        where = plan.read(os.environ, developing=asked.dev)
        obstacles.folder(where.home)
        with obstacles.alone(where.home):
            obstacles.free_port(where.host, where.port)
            return Launcher(where, asked.end_with_parent).run()
    except Obstacle as obstacle:
        print(obstacle, file=sys.stderr, flush=True)
        return 1

"""Two hundred people listen to the live feed, asking once a second: cores the web server uses."""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from coding.demo.bench.measuring import Measurement, Reading
from coding.demo.bench.processes import processes_of
from coding.demo.bench.surroundings import Bench
from coding.demo.scale import Size
from interviews.projects import feed

SMALL = Size(interviews=1, words=1_000, codes=5, coders=2, codings=10)
EACH = 10
SECONDS = 20


def listening(bench: Bench) -> Reading:
    listeners = bench.some(200, EACH)
    seconds = max(3, round(SECONDS * bench.scale))
    processes = processes_of("gunicorn")
    member = bench.study(SMALL).members[0]
    feed.announce(member.project_id, 1)
    path = f"/live/?ticket={quote(feed.ticket(member.project_id, member.pk))}"
    crowd = _Crowd(bench.address, path, listeners)
    crowd.start()
    time.sleep(2)
    before, begun = _seconds_used(processes), time.perf_counter()
    time.sleep(seconds)
    used, elapsed = _seconds_used(processes) - before, time.perf_counter() - begun
    crowd.end()
    return Reading(used / elapsed, listeners)


class _Crowd:
    """Listeners on connections they keep, spread evenly over the second, a few to a thread."""

    def __init__(self, address: str, path: str, listeners: int) -> None:
        self.place, self.path = urlsplit(address).netloc, path
        self.over = threading.Event()
        self.faults: list[Exception] = []
        groups = [range(first, listeners, -(-listeners // EACH)) for first in range(listeners)]
        groups = groups[: -(-listeners // EACH)]
        self.threads = [
            threading.Thread(target=self._listen, args=(group, listeners), daemon=True)
            for group in groups
        ]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()
        if self.faults:
            raise self.faults[0]

    def _listen(self, seats: Sequence[int], listeners: int) -> None:
        lines = [(seat, http.client.HTTPConnection(self.place, timeout=30)) for seat in seats]
        begun, turn = time.perf_counter(), 0
        try:
            while not self.over.is_set():
                for seat, line in lines:
                    due = begun + turn + seat / listeners
                    time.sleep(max(0.0, due - time.perf_counter()))
                    self._ask(line)
                turn += 1
        except Exception as fault:
            self.faults.append(fault)

    def _ask(self, line: http.client.HTTPConnection) -> None:
        line.request("GET", self.path)
        answer = line.getresponse()
        said = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"The live feed answered {answer.status}: {said[:200]!r}")


def _seconds_used(processes: Sequence[Path]) -> float:
    """Processor time of all of them, their own and the system's for them."""
    ticks = 0
    for folder in processes:
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


MEASUREMENTS = [Measurement("live-cores", "cores", 0.1, listening)]

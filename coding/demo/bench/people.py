"""Somebody who codes over real HTTP, as the coding page's script does."""

from __future__ import annotations

import http.client
import random
import time
import uuid
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.crypto import get_random_string

from coding.demo.bench.surroundings import Bench, Study, session_of
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Turn

LONGEST = 12


@dataclass(frozen=True)
class Place:
    """Some words of one turn: ``[start, end)`` in the transcript's code points."""

    start: int
    end: int


def places(interview: Interview, count: int, seed: int) -> list[Place]:
    """As many places at random, each of one to a dozen words."""
    version, chance = interview.current, random.Random(seed)
    assert version is not None
    turns = list(Turn.objects.filter(version=version).values_list("start", "end"))
    found: list[Place] = []
    while len(found) < count:
        start, end = chance.choice(turns)
        words = version.text[start:end].split(" ")
        first = chance.randrange(len(words))
        begin = start + sum(len(word) + 1 for word in words[:first])
        length = len(" ".join(words[first : first + chance.randint(1, LONGEST)]))
        if length:
            found.append(Place(begin, begin + length))
    return found


class Person:
    """One member at one keep-alive connection."""

    def __init__(self, bench: Bench, member: Member) -> None:
        token = get_random_string(32)
        cookies = {
            settings.SESSION_COOKIE_NAME: session_of(member),
            settings.CSRF_COOKIE_NAME: token,
        }
        self._headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": token,
        }
        self._line = http.client.HTTPConnection(urlsplit(bench.address).netloc, timeout=120)

    def get(self, path: str, **headers: str) -> tuple[float, bytes]:
        """Seconds and the body as it came."""
        return self._ask("GET", path, None, headers)

    def apply(self, study: Study, code: str, place: Place) -> float:
        """Seconds until the answer to a code's applying is read whole."""
        version = study.interviews[0].current_id
        sent = {"code": code, "start": place.start, "end": place.end, "transcript": version}
        headers = {
            "X-Operation": str(uuid.uuid4()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        seconds, _body = self._ask(
            "POST", f"{study.coding_path}apply/", urlencode({**sent, "apart": 1}), headers
        )
        return seconds

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[float, bytes]:
        begun = time.perf_counter()
        self._line.request(method, path, body, {**self._headers, **headers})
        answer = self._line.getresponse()
        said = answer.read()
        seconds = time.perf_counter() - begun
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answered {answer.status}: {said[:200]!r}")
        return seconds, said

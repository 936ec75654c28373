"""Ten million words are searched, over real HTTP, with questions of every kind."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from coding.demo.bench.measuring import Measurement, Reading, at_share
from coding.demo.bench.people import Person
from coding.demo.bench.surroundings import Bench, settle
from coding.demo.scale.talk import Talk, seed_talk
from interviews.search.following import read_project

WORDS = 10_000_000
OF_EACH_KIND = 5


@dataclass(frozen=True)
class Heard:
    """``milliseconds`` of each question; ``reading``: seconds until all could be asked."""

    milliseconds: list[float]
    reading: float
    words: int


def heard(bench: Bench) -> Heard:
    return bench.once("searching", lambda: _heard(bench))


def _heard(bench: Bench) -> Heard:
    count = bench.some(WORDS, 20_000)
    talk = seed_talk(count)
    begun = time.perf_counter()
    read_project(talk.member.project_id)
    reading = time.perf_counter() - begun
    settle()
    person = Person(bench, talk.member)
    page = reverse("desk:search", args=[talk.member.project.slug])
    asked = [f"{page}?{urlencode({'q': typed})}" for typed in questions(talk)]
    for path in asked[:: OF_EACH_KIND * 2]:  # what both web processes load when first asked
        person.get(path)
    return Heard([person.get(path)[0] * 1000 for path in asked], reading, count)


def questions(talk: Talk) -> list[str]:
    """Common words and rare ones, with their forms; two words; phrases; beginnings; nothing."""
    chance = random.Random(7)
    words, said = talk.words, [turn for turn in talk.said if len(turn) > 3]
    found: list[str] = []
    for _ in range(OF_EACH_KIND):
        turn = chance.choice(said)
        at = chance.randrange(len(turn) - 2)
        found += [
            chance.choice(words[:10]),
            chance.choice(words[50:500]),
            chance.choice(words[500:5_000]),
            chance.choice(words[5_000:]),
            " ".join(chance.sample(words[:300], 2)),
            " ".join(chance.sample(turn, 2)),
            f'"{turn[at]} {turn[at + 1]}"',
            f'"{turn[at]} {turn[at + 1]} {turn[at + 2]}"',
            f"{chance.choice([word for word in words if len(word) > 4])[:4]}*",
            f"{chance.choice(words)}xyz",
        ]
    return found


def reached(bench: Bench, share: float) -> Reading:
    found = heard(bench).milliseconds
    return Reading(at_share(found, share), len(found))


def read(bench: Bench) -> Reading:
    found = heard(bench)
    return Reading(found.reading, found.words)


MEASUREMENTS = [
    Measurement("search-10m-words", "ms", 50, partial(reached, share=0.95)),
    Measurement("search-10m-words-middle", "ms", 50, partial(reached, share=0.5)),
    Measurement("search-10m-words-read", "s", None, read),
]

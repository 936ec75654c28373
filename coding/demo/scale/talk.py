"""Millions of made-up words, for measuring the search: few of them often, most of them seldom.

As in ``seeding``, one event tells of all rows with a digest, and the texts are made in bulk.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from coding.demo.scale.speech import CONSONANTS, MEAN_TURN, VOWELS
from interviews.projects.actions import found_project
from interviews.projects.actions.founding import free_slug
from interviews.projects.history import Act, By, action
from interviews.projects.history.inserting import insert
from interviews.projects.models import Member, User
from interviews.transcripts.models import Interview, Participant, Speaker, TranscriptVersion, Turn

IN_EACH = 10_000
DIFFERENT = 60_000
ENDINGS = ("", "", "", "s", "ed", "ing")


@dataclass
class Talk:
    """A project of many words; ``words`` with the commonest first, ``said`` some whole turns."""

    member: Member
    words: list[str]
    said: list[list[str]] = field(default_factory=list)


def seed_talk(count: int, seed: int = 5) -> Talk:
    """The project, not yet in the search's index."""
    chance = random.Random(seed)
    slug = free_slug(f"talk {count}")
    user = User.objects.create(email=f"{slug}@scale.example", name="Coder A", demo=True)
    lead = found_project(user, title=f"For measuring: {slug}", slug=slug)
    talk = Talk(lead, _words(chance))
    _talk(By(lead), talk=talk, count=count, chance=chance)
    return talk


def _words(chance: random.Random) -> list[str]:
    syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
    made = (
        "".join(chance.choices(syllables, k=min(6, 1 + int(chance.expovariate(0.7)))))
        + chance.choice(ENDINGS)
        for _ in range(DIFFERENT)
    )
    return list(dict.fromkeys(made))


def _talk(by: By, *, talk: Talk, count: int, chance: random.Random) -> None:
    """Some interviews an act, so that no transaction holds everything."""
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(talk.words))))
    numbers = list(range(max(1, count // IN_EACH)))
    for first in range(0, len(numbers), 50):
        _some(by, talk=talk, weights=weights, numbers=numbers[first : first + 50], chance=chance)


@action("project.seeded", undoable=False)
def _some(
    act: Act, /, *, talk: Talk, weights: list[float], numbers: list[int], chance: random.Random
) -> None:
    digest = hashlib.sha256()
    for number in numbers:
        said = list(_turns(chance, talk.words, weights))
        talk.said += said[1:2]
        digest.update(_interview(act, number, said).text.encode())
    act.change(act.member.project, title=act.member.project.title)
    act.tell(interviews=len(numbers), digest=digest.hexdigest())


def _turns(chance: random.Random, words: list[str], weights: list[float]) -> Iterator[list[str]]:
    left, asks = IN_EACH, True
    while left > 0:
        mean = MEAN_TURN // 2 if asks else MEAN_TURN * 3 // 2
        length = min(left, max(1, round(chance.gauss(mean, mean / 3))))
        yield chance.choices(words, cum_weights=weights, k=length)
        left, asks = left - length, not asks


def _interview(act: Act, number: int, said: list[list[str]]) -> TranscriptVersion:
    label, own = f"P{number + 1}", {"project_id": act.project_id, "version": act.seq}
    person = Participant(label=label, position=number, **own)
    interview = Interview(title=label, citation=label, position=number, **own)
    speakers = [
        Speaker(interview=interview, name="Interviewer", role="interviewer", **own),
        Speaker(interview=interview, name=label, participant=person, position=1, **own),
    ]
    texts = [" ".join(words).capitalize() + "." for words in said]
    version = TranscriptVersion(interview=interview, number=1, text="\n".join(texts), **own)
    for row in (person, interview, *speakers, version):
        row.save(force_insert=True)
    Interview.objects.filter(pk=interview.pk).update(current=version)
    turns, start = [], 0
    for index, text in enumerate(texts):
        turns.append(
            Turn(
                version=version,
                index=index,
                label=str(index + 1),
                speaker=speakers[index % 2],
                start=start,
                end=start + len(text),
            )
        )
        start += len(text) + 1
    insert(turns)
    return version

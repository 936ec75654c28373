"""A question about passages, asked by a command: names and labels instead of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.http import QueryDict

from coding.desk.models import SavedQuery, Whose
from coding.desk.passages.asking import Asked
from coding.desk.passages.wording import told
from coding.findings.exports import Options
from coding.segments.nearness import RELATIONS
from coding.segments.retrieval import reading_of
from interviews.projects.models import Member
from interviews.transcripts.models.interview import SpeakerRole

SEVERAL = {
    "code": "passages of this code; may be given several times, as may those below",
    "with": "only where this code is too",
    "without": "not where this code is",
    "participant": "what this participant says (P1)",
    "interview": "in the interview of this title or citation",
    "coder": "coded by the member with these initials, or this voice",
    "attribute": "by participants with NAME=VALUE",
    "role": "said by a " + ", ".join(SpeakerRole.values),
    "speaker": "said by a speaker of this name",
}
ONE = {
    "match": ("any or all of the codes", ("any", "all")),
    "relation": ("what codes together means", RELATIONS),
    "near": ("how many turns or words apart", None),
    "words": ('words, and "phrases", in the text', None),
    "from": ("coded on this day (YYYY-MM-DD) or later", None),
    "to": ("coded on this day or earlier", None),
}
TICKS = {
    "alone": "codes without their sub-codes",
    "unsure": "only what a coder was unsure of",
    "uncoded": "also places with a memo, flag or quote and no code",
}


def add_questions(parser: CommandParser) -> None:
    """Options that ask as the passages page does."""
    group = parser.add_argument_group("which segments")
    group.add_argument(
        "--saved", default="", help="what this saved query asks, rows as it has them"
    )
    for name, said in SEVERAL.items():
        group.add_argument(f"--{name}", action="append", default=[], help=said)
    for name, (said, choices) in ONE.items():
        group.add_argument(f"--{name}", default="", choices=choices, help=said)
    for name, said in TICKS.items():
        group.add_argument(f"--{name}", action="store_true", help=said)


def asked_by(member: Member, given: Mapping[str, Any]) -> Options:
    """What the command's options ask for; all, with words that carry no code, where nothing."""
    reading = reading_of(member)
    nothing = Asked(reading, QueryDict(mutable=True))
    saved = _saved(member, given["saved"]) if given["saved"] else ""
    query = QueryDict(saved, mutable=True)
    for name, values in _said(nothing, given):
        query.setlist(name, values)
    asked = Asked(reading, query)
    if not asked.question:
        return Options(by_passage=given["by_passage"])
    by_passage = given["by_passage"] or bool(saved and asked.by_passage)
    return Options(asked.filters, by_passage, told(asked))


def _saved(member: Member, name: str) -> str:
    """The question of the query of this name: the member's own before the team's."""
    rows = SavedQuery.objects.visible_to(member).filter(name__iexact=name)
    found = min(rows, key=lambda row: row.whose != Whose.PRIVATE, default=None)
    if found is None:
        raise CommandError(f"There is no saved query called “{name}”.")
    return found.question


def _said(asked: Asked, given: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    codes = [(one.name, one.pk) for pk, one in asked.reading.codes.items()]
    codes = [pair for pair in codes if pair[1] not in asked.reading.successors]
    people = [(one.label, one.pk) for one in asked.people]
    talks = [(name, one.pk) for one in asked.interviews for name in (one.title, one.citation)]
    voices = [
        (name, pk) for pk, one in asked.reading.voices.items() for name in (one.mark, str(one))
    ]
    known = {"code": codes, "with": codes, "without": codes}
    known |= {"participant": people, "interview": talks, "coder": voices}
    for name, rows in known.items():
        if given[name]:
            yield ("voice" if name == "coder" else name), _found(name, rows, given[name])
    yield from _values(asked, given["attribute"])
    for name in ("role", "speaker", *ONE):
        if given[name]:
            yield name, given[name] if isinstance(given[name], list) else [given[name]]
    yield from ((name, ["1"]) for name in TICKS if given[name])


def _found(kind: str, rows: Iterable[tuple[str, Any]], names: Iterable[str]) -> list[str]:
    known: dict[str, Any] = {}
    for name, key in rows:
        known.setdefault(name.casefold(), key)
    return [str(_one(known, kind, name)) for name in names]


def _values(asked: Asked, given: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    known = {one.name.casefold(): one.pk for one in asked.attributes}
    found: dict[str, list[str]] = {}
    for pair in given:
        name, _sign, value = pair.partition("=")
        found.setdefault(f"of-{_one(known, 'attribute', name).hex}", []).append(value)
    yield from found.items()


def _one(known: Mapping[str, Any], kind: str, name: str) -> Any:
    if name.casefold() not in known:
        raise CommandError(f"There is no {kind} called “{name}”.")
    return known[name.casefold()]

"""The job that looks for names, turn by turn, in versions nobody has looked through yet."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from interviews.masking.finding import common_words, guessed_from_nouns, in_turn, is_common
from interviews.masking.models import Finding, Searched
from interviews.masking.names import Found, Kind, bare, key, words
from interviews.masking.replacing import Finder, Name
from interviews.projects import jobs
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Speaker, TranscriptVersion, Turn

LOOKING = "masking.find"
SHORTEST_PART = 3
Entities = list[tuple[int, int, str]]
# What files call speakers without naming anybody.
NOBODY = words(
    """
    speaker sprecher interviewer interviewee participant respondent moderator facilitator guest
    teilnehmer befragte befragter unknown unbekannt host researcher i p r me you
    """
)


def unsearched(project_id: uuid.UUID) -> list[uuid.UUID]:
    """Current texts of the project in which names have not been looked for."""
    current = Interview.objects.filter(project_id=project_id, removed=False, current__isnull=False)
    searched = Searched.objects.filter(version__project_id=project_id).values("version_id")
    rows = current.exclude(current_id__in=searched).order_by("position", "id")
    return [key for key in rows.values_list("current_id", flat=True) if key is not None]


@jobs.kind(LOOKING)
def look(run: jobs.Run) -> None:
    """Look through the version named, or through all that nobody has looked through."""
    named = run.job.arguments.get("version")
    waiting = [uuid.UUID(named)] if named else unsearched(run.job.project_id)
    run.expect(len(waiting))
    for version_id in waiting:
        version = TranscriptVersion.objects.select_related("interview").get(pk=version_id)
        found = names_in(version, run.job.member)
        with run.step():
            keep(version, found)
            _spread(version, found)


def names_in(version: TranscriptVersion, member: Member) -> list[Found]:
    """All that may be a name in a version: offsets into its text, in order."""
    turns = list(Turn.objects.filter(version=version).order_by("index").values_list("start", "end"))
    text, language = version.text, version.interview.language
    entities = _entities(text, turns, language)
    common = common_words(text)
    found: list[Found] = []
    for start, end in turns:
        guess = entities.get(start, []) if entities is not None else None
        turn = text[start:end]
        found += [
            Found(one.start + start, one.end + start, one.kind)
            for one in in_turn(turn, language, guess)
            if not is_common(turn, one, common, language)
        ]
    written = _written(version, found)
    known = {**known_names(member), **_elsewhere(version), **written}
    return _completed(version.text, found, known)


def known_names(member: Member) -> dict[str, Kind]:
    """Names the project knows: of speakers, interviewers and members, and their parts."""
    project_id = member.project_id
    full = [
        *Speaker.objects.filter(project_id=project_id).values_list("name", flat=True),
        *Interview.objects.filter(project_id=project_id).values_list("interviewers", flat=True),
        *Member.objects.filter(project_id=project_id).values_list("user__name", flat=True),
    ]
    return {part: Kind.PERSON for name in full for part in _parts(name)}


def _parts(name: str) -> Iterable[str]:
    for one in name.replace(";", ",").replace("/", ",").split(","):
        said = bare(one).split()
        names = [word for word in said if word[:1].isupper() and word[1:].isalpha()]
        if not names or any(key(word) in NOBODY for word in said):
            continue
        yield " ".join(said)
        yield from (word for word in names if len(word) >= SHORTEST_PART)


def _written(version: TranscriptVersion, found: Iterable[Found]) -> dict[str, Kind]:
    """What was found, and first names and surnames out of full names.

    Where every noun has a capital, two in a row may be no name: their parts are left alone.
    """
    written = {version.text[one.start : one.end]: one.kind for one in found}
    if guessed_from_nouns(version.interview.language):
        return written
    people = [name for name, kind in written.items() if kind is Kind.PERSON]
    return {part: Kind.PERSON for name in people for part in _parts(name)} | written


def _entities(
    text: str, turns: Sequence[tuple[int, int]], language: str
) -> dict[int, Entities] | None:
    """What a language model takes for names, by the start of its turn; None without a model."""
    from interviews.words.pipelines import ENGLISH, pipeline
    from interviews.words.reading import documents

    if language.lower().split("-")[0] != ENGLISH:
        return None
    starts = [start for start, _end in turns]
    found: dict[int, Entities] = defaultdict(list)
    model = pipeline(language, names=True)
    with model.memory_zone():
        for at, doc in documents(model, text, turns):
            turn = starts[bisect_right(starts, at) - 1]
            off = at - turn
            found[turn] += [(off + e.start_char, off + e.end_char, e.label_) for e in doc.ents]
    return found


def _completed(text: str, found: list[Found], known: dict[str, Kind]) -> list[Found]:
    """Every further mention of a name that is known from one place, as a whole word."""
    finder = Finder({name: Name((name,), any_case=False) for name in known})
    taken = sorted(found)
    more = [
        Found(hit.start, hit.end, known[hit.name])
        for hit in finder.find(text)
        if not _overlaps(taken, hit.start, hit.end)
    ]
    return sorted(taken + more)


def _overlaps(taken: Sequence[Found], start: int, end: int) -> bool:
    """Whether any of the places, in order and apart, shares a code point with ``[start, end)``."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if taken[middle].end <= start else (low, middle)
    return low < len(taken) and taken[low].start < end


def _elsewhere(version: TranscriptVersion) -> dict[str, Kind]:
    """Names found in the project's other current texts."""
    return {
        text[one.start : one.end]: one.kind
        for _other, text, found in _others(version)
        for one in found
    }


def _others(version: TranscriptVersion) -> Iterator[tuple[uuid.UUID, str, list[Found]]]:
    """The project's other current texts that were looked through, with what was found; two
    queries."""
    rows = Interview.objects.filter(project_id=version.project_id, removed=False)
    current = rows.exclude(pk=version.interview_id).exclude(current=None)
    searched = current.filter(current_id__in=Searched.objects.values("version_id"))
    places: dict[uuid.UUID, list[Found]] = defaultdict(list)
    findings = Finding.objects.filter(version__in=searched.values("current_id"))
    for of, start, end, kind in findings.values_list("version_id", "start", "end", "kind"):
        places[of].append(Found(start, end, Kind(kind)))
    texts = searched.order_by("position", "id").values_list("current_id", "current__text")
    for of, text in texts.iterator(20):
        yield of, text, places[of]


def keep(version: TranscriptVersion, found: Iterable[Found]) -> None:
    """Remember what was found in a version, in place of what was before."""
    Finding.objects.filter(version=version).delete()
    _store(version.pk, found)
    Searched.objects.update_or_create(version=version)


def _store(version_id: uuid.UUID, found: Iterable[Found]) -> None:
    Finding.objects.bulk_create(
        [
            Finding(version_id=version_id, start=one.start, end=one.end, kind=one.kind.value)
            for one in found
        ],
        batch_size=500,
    )


def _spread(version: TranscriptVersion, found: Iterable[Found]) -> None:
    """A name first met here is looked for in the texts that were looked through before."""
    known = {key(name) for name in _elsewhere(version)}
    new = _written(version, found)
    new = {name: kind for name, kind in new.items() if key(name) not in known}
    for other, text, before in _others(version) if new else ():
        _store(other, set(_completed(text, before, new)) - set(before))

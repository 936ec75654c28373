"""The participants table for a paper: chosen columns in their order, computed ones among them."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.findings.models import PARTICIPANTS, PaperTable
from coding.findings.tables import Cell, Column, Table
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute, AttributeValue, TranscriptVersion, Turn
from interviews.transcripts.models.participant import Consent
from interviews.transcripts.queries import Described, People, people_described
from interviews.transcripts.sheet.shapes import NUMBER
from interviews.withdrawal.models import Withdrawal

PARTICIPANT, MINUTES, WORDS = "participant", "minutes", "words"
PRIVATE = frozenset({"consent", "note"})
Words = dict[uuid.UUID, int]


@dataclass(frozen=True)
class Choice:
    """What goes into the table: ``columns`` in order, ``footnotes`` by id, both as text."""

    columns: tuple[str, ...]
    footnotes: frozenset[str]
    caption: str = ""
    remark: str = ""
    version: int = 0


@dataclass(frozen=True)
class Offered:
    """A column that can be chosen; ``key`` is an attribute's id or a name of ``_COMPUTED``."""

    key: str
    name: str
    about: str = ""


def choice_of(member: Member, people: People) -> Choice:
    """What the team chose; the id, all attributes and all footnotes until it did."""
    kept = PaperTable.objects.visible_to(member).filter(kind=PARTICIPANTS).first()
    if kept is None:
        columns = (PARTICIPANT, *(str(one.pk) for one in people.columns))
        return Choice(columns, frozenset(str(note.pk) for note in people.footnotes))
    known = {one.key for one in offered(people)}
    columns = tuple(key for key in kept.columns if key in known)
    footnotes = frozenset(map(str, kept.footnotes))
    return Choice(columns, footnotes, kept.caption, kept.remark, kept.version)


def offered(people: People) -> list[Offered]:
    """Every column that can be chosen, in their usual order."""
    attributes = [Offered(str(one.pk), one.name) for one in people.columns]
    return [
        Offered(PARTICIPANT, _("Participant")),
        *attributes,
        Offered("interviews", _("Interviews"), _("how many")),
        Offered(MINUTES, _("Minutes"), _("of all interviews together, where recorded")),
        Offered(WORDS, _("Words"), _("said by the participant, by the spaces between them")),
        Offered("date", _("Date"), _("of the interviews")),
        Offered("mode", _("Mode"), _("of the interviews")),
        Offered("consent", _("Consent"), _("usually not for a paper")),
        Offered("note", _("Note"), _("written for the team, not for a paper")),
    ]


def paper_table(
    member: Member, people: People | None = None, choice: Choice | None = None
) -> Table:
    """The table as it is printed; nine queries at most, whatever its size."""
    people = people or people_described(member)
    choice = choice or choice_of(member, people)
    names = {one.key: one.name for one in offered(people)}
    marks = {note.mark for note in people.footnotes if str(note.pk) in choice.footnotes}
    words = words_said(people) if WORDS in choice.columns else {}
    cells = [_reader(key, people, marks, words) for key in choice.columns]
    rows = [[cell(row) for cell in cells] for row in people.rows]
    used = _marks_in(people, choice.columns) & marks
    notes = [f"{note.mark} {note.text}" for note in people.footnotes if note.mark in used]
    notes += [choice.remark] if choice.remark else []
    notes += _unknown_lengths(people, choice.columns)
    notes += _withdrawn(member)
    columns = [Column(key, names[key]) for key in choice.columns]
    return Table(choice.caption or _("Participants"), columns, rows, notes)


def _unknown_lengths(people: People, columns: Sequence[str]) -> list[str]:
    """Whose minutes are fewer than they were, since the length of an interview is not recorded."""
    short = [
        row.participant.label
        for row in people.rows
        if 0 < sum(one.minutes is None for one in row.interviews) < len(row.interviews)
    ]
    if MINUTES not in columns or not short:
        return []
    said = _("The minutes of %(who)s leave out interviews whose length is not recorded.")
    return [said % {"who": ", ".join(short)}]


def _withdrawn(member: Member) -> list[str]:
    gone = Withdrawal.objects.visible_to(member).count()
    said = ngettext("%(n)d participant has withdrawn.", "%(n)d participants have withdrawn.", gone)
    return [said % {"n": gone}] if gone else []


def _marks_in(people: People, columns: Sequence[str]) -> set[str]:
    places = [n for n, column in enumerate(people.columns) if str(column.pk) in columns]
    return {value.mark for row in people.rows for place in places for value in row.cells[place]}


def _reader(key: str, people: People, marks: set[str], words: Words) -> Callable[[Described], Cell]:
    """What a column's cell of a participant's row is."""
    for place, column in enumerate(people.columns):
        if str(column.pk) == key:
            return _values(place, column, marks)
    if key == WORDS:
        return lambda row: words.get(row.participant.pk, 0)
    return _COMPUTED[key]


def _values(place: int, column: Attribute, marks: set[str]) -> Callable[[Described], Cell]:
    def cell(row: Described) -> Cell:
        values = row.cells[place]
        if column.kind == NUMBER and len(values) == 1 and not _mark(values[0], marks):
            return _number(values[0].value)
        return ", ".join(f"{value.value}{_mark(value, marks)}" for value in values)

    return cell


def _mark(value: AttributeValue, marks: set[str]) -> str:
    """The mark of a footnote that stands below; one that does not is not printed either."""
    return value.mark if value.mark in marks else ""


def _number(text: str) -> Cell:
    """A whole number as one, so that a spreadsheet can add it up; others as they were entered."""
    return int(text) if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", text) else text


def _minutes(row: Described) -> Cell:
    known = [one.minutes for one in row.interviews if one.minutes is not None]
    return sum(known) if known else None


def _consent(row: Described) -> Cell:
    return str(Consent(row.participant.consent).label)


def _once(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))


_COMPUTED: dict[str, Callable[[Described], Cell]] = {
    PARTICIPANT: lambda row: row.participant.label,
    "interviews": lambda row: len(row.interviews),
    MINUTES: _minutes,
    "date": lambda row: _once(str(one.held_on or "") for one in row.interviews),
    "mode": lambda row: _once(str(one.get_mode_display()) for one in row.interviews if one.mode),
    "consent": _consent,
    "note": lambda row: row.participant.note,
}


def words_said(people: People) -> Words:
    """How many words each participant says in the present transcripts; two queries.

    Texts are read one by one, so memory stays flat.
    """
    present = {one.current_id for row in people.rows for one in row.interviews if one.current_id}
    who = {row.participant.pk for row in people.rows}
    turns = Turn.objects.filter(version__in=present, speaker__participant__in=who)
    spoken: dict[uuid.UUID, list[tuple[int, int, uuid.UUID]]] = defaultdict(list)
    fields = ("version_id", "start", "end", "speaker__participant_id")
    for version, start, end, person in turns.values_list(*fields):
        spoken[version].append((start, end, person))
    counts: Words = defaultdict(int)
    texts = TranscriptVersion.objects.filter(pk__in=spoken).order_by("pk")
    for version, text in texts.values_list("pk", "text").iterator(chunk_size=20):
        for start, end, person in spoken[version]:
            counts[person] += len(text[start:end].split())
    return counts

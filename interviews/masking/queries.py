"""What pages ask: names found and not decided, names decided, and their places in context."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial

from django.http import Http404
from django.utils.crypto import salted_hmac

from interviews.masking import keys
from interviews.masking.models import EntryState, Finding, FoundKind, MaskEntry, Searched
from interviews.masking.names import Found, Group, Kind, group, key
from interviews.masking.replacing import Finder, Mention, Name
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Turn
from interviews.transcripts.places import label_at

AROUND = 60
MOST_MENTIONS = 200


@dataclass
class Text:
    """An interview's current text, and the places in it that may be names."""

    interview: Interview
    text: str
    findings: list[Found] = field(default_factory=list)


@dataclass
class Shown:
    """A name as the page lists it: ``id`` stands for it in addresses, which hold no names."""

    id: str
    kind: Kind
    name: str
    forms: tuple[str, ...]
    count: int
    interviews: list[str]
    entry: MaskEntry | None = None

    @property
    def others(self) -> tuple[str, ...]:
        """Its other ways of writing."""
        return tuple(form for form in self.forms if form != self.name)

    @property
    def looked_for(self) -> Name:
        return Name(self.forms, self.entry.any_case if self.entry else True)


@dataclass
class Names:
    """All names of a project: undecided ones by kind, then entries by what was decided."""

    undecided: list[Shown]
    entries: list[Shown]
    texts: list[Text]
    unsearched: int
    locked: bool = False

    @property
    def by_kind(self) -> list[tuple[str, str, list[Shown]]]:
        """(kind, its name, the undecided names of that kind), kinds in a fixed order."""
        held: dict[str, list[Shown]] = defaultdict(list)
        for shown in self.undecided:
            held[shown.kind.value].append(shown)
        return [(kind, str(label), held[kind]) for kind, label in FoundKind.choices if held[kind]]

    @property
    def to_mask(self) -> list[Shown]:
        return self._in(EntryState.DECIDED)

    @property
    def left(self) -> list[Shown]:
        return self._in(EntryState.LEFT)

    @property
    def masked(self) -> list[Shown]:
        return self._in(EntryState.MASKED)

    @property
    def put_back(self) -> list[Shown]:
        return self._in(EntryState.UNDONE)

    @property
    def pending(self) -> int:
        """How many names wait to be masked: decided, or masked once and there again."""
        return len(self.to_mask) + sum(one.count > 0 for one in self.masked)

    def _in(self, state: EntryState) -> list[Shown]:
        return [one for one in self.entries if one.entry and one.entry.state == state]

    def find(self, id: str) -> Shown | None:
        return next((one for one in [*self.undecided, *self.entries] if one.id == id), None)


def texts_of(member: Member) -> list[Text]:
    """Current texts the member may see, with their findings; two queries."""
    rows = Interview.objects.visible_to(member).exclude(current=None).select_related("current")
    texts = {row.current_id: Text(row, row.current.text) for row in rows if row.current}
    rows_found = Finding.objects.filter(version_id__in=list(texts)).order_by("version", "start")
    for version, start, end, kind in rows_found.values_list("version_id", "start", "end", "kind"):
        texts[version].findings.append(Found(start, end, Kind(kind)))
    return list(texts.values())


def names_of(member: Member) -> Names:
    """The project's names; what entries say is read for leads only where the key is there."""
    texts = texts_of(member)
    entries, locked = read_entries(member.project_id)
    owners = Finder({entry.pk: Name(forms, entry.any_case) for entry, _shown, forms in entries})
    owner_of = cache(partial(_owner, owners))
    mentions: list[tuple[Kind, str]] = []
    where: list[str] = []
    counts: dict[uuid.UUID, list[str]] = defaultdict(list)
    for held in texts:
        for found in held.findings:
            words = held.text[found.start : found.end]
            owner = owner_of(words)
            if owner is None:
                mentions.append((found.kind, words))
                where.append(held.interview.citation)
            else:
                counts[owner].append(held.interview.citation)
    undecided = [_undecided(member, each, where) for each in group(mentions)]
    decided = [
        Shown(
            str(entry.pk),
            Kind(entry.kind),
            shown,
            forms,
            len(counts[entry.pk]),
            list(dict.fromkeys(counts[entry.pk])),
            entry,
        )
        for entry, shown, forms in entries
    ]
    searched = Searched.objects.filter(version__in=[t.interview.current_id for t in texts]).count()
    return Names(undecided, decided, texts, len(texts) - searched, locked)


def _owner(finder: Finder, words: str) -> uuid.UUID | None:
    """The entry that speaks of the whole of these words."""
    hits = finder.find(words)
    whole = sum(hit.bent - hit.start for hit in hits) >= 0.6 * len(words)
    owner: uuid.UUID | None = hits[0].name if hits and whole else None
    return owner


def _undecided(member: Member, each: Group, where: list[str]) -> Shown:
    interviews = list(dict.fromkeys(where[index] for index in each.mentions))
    id = name_id(member.project_id, each.shown)
    return Shown(id, each.kind, each.shown, each.forms, len(each.mentions), interviews)


def name_id(project_id: uuid.UUID, name: str) -> str:
    """What stands for a name in an address: nobody can tell the name from it."""
    return salted_hmac(f"masking {project_id}", key(name), algorithm="sha256").hexdigest()[:20]


def reach_entry(member: Member, entry: uuid.UUID) -> MaskEntry:
    """A decided name of the member's project, or 404."""
    rows = MaskEntry.objects.filter(project_id=member.project_id, removed=False)
    if (row := rows.filter(pk=entry).first()) is None:
        raise Http404
    return row


Opened = tuple[MaskEntry, str, tuple[str, ...]]


def read_entries(project_id: uuid.UUID) -> tuple[list[Opened], bool]:
    """Entries with the names they stand for, and whether any could not be opened."""
    rows = MaskEntry.objects.filter(project_id=project_id, removed=False)
    opened: list[Opened] = []
    locked = False
    for entry in rows:
        if not entry.sealed:
            continue  # The key was destroyed on purpose.
        try:
            said = keys.unseal(project_id, entry.sealed)
        except keys.KeyMissing:
            locked = True
            continue
        opened.append((entry, said["shown"], tuple(said["forms"])))
    return opened, locked


@dataclass(frozen=True)
class InContext:
    """One mention with the words around it, and how its place is cited."""

    cited: str
    before: str
    words: str
    after: str


def mentions_of(name: Name, texts: Iterable[Text]) -> tuple[list[InContext], int]:
    """The first mentions of a name in these texts and how many there are; one query."""
    finder = Finder({1: name})
    hits = [(held, hit) for held in texts for hit in finder.find(held.text)]
    first = hits[:MOST_MENTIONS]
    turns = _turns([held for held, _hit in first])
    return [_in_context(held, hit, turns) for held, hit in first], len(hits)


def _turns(texts: list[Text]) -> dict[uuid.UUID, list[tuple[int, str]]]:
    versions = {held.interview.current_id for held in texts}
    turns: dict[uuid.UUID, list[tuple[int, str]]] = defaultdict(list)
    rows = Turn.objects.filter(version_id__in=versions).order_by("version_id", "index")
    for version, start, label in rows.values_list("version_id", "start", "label"):
        turns[version].append((start, label))
    return turns


def _in_context(
    held: Text, hit: Mention, turns: dict[uuid.UUID, list[tuple[int, str]]]
) -> InContext:
    current = held.interview.current_id
    label = label_at(turns[current], hit.start) if current and turns.get(current) else ""
    before = held.text[max(0, hit.start - AROUND) : hit.start]
    after = held.text[hit.bent : hit.bent + AROUND]
    words = held.text[hit.start : hit.bent]
    return InContext(f"{held.interview.citation}:{label}", before, words, after)

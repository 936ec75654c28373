"""Every table and picture of the demo against counts made by other means, from the rows alone.

Passages are sets of characters (see ``recount``), turns and words are found by looking at each
place, themes are walked by hand; nothing of the product counts here. What a cell opens is counted
too.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from coding.codebook.models import Code
from coding.demo.seeding import seed_demo
from coding.desk.passages.asking import Asked as Question
from coding.findings.kinds import KINDS, make
from coding.findings.printed import Held, Printed
from coding.memos.models import Memo
from coding.pictures.asked import Asked
from coding.pictures.kinds import KINDS as PICTURES
from coding.pictures.picture import Picture
from coding.segments.filtering import Filters
from coding.segments.models import Coding
from coding.segments.retrieval import hits, interviews_of, reading_of
from coding.themes.models import Evidence, Quote, Theme
from interviews.projects.models import Change, Event, Member
from interviews.transcripts.models import (
    Anchor,
    Attribute,
    AttributeValue,
    Interview,
    Participant,
    Turn,
)
from tests.conftest import signed_in
from tests.findings.recount import Place, Recount, recount

pytestmark = pytest.mark.django_db
WORD = re.compile(r"[^\W_]+(?:['’·][^\W_]+)*")
RULES = [("overlap", 0), ("turn", 0), ("words", 0), ("words", 25)]
ON_CODES = {
    *("code.coined", "code.revised", "code.moved"),
    *("code.merged", "code.retired", "code.taken_back"),
}
Together = Callable[[Place, Place], bool]
Numbers = dict[tuple[str, str], int]


@pytest.fixture
def demo(db: None) -> Member:
    lead = Member.objects.filter(project=seed_demo(), role="lead").order_by("joined_at").first()
    assert lead is not None
    return lead


def printed(member: Member, kind: str, **asked: Any) -> Printed:
    options = {name: value if isinstance(value, list) else [value] for name, value in asked.items()}
    return make(member, KINDS[kind], {"asked": ["1"], **options}).printed


def number_in(cell: Held) -> int:
    """What people read; a dash, or words that tell what is noted, are no passage."""
    return int(cell.said) if str(cell.said).isdigit() else 0


def cells(made: Printed) -> Iterator[tuple[int, str, Held]]:
    """Every cell beside the names, with its row and its column's heading."""
    for at, row in enumerate(made.rows):
        for column, cell in zip(made.columns[1:], row[1:], strict=True):
            yield at, re.sub(r" \(n = \d+\)$", "", column.heading), cell


class Behind:
    """How many rows a link opens; passages are asked as their page asks, without drawing it."""

    def __init__(self, member: Member) -> None:
        self.reading, self.client = reading_of(member), signed_in(member)
        self.interviews = interviews_of(self.reading, Filters())
        self.known: dict[str, int] = {}

    def number(self, url: str) -> int:
        if "/passages/" not in url:
            return int(self.client.get(url).context["number"])
        asked = Question(self.reading, QueryDict(urlsplit(url).query))
        found = hits(self.reading, asked.filters, self.interviews, by_passage=asked.by_passage)
        return len(found)

    def agree(self, made: Printed) -> int:
        """Every number is that of what it opens; how many there are."""
        told = [
            (part.url, number_in(cell))
            for _at, _name, cell in cells(made)
            if number_in(cell)
            for part in cell.parts
        ]
        for url, number in told:
            assert self.number(url) == number, parse_qs(urlsplit(url).query)
        return len(told)


def codes_of(member: Member) -> list[Code]:
    """Those that are not merged, with each above those below it, as the table has them."""
    rows = list(Code.objects.filter(project=member.project, removed=False))
    rows = sorted((one for one in rows if one.status != "merged"), key=_place)
    below: dict[uuid.UUID | None, list[Code]] = defaultdict(list)
    for one in rows:
        below[one.parent_id].append(one)

    def walk(above: uuid.UUID | None) -> Iterator[Code]:
        for one in below[above]:
            yield one
            yield from walk(one.pk)

    return list(walk(None))


def _place(code: Code) -> tuple[int, str, str]:
    return code.position, code.name, str(code.pk)


def holders(attribute: Attribute) -> dict[str, set[str]]:
    """Labels of the participants with each value, and of those with none."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in AttributeValue.objects.filter(attribute=attribute).select_related("participant"):
        found[row.value].add(row.participant.label)
    everybody = Participant.objects.filter(project=attribute.project, removed=False)
    labels = set(everybody.values_list("label", flat=True))
    return {**found, "Not recorded": labels - set().union(*found.values())}


@pytest.mark.parametrize("sub", [True, False])
def test_codes_by_participant_and_by_attribute(demo: Member, sub: bool) -> None:
    anew, codes = recount(demo.project), codes_of(demo)
    more = {} if sub else {"alone": "1"}
    people = Participant.objects.filter(project=demo.project, removed=False)
    alone = {label: {label} for label in people.values_list("label", flat=True)}
    tables = [(printed(demo, "code-participant", **more), alone)]
    for attribute in Attribute.objects.filter(project=demo.project, removed=False):
        made = printed(demo, "code-attribute", attribute=str(attribute.pk), **more)
        tables.append((made, holders(attribute)))
    for made, groups in tables:
        heads = [row[0].parts[0].text.removesuffix(" (retired)") for row in made.rows]
        assert heads == [code.name for code in codes]
        for at, heading, cell in cells(made):
            places = anew.of(codes[at].pk, sub)
            if heading in groups:
                places = [one for one in places if groups[heading] & anew.speaking(one)]
            assert number_in(cell) == len(places), (codes[at].name, heading)
    assert Behind(demo).agree(tables[0][0]) > 20
    assert Behind(demo).agree(tables[1][0]) > 20


def together(member: Member, rule: str, near: int) -> Together:
    """Whether two places are together, looked up character by character."""
    texts, words, turns = {}, {}, {}
    for one in Interview.objects.filter(project=member.project, removed=False):
        assert one.current is not None
        texts[one.pk] = one.current.text
        words[one.pk] = [match.span() for match in WORD.finditer(one.current.text)]
        turns[one.pk] = [(t.start, t.end) for t in Turn.objects.filter(version=one.current)]

    def units(place: Place, every: dict[uuid.UUID, list[tuple[int, int]]]) -> list[int]:
        held = place[1]
        spans = enumerate(every[place[0]])
        return [at for at, (start, end) in spans if not held.isdisjoint(range(start, end))]

    def beside(one: Place, other: Place) -> bool:
        if one[0] != other[0]:
            return False
        if rule == "overlap":
            return not one[1].isdisjoint(other[1])
        if rule == "turn":
            return not set(units(one, turns)).isdisjoint(units(other, turns))
        here, there = units(one, words), units(other, words)
        gap = max(here[0], there[0]) - min(here[-1], there[-1]) - 1
        return gap <= near

    return beside


def crossed(anew: Recount, codes: list[Code], beside: Together) -> Numbers:
    found: Numbers = {}
    known: dict[tuple[Place, Place], bool] = {}
    for one, other in product(codes, codes):
        here, there = anew.of(one.pk, True), anew.of(other.pk, True)
        if one is other:
            found[one.name, other.name] = len(here)
            continue
        for pair in product(here, there):
            if pair not in known:
                known[pair] = known[pair[1], pair[0]] = beside(*pair)
        found[one.name, other.name] = sum(any(known[a, b] for b in there) for a in here)
    return found


def as_drawn(made: Picture) -> Numbers:
    names = [column.heading for column in made.columns[1:]]
    return {
        (str(row[0].text), name): int(cell.text)
        for row in made.rows
        for name, cell in zip(names, row[1:], strict=True)
    }


def drawn_marks(made: Picture) -> list[int]:
    """The numbers of the marks themselves, without the twin."""
    assert made.spec is not None
    found = [
        datum
        for layer in made.spec["layer"]
        for datum in layer.get("data", {}).get("values", [])
        if "place" in datum
    ]
    return sorted(int(datum["number"]) for datum in found)


def test_codes_together_by_every_rule_in_table_and_picture(demo: Member) -> None:
    anew = recount(demo.project)
    used = sorted(codes_of(demo), key=lambda code: (-len(anew.of(code.pk, True)), str(code.pk)))
    chosen = {one.pk for one in used[:8]}
    codes = [code for code in codes_of(demo) if code.pk in chosen]
    ids, found_by_rule = [str(code.pk) for code in codes], []
    behind = Behind(demo)
    for rule, near in RULES:
        due = crossed(anew, codes, together(demo, rule, near))
        made = printed(demo, "cooccurrence", rule=rule, near=str(near), code=ids)
        told = {(codes[at].name, name): number_in(cell) for at, name, cell in cells(made)}
        assert told == due, (rule, near)
        assert behind.agree(made) >= len(codes)
        query = QueryDict(mutable=True)
        query.setlist("code", ids)
        query.update({"rule": rule, "near": str(near), "subcodes": "yes"})
        picture = PICTURES["overlaps"].make(Asked(demo, query))
        assert as_drawn(picture) == due, (rule, near)
        assert drawn_marks(picture) == sorted(number for number in due.values() if number)
        for cell in (one for row in picture.rows for one in row[1:] if one.text):
            assert behind.number(cell.url) == cell.text, (rule, cell.url)
        found_by_rule.append(sum(due.values()))
    assert found_by_rule[0] < found_by_rule[1]
    assert found_by_rule[0] <= found_by_rule[2] < found_by_rule[3]


def test_the_heat_map_of_participants(demo: Member) -> None:
    anew = recount(demo.project)
    made = PICTURES["participants"].make(Asked(demo, QueryDict("top=200")))
    people = Participant.objects.filter(project=demo.project, removed=False)
    due = {
        (code.printed, label): sum(label in anew.speaking(one) for one in anew.of(code.pk, True))
        for code in codes_of(demo)
        if anew.of(code.pk, False)  # one that only gathers others takes no place
        for label in people.values_list("label", flat=True)
    }
    assert as_drawn(made) == due
    assert drawn_marks(made) == sorted(number for number in due.values() if number)


def test_a_portrait_and_work_over_time(demo: Member) -> None:
    interview = Interview.objects.filter(project=demo.project, removed=False).first()
    assert interview is not None
    query = QueryDict(f"transcript={interview.pk}&top=200")
    made = PICTURES["transcript"].make(Asked(demo, query))
    rows = Coding.objects.filter(interview=interview, removed=False).select_related("code")
    successors = {one.pk: one.successor for one in Code.objects.filter(status="merged")}
    due = Counter((successors.get(one.code_id) or one.code).printed for one in rows)
    assert Counter(str(row[0].text) for row in made.rows) == due
    work = PICTURES["work"].make(Asked(demo, QueryDict("unit=month")))
    number = sum(int(cell.text) for row in work.rows for cell in row[1:])
    others = Memo.objects.filter(project=demo.project, visibility="private").exclude(author=demo)
    private = Change.objects.filter(row_id__in=others.values("pk"), model=Memo._meta.label)
    events = Event.objects.filter(project_id=demo.project_id)
    verbs = events.exclude(seq__in=private.values("seq")).values_list("verb", flat=True)
    assert number == sum(one.startswith(("coding.", "memo.")) or one in ON_CODES for one in verbs)


class Joined:
    """What is joined to each theme and those below it: (span, role, who speaks there)."""

    def __init__(self, member: Member) -> None:
        anew = recount(member.project)
        rows = Theme.objects.filter(project=member.project, removed=False)
        self.themes = [one for one in rows if one.status != "set aside"]
        self.own: dict[uuid.UUID, list[tuple[uuid.UUID, str, set[str]]]] = defaultdict(list)
        for row in Evidence.objects.filter(project=member.project, removed=False):
            anchor = Anchor.objects.get(span=row.span_id, transcript=row.interview.current_id)
            place = (row.interview_id, frozenset(range(anchor.start, anchor.end)))
            self.own[row.theme_id].append((row.span_id, row.joined, anew.speaking(place)))

    def of(self, theme: Theme, contrary: bool) -> dict[uuid.UUID, set[str]]:
        """Who speaks in each passage; words joined to several themes of the branch once."""
        found = {
            span: who for span, role, who in self.own[theme.pk] if (role == "contrary") == contrary
        }
        for below in self.themes:
            if below.parent_id == theme.pk:
                found = {**self.of(below, contrary), **found}
        return found


@pytest.mark.parametrize("joined", ["said", "contrary"])
def test_themes_by_participant_and_by_attribute(demo: Member, joined: str) -> None:
    held, behind = Joined(demo), Behind(demo)
    named = {theme.name: theme for theme in held.themes}
    assert len(named) == len(held.themes)
    people = Participant.objects.filter(project=demo.project, removed=False)
    alone = {label: {label} for label in people.values_list("label", flat=True)}
    tables = [(printed(demo, "theme-participant", joined=joined, show="passages"), alone)]
    for attribute in Attribute.objects.filter(project=demo.project, removed=False):
        asked = {"attribute": str(attribute.pk), "joined": joined, "show": "passages"}
        made = printed(demo, "theme-attribute", **asked)
        tables.append((made, holders(attribute)))
    for made, groups in tables:
        assert {row[0].parts[0].text for row in made.rows} == set(named)
        for at, heading, cell in cells(made):
            theme = named[made.rows[at][0].parts[0].text]
            found = list(held.of(theme, joined == "contrary").values())
            if heading in groups:
                found = [who for who in found if groups[heading] & who]
            assert number_in(cell) == len(found), (theme.name, heading)
        assert behind.agree(made) >= (10 if joined == "said" else 1)
    presence = printed(demo, "theme-participant", joined=joined, show="presence")
    pairs = zip(cells(presence), cells(tables[0][0]), strict=True)
    for (_at, heading, mark), (_same, _heading, cell) in pairs:
        if heading in alone:
            assert (mark.said == "•") == bool(number_in(cell))


def test_who_says_a_theme_and_its_quotes(demo: Member) -> None:
    held = Joined(demo)
    for row in printed(demo, "theme-table", contrary="1", quotes="1").rows:
        theme = next(one for one in held.themes if one.name == row[1].parts[0].text)
        linked = [[part.text for part in cell.parts if part.url] for cell in row]
        said, contrary = (set().union(*held.of(theme, how).values()) for how in (False, True))
        assert (set(linked[2]), set(linked[3])) == (said, contrary), theme.name
        made = Quote.objects.filter(evidence__theme=theme, evidence__removed=False, removed=False)
        serials = sorted(text.strip("()").split(";")[0] for text in linked[4])
        assert serials == sorted(str(one) for one in made)
    listed = printed(demo, "quotes").rows
    assert len(listed) == Quote.objects.filter(project=demo.project, removed=False).count()


def test_the_codebook_and_the_facts(demo: Member) -> None:
    anew, codes = recount(demo.project), codes_of(demo)
    made = printed(demo, "codebook", passages="1", retired="1")
    assert [row[0].parts[0].text.removesuffix(" (retired)") for row in made.rows] == [
        code.name for code in codes
    ]
    told = [number_in(row[-1]) for row in made.rows]
    assert told == [len(anew.of(code.pk, True)) for code in codes]
    facts = {str(row[0].plain): row[1].plain for row in printed(demo, "facts").rows}
    texts = [
        one.current.text
        for one in Interview.objects.filter(project=demo.project, removed=False)
        if one.current
    ]
    codings = Coding.objects.filter(project=demo.project, removed=False)
    due = {
        "interviews": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "participants": Participant.objects.filter(project=demo.project, removed=False).count(),
        "codings": codings.count(),
        "coders": codings.values("voice").distinct().count(),
        "passages": sum(len(found) for found in anew.alone.values()),
    }
    assert {name: facts[name] for name in due} == due

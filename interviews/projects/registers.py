"""What higher rooms tell the ground floor once, at start, so that it need not know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.http import QueryDict

from interviews.projects.models import Job, Member, Recorded, TrackedQuerySet


@dataclass(frozen=True)
class Page:
    """An entry of the project's navigation; ``url_name`` takes the project's slug.

    ``label`` is a string, or a function of the member where the words follow the approach.
    """

    key: str
    label: Any
    url_name: str
    order: int
    shown: Callable[[Member], bool] = lambda member: True

    def named(self, member: Member) -> Any:
        """The label as this member reads it."""
        return self.label(member) if callable(self.label) else self.label


@dataclass(frozen=True)
class Described:
    """How a row is named in a list, and where to see it.

    ``gone``: the row has been removed since. ``lasting``: what is named and seen there is not the
    row itself, and stays when the row is removed.
    """

    title: str
    url: str = ""
    kind: str = ""
    gone: bool = False
    lasting: bool = False


Sentence = Callable[[dict[str, Any]], str]
Describe = Callable[[Member, Iterable[Any]], dict[Any, Described]]


@dataclass(frozen=True)
class Step:
    """A first step: what to do, why, where, whether it is done.

    ``url_name`` takes the project's slug; ``query`` is added to the address.
    """

    key: str
    order: int
    label: Any
    text: Any
    url_name: str
    done: Callable[[Member], bool]
    shown: Callable[[Member], bool] = lambda member: True
    query: str = ""


@dataclass(frozen=True)
class Linkable:
    """A model that memos and discussions can hang on.

    ``visible`` gives the rows a member may see; ``describe`` names many rows at once;
    ``interview`` says which interview a row lies in (None: in none), for veils. ``hidden`` gives
    the ids of rows of the model of which a member is to learn nothing from others until reveal;
    ``hidden_with`` says together with which such row, of whatever model, what hangs on a row is
    hidden (None: with none). ``shared`` says whether the team can read a row: on one that only
    its author reads, nothing is talked over.
    ``listed`` rows are few enough for the history to offer them in a list.
    """

    model: type[Recorded]
    kind: Any
    visible: Callable[[Member], TrackedQuerySet[Any]]
    describe: Describe
    interview: Callable[[Any], Any] = lambda row: None
    shared: Callable[[Any], bool] = lambda row: True
    listed: bool = False
    hidden: Callable[[Member], QuerySet[Any, Any]] | None = None
    hidden_with: Callable[[Any], Any] = lambda row: None


@dataclass(frozen=True)
class Panel:
    """A part of the project's home page: its template and what fills it.

    ``answer`` fills one that also listens to what the page's address asks.
    """

    order: int
    template: str
    fill: Callable[[Member], dict[str, Any]] = lambda member: {}
    answer: Callable[[Member, QueryDict], dict[str, Any]] | None = None

    def filled(self, member: Member, query: QueryDict) -> dict[str, Any]:
        found = self.answer(member, query) if self.answer else self.fill(member)
        return {"template": self.template, **found}


@dataclass(frozen=True)
class RowAction:
    """A link on rows of a model, to a page above them; ``url_name`` takes slug and row id, and
    ``query`` follows it."""

    label: Any
    url_name: str
    order: int
    shown: Callable[[Member], bool] = lambda member: True
    query: str = ""


@dataclass(frozen=True)
class Hanging:
    """A part of every page that shows one row: what hangs on that row, from a room above."""

    order: int
    template: str
    fill: Callable[[Member, Recorded], dict[str, Any]]


@dataclass(frozen=True)
class SpanMeasure:
    """A field that counts in code points of its row's span (a quote's marks).

    ``move(value, start, end)`` gives the value anew, where ``start`` and ``end`` tell of a place
    in the span's old words where it begins and ends in the new ones.
    """

    model: type[Recorded]
    field: str
    move: Callable[[Any, Callable[[int], int], Callable[[int], int]], Any]
    span_field: str = "span_id"


@dataclass
class _Registers:
    pages: list[Page] = field(default_factory=list)
    linkables: dict[str, Linkable] = field(default_factory=dict)
    panels: list[Panel] = field(default_factory=list)
    hanging: list[Hanging] = field(default_factory=list)
    accompanying: list[Hanging] = field(default_factory=list)
    sentences: dict[str, Sentence] = field(default_factory=dict)
    kinds: dict[str, Any] = field(default_factory=dict)
    describers: dict[str, Describe] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    job_pages: dict[str, Callable[[Member, Job], Described]] = field(default_factory=dict)
    row_actions: dict[str, list[RowAction]] = field(default_factory=dict)
    place_url: Callable[[str, Any, int], str] = lambda slug, interview_id, start: ""
    span_holders: list[tuple[type[Recorded], str]] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    speech_holders: dict[str, Callable[[Any], bool]] = field(default_factory=dict)
    page_parts: dict[str, list[Panel]] = field(default_factory=dict)
    restored: list[Callable[[], list[str]]] = field(default_factory=list)
    made_anew: list[Callable[[], None]] = field(default_factory=list)
    filled_in: list[Callable[[], None]] = field(default_factory=list)
    span_measures: list[SpanMeasure] = field(default_factory=list)


_kept = _Registers()


def page(entry: Page) -> None:
    _kept.pages = sorted(
        [*(known for known in _kept.pages if known.key != entry.key), entry],
        key=lambda known: known.order,
    )


def pages(member: Member) -> list[Page]:
    return [entry for entry in _kept.pages if entry.shown(member)]


def linkable(entry: Linkable) -> None:
    _kept.linkables[entry.model._meta.label] = entry


def linkable_of(label: str) -> Linkable | None:
    return _kept.linkables.get(label)


def linkables() -> dict[str, Linkable]:
    return dict(_kept.linkables)


def panel(entry: Panel) -> None:
    _kept.panels = sorted([*_kept.panels, entry], key=lambda known: known.order)


def panels() -> list[Panel]:
    return list(_kept.panels)


def hanging(part: Hanging) -> None:
    """Show ``part`` wherever ``{% what_hangs row %}`` stands."""
    _kept.hanging = sorted([*_kept.hanging, part], key=lambda known: known.order)


def hanging_parts() -> list[Hanging]:
    return list(_kept.hanging)


def accompanying(part: Hanging) -> None:
    """Show ``part`` where ``{% what_accompanies interview %}`` stands: by a text being read."""
    _kept.accompanying = sorted([*_kept.accompanying, part], key=lambda known: known.order)


def accompanying_parts() -> list[Hanging]:
    return list(_kept.accompanying)


def sentences(verbs: dict[str, Sentence], kinds: dict[str, Any] | None = None) -> None:
    """How events read in the history, after their author's name: "applied a code".

    ``verbs`` gives each verb its sentence from the event's ``about`` facts, which may be empty;
    what it is about is added by the history itself. ``kinds`` names what verbs begin with
    ("coding": _("Codings")), for choosing among them.
    """
    _kept.sentences |= verbs
    _kept.kinds |= kinds or {}


def sentence_of(verb: str) -> Sentence | None:
    return _kept.sentences.get(verb)


def kinds_of_act() -> dict[str, Any]:
    """What verbs begin with, and the name of that kind of act."""
    return dict(_kept.kinds)


def describer(model: type[Recorded], describe: Describe) -> None:
    """How rows are named in the history, where nothing can hang on them (see ``linkable``)."""
    _kept.describers[model._meta.label] = describe


def describer_of(label: str) -> Describe | None:
    linkable = linkable_of(label)
    return _kept.describers.get(label) or (linkable.describe if linkable else None)


def placing(url: Callable[[str, Any, int], str]) -> None:
    """The coding page tells how to reach a place: (slug, interview id, code point) -> URL."""
    _kept.place_url = url


def place_url(member: Member, interview_id: Any, start: int) -> str:
    """Where a place in an interview can be read; empty where no page shows interviews."""
    return _kept.place_url(member.project.slug, interview_id, start)


def job_pages(kind: str, describe: Callable[[Member, Job], Described]) -> None:
    """How jobs of one kind are named on their page, and where what they made is seen."""
    _kept.job_pages[kind] = describe


def job_page(member: Member, job: Job) -> Described | None:
    describe = _kept.job_pages.get(job.kind)
    return describe(member, job) if describe else None


def step(entry: Step) -> None:
    """Something to do first in a new project, listed on its home page until it is done."""
    _kept.steps = sorted(
        [*(known for known in _kept.steps if known.key != entry.key), entry],
        key=lambda known: known.order,
    )


def steps() -> list[Step]:
    return list(_kept.steps)


def hangs_on_span(model: type[Recorded], field_name: str = "span_id") -> None:
    """Rows of ``model`` hang on spans: carrying and withdrawal must reach them."""
    _kept.span_holders.append((model, field_name))


def span_holders() -> list[tuple[type[Recorded], str]]:
    return list(_kept.span_holders)


def measured_in_span(entry: SpanMeasure) -> None:
    """Tell of a field whose numbers must follow when words of its span are replaced."""
    _kept.span_measures.append(entry)


def span_measures() -> list[SpanMeasure]:
    return list(_kept.span_measures)


def follow_up(kind: str) -> None:
    """Begin a job of this kind, with ``{"version": id}``, whenever a transcript is frozen."""
    _kept.follow_ups = sorted({*_kept.follow_ups, kind})


def follow_ups() -> list[str]:
    return list(_kept.follow_ups)


def speech_in(model: type[Recorded], test: Callable[[Any], bool]) -> None:
    """Rows of ``model`` that pass the test are named in participants' own words, be they few."""
    _kept.speech_holders[model._meta.label] = test


def holds_speech(row: Recorded) -> bool:
    """Whether the row's words are likely to be a participant's own (an in-vivo code)."""
    test = _kept.speech_holders.get(row._meta.label)
    return bool(test and test(row))


def page_part(key: str, part: Panel) -> None:
    """Put a part below what a lower room's page shows, where ``{% page_parts key %}`` stands."""
    kept = [known for known in _kept.page_parts.get(key, []) if known.template != part.template]
    _kept.page_parts[key] = sorted([*kept, part], key=lambda known: known.order)


def page_parts(key: str) -> list[Panel]:
    return list(_kept.page_parts.get(key, []))


def check_restored(check: Callable[[], list[str]]) -> None:
    """Ask ``check`` after an archive was brought back: sentences why it must not stay so."""
    _kept.restored.append(check)


def restored_checks() -> list[Callable[[], list[str]]]:
    return list(_kept.restored)


def filled_in(fill: Callable[[], None]) -> None:
    """Call this when an archive came back from before: what it did not know follows from others."""
    _kept.filled_in.append(fill)


def fill_in() -> None:
    for fill in _kept.filled_in:
        fill()


def made_anew(begin: Callable[[], None]) -> None:
    """Call this when a worker starts: what is in no archive may have to be made anew."""
    _kept.made_anew.append(begin)


def begin_what_is_made_anew() -> None:
    for begin in _kept.made_anew:
        begin()


def row_action(model_label: str, entry: RowAction) -> None:
    """Put a link on every row of a model (``transcripts.Interview``) where rows are listed."""
    kept = [known for known in _kept.row_actions.get(model_label, []) if known != entry]
    _kept.row_actions[model_label] = sorted([*kept, entry], key=lambda known: known.order)


def row_actions(model: type[Model], member: Member) -> list[RowAction]:
    """The links on rows of a model, for this member, first the most important."""
    return [each for each in _kept.row_actions.get(model._meta.label, []) if each.shown(member)]


def words_of(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that hold people's words (declared as ``WORDS`` on it)."""
    return getattr(model, "WORDS", ())


def name_of(row: Recorded) -> str:
    """A short name of any row for a sentence."""
    named = str(row)
    return named if "object (" not in named else str(row._meta.verbose_name)

"""Whether the demo study's parts fit together: each key names something, each word is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coding.demo import shapes

KNOWN = {
    "kind of code": {"descriptive", "in_vivo", "process", "values", "interpretive"},
    "status of a code": {"candidate", "active", "retired"},
    "kind of memo": {"note", "journal", "analytic", "code", "method", "meeting"},
    "visibility": {"private", "team"},
    "role in the project": {"lead", "coder", "observer"},
    "role of evidence": {"quoted", "paraphrased", "contrary"},
    "note on a participant": {"otherwise", "not asked", "nothing found"},
    "mark": {"cut", "emphasis", "insert"},
    "kind of change": {"merge", "redefine"},
    "kind of link": {"interview", "code", "theme", "discussion", "passage", "coding"},
    "status of a theme": {"candidate", "developed", "final", "set aside"},
}


def check(study: shapes.Study) -> None:
    """ValueError naming the first thing that does not hold."""
    people = {one.key for one in study.people}
    questions = {one.key for one in study.project.research_questions}
    _known_words(study)
    _all_named("person", _people_named(study), people)
    _all_named("code", _codes_named(study), set(study.code))
    _all_named("research question", (one.research_question for one in study.themes), questions)
    _all_named("footnote", _marks_used(study), set(study.footnotes))
    _all_named("code on the board", study.board.codes, set(study.code))
    _all_named("loose code", [study.board.then_code], set(study.board.loose))
    _all_named("group", [study.board.then_group], {pile.name for pile in study.board.groups})
    _parents_first("code", study.codes)
    _parents_first("theme", study.themes)
    _links_hold(study)
    _merges_agree(study)
    _no_coding_twice(study.codings)


def _all_named(what: str, keys: Iterable[str], there: set[str]) -> None:
    for key in keys:
        if key not in there:
            raise ValueError(f"There is no {what} {key!r}.")


def _known_words(study: shapes.Study) -> None:
    for what, word in _words_used(study):
        if word not in KNOWN[what]:
            raise ValueError(f"{word!r} is not a {what}.")


def _words_used(study: shapes.Study) -> Iterator[tuple[str, str]]:
    yield from (("role in the project", one.role) for one in study.people)
    for code in study.codes:
        yield from (("kind of code", code.kind), ("status of a code", code.status))
    for memo in study.memos:
        yield from (("kind of memo", memo.kind), ("visibility", memo.visibility))
    yield from (("kind of link", link.kind) for link in _links(study))
    yield from (("kind of change", one.kind) for one in _changes(study))
    for theme in study.themes:
        yield "status of a theme", theme.status
        for piece in theme.evidence:
            yield "role of evidence", piece.role
            yield from (("mark", mark.kind) for mark in piece.marks)
        yield from (("note on a participant", one.what) for one in theme.unchosen)


def _people_named(study: shapes.Study) -> Iterator[str]:
    yield from (one.coder for one in study.codings)
    yield from (one.coined_by for one in study.codes)
    yield from (one.by for one in study.memos)
    yield from (one.by for one in study.merges)
    yield from study.been_through
    yield from (one.by for theme in study.themes for one in theme.unchosen)
    for interview in study.interviews:
        yield from interview.interviewers.values()
    for thread in study.discussions:
        yield thread.opened_by
        yield from (reply.by for reply in thread.replies)
        if thread.decision:
            yield from (thread.decision.by, *thread.decision.present)


def _codes_named(study: shapes.Study) -> Iterator[str]:
    yield from (one.code for one in study.codings)
    yield from (key for one in study.codes for key in one.developed_from)
    yield from (link.code for link in _links(study) if link.kind == "coding")
    yield from (key for one in study.merges for key in (one.code, one.into))
    yield from (one.code for one in _changes(study))
    yield from (one.code for theme in study.themes for one in theme.evidence if one.code)
    yield from (key for theme in study.themes for key in theme.codes)


def _marks_used(study: shapes.Study) -> Iterator[str]:
    for participant in study.participants:
        for values in participant.attributes.values():
            yield from (value.mark for value in values if value.mark)


def _parents_first(what: str, rows: Iterable[shapes.Code | shapes.Theme]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.parent and row.parent not in seen:
            raise ValueError(f"The {what} {row.key!r} must stand after its parent {row.parent!r}.")
        seen.add(row.key)


def _links(study: shapes.Study) -> Iterator[shapes.Link]:
    yield from (link for memo in study.memos for link in memo.links)
    yield from (link for thread in study.discussions for link in thread.about)


def _changes(study: shapes.Study) -> Iterator[shapes.Change]:
    settled = (one.decision for one in study.discussions if one.decision)
    yield from (change for decision in settled for change in decision.changed)


def _links_hold(study: shapes.Study) -> None:
    there: dict[str, set[str]] = {
        "interview": {one.key for one in study.interviews},
        "code": set(study.code),
        "theme": {one.key for one in study.themes},
        "discussion": {one.key for one in study.discussions},
    }
    made = {(one.coder, one.code, one.place) for one in study.codings}
    for link in _links(study):
        if link.kind in there:
            _all_named(link.kind, [link.key], there[link.kind])
        elif link.kind == "coding" and (link.coder, link.code, link.place) not in made:
            raise ValueError(f"{link.coder} has not coded {link.place} as {link.code!r}.")


def _merges_agree(study: shapes.Study) -> None:
    told = {(one.code, one.into) for one in study.merges}
    marked = {(one.key, one.merged_into) for one in study.codes if one.merged_into}
    if told != marked:
        raise ValueError(f"The merges told and the codes marked merged differ: {told ^ marked}.")
    for change in _changes(study):
        if change.kind != "redefine":
            continue
        if getattr(study.code[change.code], change.field) != change.after:
            raise ValueError(f"{change.code!r}: its {change.field} is not what the decision says.")


def _no_coding_twice(codings: Iterable[shapes.Coding]) -> None:
    seen: set[tuple[str, str, shapes.Place]] = set()
    for one in codings:
        key = (one.coder, one.code, one.place)
        if key in seen:
            raise ValueError(f"{one.coder} codes {one.place.quote!r} as {one.code!r} twice.")
        seen.add(key)

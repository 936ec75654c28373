"""The demo study read from `study/`, checked, with every quote resolved to its place.

Nothing here knows Django. A quote that does not stand exactly once in its turn, or a key that
names nothing, is a `ValueError` saying which.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

from coding.demo import shapes
from coding.demo.checks import check

Row = Mapping[str, Any]
Turns = Mapping[str, tuple[shapes.Turn, ...]]

FOLDER = "coding.demo.study"
TURN = re.compile(r"\[(\d\d):(\d\d):(\d\d)\] ([^:]+): (.+)")
MARKED = re.compile(r"(.+?)([*†‡]?)")


def load() -> shapes.Study:
    """Read, resolve and check the whole study. ValueError names what does not hold."""
    head = _json("study")
    interviews = tuple(_interview(row) for row in head["interviews"])
    turns = {one.key: one.turns for one in interviews}
    study = shapes.Study(
        project=_project(head["project"]),
        people=tuple(_person(row) for row in head["people"]),
        attributes=tuple(shapes.Attribute(**row) for row in head["attributes"]),
        footnotes=head["footnotes"],
        participants=tuple(_participant(row) for row in head["participants"]),
        interviews=interviews,
        been_through={coder: tuple(keys) for coder, keys in head["been_through"].items()},
        codes=tuple(_code(turns, row) for row in _json("codes")),
        codings=tuple(_coding(turns, key, row) for key in turns for row in _json(f"codings_{key}")),
        merges=tuple(shapes.Merge(**row) for row in head["merges"]),
        memos=tuple(_memo(turns, row) for row in _json("memos")),
        discussions=tuple(_discussion(turns, row) for row in _json("discussions")),
        themes=tuple(_theme(turns, row) for row in _json("themes")),
        board=_board(_json("board")),
    )
    check(study)
    return study


def _board(row: Row) -> shapes.Board:
    piles = (shapes.Pile(one["name"], one["colour"], tuple(one["codes"])) for one in row["groups"])
    return shapes.Board(
        name=row["name"],
        by=row["by"],
        snapshot=row["snapshot"],
        groups=tuple(piles),
        loose=tuple(row["loose"]),
        note=row["note"],
        then_code=row["then"]["code"],
        then_group=row["then"]["group"],
    )


def parse(source: str) -> tuple[shapes.Turn, ...]:
    """Turns of a transcript written `[HH:MM:SS] Speaker: text`, one blank line between turns."""
    return tuple(_turn(i, block) for i, block in enumerate(source.strip().split("\n\n")))


def once(needle: str, text: str, where: str) -> int:
    """The code point at which `needle` stands in `text`; it must stand there exactly once."""
    found = text.count(needle) if needle else 0
    if found != 1:
        raise ValueError(f"{where}: the quote {needle!r} stands {found} times there, not once.")
    return text.index(needle)


def resolve(turns: Turns, interview: str, row: Row) -> shapes.Place:
    """The place of `quote` in `turn`, on to the end of `to_quote` in `to_turn` where given."""
    mine = _named(turns, interview, "interview")
    first, last = row["turn"], row.get("to_turn", row["turn"])
    if not 0 <= first <= last < len(mine):
        raise ValueError(f"{interview}: there is no turn {first} to {last} ({row['quote']!r}).")
    start = once(row["quote"], mine[first].text, f"{interview}, turn {first}")
    tail = row.get("to_quote", row["quote"])
    end = once(tail, mine[last].text, f"{interview}, turn {last}") + len(tail)
    words = _words(mine[first : last + 1], start, end)
    return shapes.Place(interview, first, start, last, end, words)


def _words(turns: tuple[shapes.Turn, ...], start: int, end: int) -> str:
    texts = [turn.text for turn in turns]
    texts[-1] = texts[-1][:end]
    texts[0] = texts[0][start:]
    return "\n".join(texts)


def _json(name: str) -> Any:
    return json.loads(_read(f"{name}.json"))


def _read(file_name: str) -> str:
    return resources.files(FOLDER).joinpath(file_name).read_text(encoding="utf-8")


def _named(rows: Mapping[str, Any], key: str, what: str) -> Any:
    if key not in rows:
        raise ValueError(f"There is no {what} {key!r}.")
    return rows[key]


def _turn(index: int, block: str) -> shapes.Turn:
    match = TURN.fullmatch(block)
    if match is None:
        raise ValueError(f"Turn {index} does not read '[HH:MM:SS] Speaker: text': {block[:60]!r}")
    hours, minutes, seconds, speaker, text = match.groups()
    clock = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return shapes.Turn(index, clock, speaker, text)


def _project(row: Row) -> shapes.Project:
    questions = tuple(shapes.Question(**one) for one in row["research_questions"])
    return shapes.Project(**{**row, "research_questions": questions})


def _person(row: Row) -> shapes.Person:
    return shapes.Person(**{**row, "positionality": shapes.Positionality(**row["positionality"])})


def _participant(row: Row) -> shapes.Participant:
    values = {key: tuple(map(_value, texts)) for key, texts in row["attributes"].items()}
    return shapes.Participant(row["key"], values)


def _value(text: str) -> shapes.Value:
    match = MARKED.fullmatch(text)
    if match is None:
        raise ValueError(f"An attribute's value cannot be empty: {text!r}.")
    return shapes.Value(*match.groups())


def _interview(row: Row) -> shapes.Interview:
    file_name = f"{row['key']}.txt"
    source = _read(file_name)
    read = {"participants": tuple(row["participants"]), "turns": parse(source)}
    return shapes.Interview(**{**row, **read, "file_name": file_name, "source": source})


def _code(turns: Turns, row: Row) -> shapes.Code:
    example = resolve(turns, row["example"]["interview"], row["example"])
    origins = tuple(row.get("developed_from", ()))
    defaults = {"merged_into": None, **row}
    return shapes.Code(**{**defaults, "example": example, "developed_from": origins})


def _coding(turns: Turns, interview: str, row: Row) -> shapes.Coding:
    place = resolve(turns, interview, row)
    unsure, rationale = row.get("unsure", False), row.get("rationale", "")
    return shapes.Coding(row["coder"], row["code"], place, unsure, rationale)


def _link(turns: Turns, row: Row) -> shapes.Link:
    """`{"code": key}`, `{"coding": {...}}`, or a bare place, which is a passage."""
    if "turn" in row:
        return shapes.Link("passage", place=resolve(turns, row["interview"], row))
    ((kind, value),) = row.items()
    if isinstance(value, str):
        return shapes.Link(kind, key=value)
    place = resolve(turns, value["interview"], value)
    return shapes.Link(kind, place=place, coder=value.get("coder", ""), code=value.get("code", ""))


def _memo(turns: Turns, row: Row) -> shapes.Memo:
    return shapes.Memo(**{**row, "links": tuple(_link(turns, one) for one in row["links"])})


def _discussion(turns: Turns, row: Row) -> shapes.Discussion:
    read = {
        "about": tuple(_link(turns, one) for one in row["about"]),
        "replies": tuple(shapes.Reply(**one) for one in row["replies"]),
        "decision": _decision(row["decision"]) if row["decision"] else None,
    }
    return shapes.Discussion(**{**row, **read})


def _decision(row: Row) -> shapes.Decision:
    changed = tuple(shapes.Change(**one) for one in row["changed"])
    return shapes.Decision(**{**row, "present": tuple(row["present"]), "changed": changed})


def _theme(turns: Turns, row: Row) -> shapes.Theme:
    evidence = tuple(_evidence(turns, one) for one in row["evidence"])
    unchosen = tuple(shapes.Unchosen(**one) for one in row.get("unchosen", ()))
    beside = {"evidence": evidence, "unchosen": unchosen, "codes": tuple(row["codes"])}
    return shapes.Theme(**{**row, **beside})


def _evidence(turns: Turns, row: Row) -> shapes.Evidence:
    place = resolve(turns, row["interview"], row)
    marks = tuple(_mark(place.quote, one) for one in row.get("marks", ()))
    return shapes.Evidence(place, row["role"], row.get("code"), row.get("note", ""), marks)


def _mark(quote: str, row: Row) -> shapes.Mark:
    """`{"cut": words}`, `{"emphasis": words}`, `{"insert": text, "before" or "after": words}`."""
    if "insert" in row:
        anchor = row.get("after") or row["before"]
        start = once(anchor, quote, "A mark") + (len(anchor) if "after" in row else 0)
        return shapes.Mark("insert", start, start, row["insert"])
    ((kind, words),) = row.items()
    start = once(words, quote, "A mark")
    return shapes.Mark(kind, start, start + len(words), "")

"""Rows elsewhere in which a participant's words or names stand: memos, codes, themes, titles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from interviews.masking.models import MaskEntry
from interviews.projects import registers
from interviews.projects.history.erasing import Places, cut_out
from interviews.projects.history.texts import holds
from interviews.projects.models import Recorded, Tracked
from interviews.transcripts.models import Speaker
from interviews.withdrawal.models import Withdrawal
from interviews.withdrawal.pseudonyms import names_behind
from interviews.withdrawal.reaching import Given, Reached, turns_of
from interviews.withdrawal.speech import Speech, real_names

WITHDRAWN = "[withdrawn]"
# Others' names stay as they are; the participant's go with their own speakers and pseudonyms.
LEFT_ALONE = {Speaker, MaskEntry, Withdrawal}


@dataclass(frozen=True)
class Holding:
    """A row that holds some of the words, and what it would say without them."""

    row: Recorded
    values: dict[str, Any]
    words: str


def names_of(given: Given, also: Collection[str] = ()) -> list[str]:
    """What the participant is called in transcripts, what stands behind it, and ``also``."""
    rows = Speaker.objects.filter(participant=given.participant)
    names = [*rows.values_list("name", flat=True), *also]
    labels = {given.participant.label}
    called = real_names(names, labels)
    return real_names([*called, *names_behind(given.participant.project_id, called)], labels)


def speech_of(given: Given, names: Collection[str]) -> Speech:
    """What the participant said in any version, and these names."""
    return Speech((text for _turn, text in turns_of(given)), names)


def holding(project_id: Any, speech: Speech, reached: Reached) -> Iterator[Holding]:
    """Rows of every room that hold some of it, without those that go anyway; a query a model."""
    for model in models_with_words():
        gone = reached.rows[model] | reached.hung[model]
        names = model.WORDS
        for row in model._base_manager.filter(project_id=project_id).iterator(500):
            if row.pk not in gone and (found := _held(row, names, speech)):
                yield found


def models_with_words() -> list[type[Tracked]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Tracked) and model.WORDS and model not in LEFT_ALONE
    ]


def told(model: type[Model]) -> bool:
    """Whether rows of a model can be shown by name, to be chosen from."""
    described = registers.describer_of(model._meta.label) is not None
    return described and not getattr(model, "PERMANENT", False)


def _held(row: Tracked, names: tuple[str, ...], speech: Speech) -> Holding | None:
    find = _finder(row, speech)
    values, words = {}, ""
    for name in names:
        said = getattr(row, name)
        if said and holds(said, find):
            field = row._meta.get_field(name)
            values[name] = _fitting(row, field, cut_out(said, find, WITHDRAWN))
            words = words or _first(said, find)
    return Holding(row, values, words) if values else None


def _finder(row: Tracked, speech: Speech) -> Callable[[str], Places]:
    """In rows whose words are often the participant's own (in-vivo codes), few are enough."""
    if not registers.holds_speech(row):
        return speech.places
    return lambda text: [(0, len(text))] if speech.said_all_of(text) else speech.places(text)


def _fitting(row: Tracked, field: Any, value: Any) -> Any:
    """Within the field's length, and unlike others' where nothing else is left."""
    if not isinstance(value, str) or not isinstance(field, Field):
        return value
    if value == WITHDRAWN and row._meta.constraints:
        value = f"{WITHDRAWN} {row.pk.hex[:4]}"
    return value[: field.max_length] if field.max_length else value


def _first(said: Any, find: Callable[[str], Places]) -> str:
    if not isinstance(said, str):
        return ""
    start, end = find(said)[0]
    return said[start:end]

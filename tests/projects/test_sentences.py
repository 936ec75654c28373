"""Every act reads as a sentence in the history, whichever room it is of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from interviews.projects import registers
from interviews.projects.models import Tracked, TrackedQuerySet

ACTION = re.compile(r"""@action\(\s*["']([a-z_.]+)["']""")
ROOMS = [
    room for room in apps.get_app_configs() if Path(settings.BASE_DIR) in Path(room.path).parents
]


def sources(folder: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.py"))]


def verbs_of(folder: str) -> set[str]:
    return {verb for text in sources(folder) for verb in ACTION.findall(text)}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.label)
def test_every_verb_has_a_sentence_and_a_kind(room: object) -> None:
    verbs = verbs_of(room.path)  # type: ignore[attr-defined]
    if not any("registers.sentences(" in text for text in sources(room.path)):  # type: ignore[attr-defined]
        pytest.skip("This room does not tell its sentences yet.")
    kinds = registers.kinds_of_act()
    for verb in verbs:
        sentence = registers.sentence_of(verb)
        assert sentence is not None, f"Tell registers.sentences how {verb} reads."
        assert sentence({}).strip(), f"{verb} says nothing without facts."
        assert verb.split(".")[0] in kinds, f"Tell registers.sentences the kind of {verb}."


def test_the_walk_finds_verbs() -> None:
    assert {"project.founded", "history.undone"} <= verbs_of(
        str(Path(settings.BASE_DIR) / "interviews")
    )


TRACKED = [model for model in apps.get_models() if issubclass(model, Tracked)]


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model._meta.label)
def test_what_a_member_may_see_is_told_by_within_alone(model: type[Tracked]) -> None:
    """History asks ``within``: a model that narrowed ``visible_to`` would be shown whole there."""
    own = type(model._default_manager.all())
    assert issubclass(own, TrackedQuerySet)
    assert own.visible_to is TrackedQuerySet.visible_to

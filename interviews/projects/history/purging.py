"""Delete a whole project, history and all: for the demo's restoring, and a lead who means it."""

from __future__ import annotations

import uuid

from django.apps import apps
from django.db import connection, models, transaction

from interviews.projects.history.guard import lift_guard
from interviews.projects.models import Change, Event, Member, Operation, Payload, Project, UndoStep


def purge_project(project_id: uuid.UUID) -> None:
    """Delete every row of the project in every room; people's accounts stay."""
    with transaction.atomic(), lift_guard():
        for history in (Change, Event, Payload):
            history.objects.filter(project_id=project_id).delete()
        members = Member.objects.filter(project_id=project_id)
        for kept in (Operation, UndoStep):
            kept.objects.filter(member__in=members).delete()
        _delete_rows(project_id)
        Project.objects.filter(pk=project_id).delete()


def _delete_rows(project_id: uuid.UUID) -> None:
    """Raw deletes with constraints deferred: rows of a project point at each other in circles."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    paths = {model: path_to_project(model) for model in apps.get_models()}
    for model in sorted(paths, key=lambda model: -paths[model].count("__")):
        if path := paths[model]:
            model._default_manager.filter(**{path: project_id})._raw_delete("default")


def path_to_project(model: type[models.Model], seen: int = 0) -> str:
    """The lookup that leads from a model to its project's id; empty where none does."""
    names = {item.name: item for item in model._meta.concrete_fields if item.is_relation}
    if "project" in names and names["project"].related_model is Project:
        return "project_id"
    for name, item in names.items():
        target = item.related_model
        if isinstance(target, type) and target is not model and seen < 2:
            label = target._meta.app_label
            path = path_to_project(target, seen + 1) if label in rooms_of_ours() else ""
            if path:
                return f"{name}__{path}"
    return ""


def rooms_of_ours() -> set[str]:
    return {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith(("interviews.", "coding."))
    }

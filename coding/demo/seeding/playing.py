"""The order in which the demo study comes about."""

from __future__ import annotations

from coding.demo.contents import load
from coding.demo.seeding import boarding, people, reading, talking, theming
from coding.demo.seeding.people import DEMO_PASSWORD
from interviews.projects.history.purging import purge_project
from interviews.projects.models import Project

__all__ = ["DEMO_PASSWORD", "restore_demo", "seed_demo"]


def seed_demo() -> Project:
    """The demo study, made if it is not there."""
    study = load()
    known = Project.objects.filter(slug=study.project.slug).first()
    if known:
        return known
    cast = people.gather(study)
    people.describe_participants(cast)
    reading.keep_interviews(cast)
    reading.coin_codes(cast)
    reading.apply_codes(cast)
    reading.settle_codes(cast)
    reading.mark_through(cast)
    boarding.lay_out_codes(cast)
    theming.compose_themes(cast)
    talking.write_memos(cast)
    talking.hold_discussions(cast)
    return cast.lead.project


def restore_demo() -> Project:
    """The demo study as new; what was done in it since is gone."""
    for project in Project.objects.filter(slug=load().project.slug, demo=True):
        purge_project(project.pk)
    return seed_demo()

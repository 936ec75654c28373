"""A manuscript is checked while others go on coding."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from coding.manuscript.checking import check
from coding.manuscript.reading import read
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview


@pytest.mark.django_db(transaction=True)
def test_between_two_interviews_somebody_else_may_code_and_the_check_goes_on(
    study: Study, interview: Interview
) -> None:
    kept_interview(study.ada, participant="P2")
    codes = [code_named(study.ben, name) for name in ("doubt", "trust")]

    def codes_one() -> None:
        where = bounds(interview, "café talk")
        apply_code(By(study.ben), code=codes.pop(), interview=interview, **where)
        connection.close()

    def done() -> None:
        other = threading.Thread(target=codes_one)
        other.start()
        other.join()
        with transaction.atomic():
            Job.objects.update(done=1)

    paper = read("“People said שלום to a score” (P1).".encode(), "paper.md")
    (told,) = check(study.ada, paper, (), done)
    assert told.quoted.text.startswith("People said")
    assert codes == []

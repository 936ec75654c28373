"""What people wait for passes what they do not wait for."""

from __future__ import annotations

import pytest
import redis

from interviews.projects import jobs, registers
from interviews.projects.models import Job
from tests.conftest import Study

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_follows_upon_a_text_lets_everything_else_pass(study: Study, broker: str) -> None:
    kind = registers.follow_ups()[0]
    jobs.begin(study.ada, kind, {})
    wanted = jobs.begin(study.ada, "transcripts.import", {})
    with redis.Redis.from_url(broker) as client:
        first, later = client.lrange("celery", 0, -1), client.lrange("later", 0, -1)
    assert [str(wanted.pk).encode() in message for message in first] == [True]
    assert len(later) == 1


def test_of_hundreds_that_wait_their_turn_only_the_oldest_are_sent_again(study: Study) -> None:
    kind = registers.follow_ups()[0]
    behind = [jobs.begin(study.ada, kind, {}) for _job in range(9)]
    wanted = [jobs.begin(study.ada, "transcripts.import", {}) for _job in range(6)]
    Job.objects.update(made_at="2026-01-01T00:00Z")
    for minute, job in enumerate([*behind, *wanted]):
        Job.objects.filter(pk=job.pk).update(made_at=f"2026-01-01T00:{minute:02}Z")
    sent = jobs.sweep()
    assert sent == [job.pk for job in [*wanted, *behind[:4]]]

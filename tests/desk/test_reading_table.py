"""The home page's table of transcripts and coders."""

from __future__ import annotations

from coding.desk.reading_table import fill
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def test_it_counts_what_each_coder_made_and_leads_back_to_the_last(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    for words in ("café talk", "I felt responsible"):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    found = fill(study.ben)
    assert [coder.initials for coder in found["coders"]] == ["AB", "BC", "CD"]
    assert found["rows"] == [(interview, [0, 2, 0])]
    html = signed_in(study.ben).get(f"/projects/{study.slug}/").content.decode()
    start = bounds(interview, "I felt responsible")["start"]
    assert f"/code/?at={start}" in html


def test_behind_a_veil_others_counts_are_not_shown(study: Study, interview: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    code = code_named(study.cleo, "doubt")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk"))
    assert fill(study.ben)["rows"] == [(interview, [0, 0, 0])]
    assert fill(study.ada)["rows"] == [(interview, [0, 0, 1])]

"""Memos and flags where they hang: in the margin, on labels, in the list of codes."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from coding.codebook.models import Code
from coding.discussion.actions import open_discussion, reopen, settle
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


@pytest.fixture
def coding(study: Study, interview: Interview) -> Coding:
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "the numbers we had")
    return apply_code(By(study.ben), code=code, interview=interview, **where)


def on(row: Any) -> Target:
    return Target(model=row._meta.label, id=str(row.pk))


def part(study: Study, interview: Interview, name: str, member: Member, query: str = "") -> str:
    url = reverse(f"desk:{name}", args=[study.slug, interview.pk])
    return signed_in(member).get(url + query).content.decode()


def news(study: Study, interview: Interview, after: int) -> dict[str, Any]:
    url = reverse("desk:changes", args=[study.slug, interview.pk])
    told: dict[str, Any] = signed_in(study.ben).get(url, {"after": after}).json()
    return told


def test_the_forms_stand_in_the_page(study: Study, interview: Interview) -> None:
    html = part(study, interview, "code", study.ben)
    assert 'data-part="memo"' in html
    assert 'data-part="flag"' in html


def test_a_flag_on_a_coding_shows_on_its_label_until_it_is_settled(
    study: Study, interview: Interview, coding: Coding
) -> None:
    row = open_discussion(By(study.ben), question="Alike?", target=on(coding))
    assert "coded “doubt” by BC, flagged for discussion" in part(
        study, interview, "turns", study.ben, "?turn=1&voices=all"
    )
    told = news(study, interview, row.version - 1)
    assert told["turns"] == [1]
    settle(By(study.ada), discussion=row, outcome="other", what="So", why="Thus")
    assert news(study, interview, told["seq"])["turns"] == [1]
    assert "flagged" not in part(study, interview, "turns", study.ben, "?turn=1&voices=all")
    reopen(By(study.ada), discussion=row)
    assert "flagged" in part(study, interview, "turns", study.ben, "?turn=1&voices=all")


def test_the_list_of_codes_shows_which_carry_memos_and_flags(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ada, "doubt")
    memo = write_memo(By(study.ben), body="Where does it end?", target=on(code))
    open_discussion(By(study.cleo), question="One code or two?", target=on(code))
    mine = part(study, interview, "codes", study.ben, "?voices=mine")
    assert "has memos" in mine
    assert "flagged for discussion" not in mine
    hand = part(study, interview, "codes", study.ben, f"?voices=all&hand={code.pk}")
    assert "flagged for discussion" in hand
    assert "One code or two?" in hand
    assert "Where does it end?" in hand
    assert "has memos" not in part(study, interview, "codes", study.cleo, "?voices=all")
    assert news(study, interview, memo.version - 1)["codes"]


def test_a_colleagues_private_memo_on_a_code_makes_no_news(
    study: Study, interview: Interview
) -> None:
    code: Code = code_named(study.ada, "doubt")
    memo = write_memo(By(study.cleo), body="Mine alone", target=on(code))
    assert not news(study, interview, memo.version - 1)["codes"]

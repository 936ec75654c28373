"""Queries to the passages page that are kept under a name."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from coding.desk.actions import change_query, remove_query, save_query
from coding.desk.models import SavedQuery
from coding.segments.actions import apply_code
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Change, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def page(study: Study) -> str:
    return reverse("desk:passages", args=[study.slug])


def named(seen: Any) -> list[str]:
    return [row.name for row in seen.context["queries"]]


def test_a_query_is_saved_and_opened_by_its_link(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "else did"))
    ben = signed_in(study.ben)
    sent = {"name": " My  doubts ", "question": f"code={code.pk}&words=else"}
    ben.post(reverse("desk:save-query", args=[study.slug]), sent)
    saved = SavedQuery.objects.get()
    assert (saved.name, saved.whose) == ("My doubts", "private")
    seen = ben.get(saved.get_absolute_url(), follow=True)
    assert [row.heard.exact for row in seen.context["rows"]] == ["else did"]
    assert seen.context["current"] == saved
    assert signed_in(study.ada).get(saved.get_absolute_url()).status_code == 404


def test_a_query_keeps_nothing_but_its_question(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    sent = f"words=b&words=else&page=3&fix={code.pk}&secret=tell&match=all&code={code.pk}&near=7"
    saved = save_query(By(study.ben), name="One", question=sent)
    assert saved.question == f"code={code.pk}&match=all&words=else"
    told = Change.objects.filter(model="desk.SavedQuery").values_list("body", flat=True)
    assert not any("else" in body or "One" in body for body in told)
    with pytest.raises(Refused, match="Ask for something first"):
        save_query(By(study.ben), name="All", question="page=3&rows=passage")


def test_the_teams_queries_are_everyones_and_a_private_one_its_authors(study: Study) -> None:
    save_query(By(study.ben), name="Mine", question="words=a")
    save_query(By(study.ben), name="Ours", question="words=b", whose="team")
    assert named(signed_in(study.ben).get(page(study))) == ["Mine", "Ours"]
    assert named(signed_in(study.olga).get(page(study))) == ["Ours"]


def test_names_are_free_once_for_oneself_and_once_for_the_team(study: Study) -> None:
    save_query(By(study.ben), name="Doubt", question="words=a")
    save_query(By(study.cleo), name="doubt", question="words=a")
    ours = save_query(By(study.ben), name="doubt", question="words=a", whose="team")
    for who, whose in ((study.ben, "private"), (study.cleo, "team")):
        with pytest.raises(Refused, match="already a query"):
            save_query(By(who), name="DOUBT", question="words=b", whose=whose)
    with pytest.raises(Refused, match="already a query"):
        change_query(By(study.ben), saved=ours, name="doubt", whose="private")


def test_renaming_sharing_and_removing_are_its_authors_and_undoable(study: Study) -> None:
    saved = save_query(By(study.ben), name="Doubt", question="words=a")
    change_query(By(study.ben), saved=saved, name="Doubts", whose="team")
    assert named(signed_in(study.cleo).get(page(study))) == ["Doubts"]
    for act in (
        lambda: change_query(By(study.cleo), saved=saved, name="Mine now", whose="team"),
        lambda: remove_query(By(study.cleo), saved=saved),
        lambda: change_query(By(study.ada), saved=saved, name="Doubts", whose="private"),
    ):
        with pytest.raises(Refused):
            act()
    change_query(By(study.ada), saved=saved, name="Led", whose="team")
    remove_query(By(study.ben), saved=SavedQuery.objects.get())
    assert named(signed_in(study.ben).get(page(study))) == []
    undo(By(study.ben))
    assert named(signed_in(study.ben).get(page(study))) == ["Led"]


def test_a_query_for_a_code_coined_behind_a_veil_is_not_shared_before_reveal(
    study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    code = code_named(study.ben, "doubt")
    assert code.behind_veil
    for name in ("code", "with", "without"):
        question = f"{name}={code.pk}"
        with pytest.raises(Refused, match="yours alone"):
            save_query(By(study.ben), name=name, question=question, whose="team")
        mine = save_query(By(study.ben), name=name, question=question)
        with pytest.raises(Refused, match="yours alone"):
            change_query(By(study.ben), saved=mine, name=name, whose="team")
    assert named(signed_in(study.cleo).get(page(study))) == []
    assert not SavedQuery.objects.filter(whose="team").exists()
    # To whom the code is hidden it is like one there is not.
    save_query(By(study.cleo), name="A guess", question=f"code={code.pk}", whose="team")


def test_what_the_team_shares_finds_through_a_veil_what_one_may_see(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ada, "doubt")
    for who, words in ((study.ben, "else did"), (study.cleo, "café talk")):
        apply_code(By(who), code=code, interview=interview, **bounds(interview, words))
    ours = save_query(By(study.ben), name="Ours", question=f"code={code.pk}", whose="team")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    seen = signed_in(study.cleo).get(ours.get_absolute_url(), follow=True)
    assert [row.heard.exact for row in seen.context["rows"]] == ["café talk"]


def test_what_a_query_asks_for_that_is_gone_finds_nothing_and_is_said(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "else did"))
    gone = "00000000-0000-4000-8000-000000000000"
    for name in ("code", "with", "participant", "interview", "voice"):
        seen = signed_in(study.ben).get(page(study), {name: gone})
        assert seen.context["rows"] == [], name
        assert "not there any more" in seen.content.decode()


def test_the_command_asks_a_saved_query(study: Study, interview: Interview, tmp_path: Any) -> None:
    code = code_named(study.ben, "doubt")
    for words in ("else did", "café talk"):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    save_query(By(study.ada), name="Café", question="words=caf%C3%A9")
    out = tmp_path / "out.csv"
    call_command(
        "export", study.slug, "segments", format="csv", out=str(out), saved="CAFÉ".casefold()
    )
    text = out.read_text()
    assert "café talk" in text
    assert "else did" not in text
    with pytest.raises(CommandError, match="no saved query"):
        call_command("export", study.slug, "segments", format="csv", saved="Tea")

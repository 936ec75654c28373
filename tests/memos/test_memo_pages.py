"""Memos through their pages."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from coding.memos.models import Memo, Visibility
from interviews.projects.models import Link
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named
from tests.memos.test_memos import a_memo, on_row, words_of


def address(study: Study, name: str, *more: Any) -> str:
    return reverse(f"memos:{name}", args=[study.slug, *more])


def selection(interview: Interview, words: str) -> dict[str, Any]:
    where = bounds(interview, words)
    return {"interview": interview.pk, "transcript_id": interview.current_id, **where}


def written(**more: Any) -> dict[str, Any]:
    return {"body": "Said twice.", "kind": "note", "visibility": "private", **more}


def test_the_form_names_the_words_it_will_hang_on(study: Study, interview: Interview) -> None:
    client = signed_in(study.ben)
    page = client.get(address(study, "form"), selection(interview, "nobody else did"))
    assert "P1:2 “nobody else did”" in page.content.decode()


def test_at_most_twelve_words_are_looked_for_at_once(study: Study) -> None:
    a_memo(study.ben, "Said twice, and once more.")
    client, url = signed_in(study.ben), address(study, "memos")
    assert b"Said twice" in client.get(url, {"words": "said twice " * 200}).content
    answer = client.get(url, {"words": " ".join(f"w{number}" for number in range(13))})
    assert answer.status_code == 422
    assert b"too many words" in answer.content


def scripted() -> dict[str, str]:
    return {"X-Operation": str(uuid.uuid4())}


def test_a_script_adds_a_memo_once_and_hears_where_it_is(
    study: Study, interview: Interview
) -> None:
    headers, sent = scripted(), written(**selection(interview, "a score"))
    ben = signed_in(study.ben)
    for _time in range(2):
        answer = ben.post(address(study, "add"), sent, headers=headers)
        assert answer.json()["said"] == "The memo is kept."
    assert Link.objects.get().interview_id == interview.pk


def test_a_script_hears_in_a_sentence_what_is_wrong(study: Study) -> None:
    answer = signed_in(study.ben).post(address(study, "add"), written(body=""), headers=scripted())
    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_a_memo_is_read_and_changed_beside_a_text(study: Study) -> None:
    memo = a_memo(study.ben, "Said twice.", visibility=Visibility.TEAM)
    ben, part = signed_in(study.ben), {"HX-Request": "true"}
    read = ben.get(memo.get_absolute_url(), headers=part).content.decode()
    assert "Said twice." in read
    assert "<html" not in read
    assert (
        "Remove"
        not in signed_in(study.ada).get(memo.get_absolute_url(), headers=part).content.decode()
    )
    edit = ben.get(address(study, "edit", memo.pk), headers=part).content.decode()
    assert "<html" not in edit
    sent = {"body": "Said thrice.", "kind": "note", "expected": memo.version}
    url = address(study, "change", memo.pk)
    told = ben.post(url, sent, headers=scripted()).json()
    assert told == {"said": "The memo is saved.", "url": memo.get_absolute_url()}
    late = ben.post(url, sent | {"body": "Lost?"}, headers=scripted())
    assert late.status_code == 409
    assert "Someone changed this" in late.content.decode()


def test_a_form_adds_a_memo_and_leads_to_it(study: Study) -> None:
    code = code_named(study.ada, "trust")
    sent = written(target_model="codebook.Code", target_id=code.pk)
    answer = signed_in(study.olga).post(address(study, "add"), sent, follow=True)
    page = answer.content.decode()
    assert "trust" in page
    assert "Only you" in page


def test_an_empty_memo_comes_back_with_its_form(study: Study) -> None:
    answer = signed_in(study.ben).post(address(study, "add"), written(body=""))
    assert answer.status_code == 422
    assert not Memo.objects.exists()


def test_words_of_a_corrected_transcript_are_a_conflict(study: Study, interview: Interview) -> None:
    sent = written(**selection(interview, "a score") | {"transcript_id": uuid.uuid4()})
    assert signed_in(study.ben).post(address(study, "add"), sent).status_code == 409


def test_the_list_shows_visibility_and_never_a_colleagues_private_memo(study: Study) -> None:
    a_memo(study.ben, "Zaubernuss")
    a_memo(study.ben, "For everybody", visibility=Visibility.TEAM)
    page = signed_in(study.ada).get(address(study, "memos")).content.decode()
    assert "For everybody" in page
    assert "The team" in page
    assert "Zaubernuss" not in page


def test_the_list_asks_as_many_questions_for_many_memos_as_for_few(
    study: Study, interview: Interview, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(study.ben)
    for number in range(3):
        a_memo(study.ben, f"Memo {number}", target=words_of(interview, "a score"))
    with django_assert_max_num_queries(100) as few:
        client.get(address(study, "memos"))
    for number in range(12):
        a_memo(study.ben, f"More {number}", target=words_of(interview, "nobody else did"))
    with django_assert_max_num_queries(len(few)):
        client.get(address(study, "memos"))


def test_a_strangers_request_finds_no_memo(study: Study) -> None:
    memo = a_memo(study.ben, visibility=Visibility.TEAM)
    assert signed_in(study.sven).get(address(study, "memo", memo.pk)).status_code == 404


def test_a_private_memo_is_not_found_by_colleagues(study: Study) -> None:
    memo = a_memo(study.ben)
    for name in ("memo", "edit"):
        assert signed_in(study.ada).get(address(study, name, memo.pk)).status_code == 404


def test_a_conflict_shows_both_texts_and_saving_again_keeps_mine(study: Study) -> None:
    client, memo = signed_in(study.ben), a_memo(study.ben, "First")
    sent = {"body": "From one tab", "kind": "note", "expected": memo.version}
    client.post(address(study, "change", memo.pk), sent)
    answer = client.post(address(study, "change", memo.pk), {**sent, "body": "From the other"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From one tab" in page
    assert "From the other" in page
    now = Memo.objects.get()
    client.post(
        address(study, "change", memo.pk),
        {**sent, "body": "From the other", "expected": now.version},
    )
    assert Memo.objects.get().body == "From the other"


def test_editing_leaves_visibility_alone_and_switching_is_an_act(study: Study) -> None:
    client, memo = signed_in(study.ben), a_memo(study.ben)
    sent = {"body": "x", "kind": "note", "visibility": "team", "expected": memo.version}
    client.post(address(study, "change", memo.pk), sent)
    assert Memo.objects.get().private
    client.post(address(study, "share", memo.pk))
    assert not Memo.objects.get().private


def test_a_page_of_a_code_leads_to_its_memos_and_back(study: Study) -> None:
    code = code_named(study.ada, "trust")
    memo = a_memo(study.ben, "On trust", target=on_row(code), visibility=Visibility.TEAM)
    client = signed_in(study.ada)
    page = client.get(reverse("codebook:code", args=[study.slug, code.pk])).content.decode()
    assert memo.get_absolute_url() in page
    back = client.get(memo.get_absolute_url()).content.decode()
    assert reverse("codebook:code", args=[study.slug, code.pk]) in back


def test_a_removed_memo_is_gone_and_can_be_undone_from_the_message(study: Study) -> None:
    client, memo = signed_in(study.ben), a_memo(study.ben)
    page = client.post(address(study, "remove", memo.pk), follow=True).content.decode()
    assert "Undo" in page
    assert client.get(address(study, "memo", memo.pk)).status_code == 404

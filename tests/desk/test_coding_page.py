"""The coding page: what is drawn, for whom, and with how many queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import merge
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview, Speaker
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def page_of(study: Study, interview: Interview, part: str = "code") -> str:
    return reverse(f"desk:{part}", args=[study.slug, interview.pk])


def test_it_shows_the_words_their_turns_and_ones_own_codings(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt & <b>worry</b>")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    html = signed_in(study.ben).get(page_of(study, interview)).content.decode()
    assert 'id="turn-4"' in html
    assert ">café talk</span>" in html
    assert "doubt &amp; &lt;b&gt;worry&lt;/b&gt;" in html
    assert "<b>worry" not in html


def test_others_codings_are_hidden_until_asked_for_and_the_choice_is_remembered(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.cleo, "hers alone")
    coding = apply_code(
        By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk")
    )
    ben = signed_in(study.ben)
    address = page_of(study, interview)
    assert str(coding.pk) not in ben.get(address).content.decode()
    assert str(coding.pk) in ben.get(address + "?voices=all").content.decode()
    assert str(coding.pk) in ben.get(address).content.decode()
    assert (
        str(coding.pk) in ben.get(page_of(study, interview, "turns") + "?turn=1").content.decode()
    )
    assert str(coding.pk) not in ben.get(address + "?voices=mine").content.decode()


def test_an_observer_who_codes_nothing_sees_everyones(study: Study, interview: Interview) -> None:
    code = code_named(study.cleo, "doubt")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk"))
    html = signed_in(study.olga).get(page_of(study, interview)).content.decode()
    assert "coded “doubt” by CD" in html


def test_nothing_of_a_colleague_comes_through_a_veil(study: Study, interview: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    code = code_named(study.cleo, "doubt")
    coding = apply_code(
        By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk")
    )
    ben = signed_in(study.ben)
    for part in ("code", "turns", "codes"):
        address = page_of(study, interview, part) + "?voices=all&turn=1"
        assert str(coding.pk) not in ben.get(address).content.decode()
    told = ben.get(page_of(study, interview, "changes") + "?after=0").json()
    assert told["turns"] == []
    assert ben.get(reverse("desk:coding", args=[study.slug, coding.pk])).status_code == 404


def test_the_live_feed_does_not_tell_where_a_colleague_writes_private_memos(
    study: Study, interview: Interview
) -> None:
    words = Target(interview=str(interview.pk), **bounds(interview, "café talk"))
    write_memo(By(study.cleo), body="For my eyes", target=words, visibility="private")
    asked = page_of(study, interview, "changes") + "?after=0"
    assert signed_in(study.ben).get(asked).json()["turns"] == []
    assert signed_in(study.cleo).get(asked).json()["turns"] == [1]


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, str(2**63)])
def test_numbers_that_no_database_holds_are_passed_over(
    study: Study, interview: Interview, number: str
) -> None:
    ben = signed_in(study.ben)
    for part, name in (("changes", "after"), ("turns", "turn"), ("turns", "first"), ("code", "at")):
        asked = {name: number, "last": number}
        assert ben.get(page_of(study, interview, part), asked).status_code < 400


def test_merged_codes_are_shown_under_their_successor(study: Study, interview: Interview) -> None:
    old, new = code_named(study.ben, "doubt"), code_named(study.ben, "uncertainty")
    apply_code(By(study.ben), code=old, interview=interview, **bounds(interview, "café talk"))
    merge(By(study.ada), code=old, into=new)
    html = signed_in(study.ben).get(page_of(study, interview)).content.decode()
    assert 'class="label-name">uncertainty<' in html
    assert ">doubt<" not in html


def test_alone_in_a_project_there_are_no_initials_and_no_switch(study: Study) -> None:
    from tests.library import kept_interview

    interview = kept_interview(study.sven)
    code = code_named(study.sven, "doubt")
    apply_code(By(study.sven), code=code, interview=interview, **bounds(interview, "café talk"))
    address = reverse("desk:code", args=["another", interview.pk])
    html = signed_in(study.sven).get(address).content.decode()
    assert 'data-voices="all"' not in html
    assert "<i>SF</i>" not in html
    assert 'data-shortcut="flag"' not in html
    assert 'data-shortcut="memo"' in html


@pytest.mark.parametrize("narrowing", ["", "&unsure=1&flagged=1&speaker="])
@pytest.mark.parametrize("part", ["code", "codes", "turns", "changes"])
def test_its_queries_do_not_grow_with_what_is_coded(
    study: Study, interview: Interview, part: str, narrowing: str
) -> None:
    ben = signed_in(study.ben)
    narrowing += str(Speaker.objects.filter(interview=interview).first().pk) if narrowing else ""  # type: ignore[union-attr]
    address = page_of(study, interview, part) + f"?voices=all&turn=1&turn=3&after=0{narrowing}"
    counts = []
    for codes in (2, 30):
        for number in range(codes):
            code = code_named(study.cleo, f"code {codes} {number}")
            for words in ("café talk", "nobody else did"):
                apply_code(
                    By(study.cleo), code=code, interview=interview, **bounds(interview, words)
                )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert ben.get(address).status_code == 200
        counts.append(len(queries))
    assert Coding.objects.count() == 64
    assert counts[0] == counts[1] <= 22


def test_strangers_find_nothing(study: Study, interview: Interview) -> None:
    for part in ("code", "turns", "changes", "codes"):
        assert signed_in(study.sven).get(page_of(study, interview, part)).status_code == 404


def test_a_place_leads_to_its_turn(study: Study, interview: Interview) -> None:
    start = bounds(interview, "我们不知道")["start"]
    answer = signed_in(study.ben).get(page_of(study, interview) + f"?at={start}")
    assert answer.headers["Location"].endswith("/code/#turn-3")


def test_with_many_codings_those_of_later_turns_come_after_the_page(
    study: Study, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, words = code_named(study.ben, "doubt"), ("nobody else did", "the numbers", "it was wrong")
    for each in words:
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, each))
    monkeypatch.setattr("coding.desk.coding_page.scene.AT_ONCE", 2)
    ben = signed_in(study.ben)
    html = ben.get(page_of(study, interview)).content.decode()
    assert "it was wrong too" in html
    assert html.count('class="coding mine') == 2
    assert "?whole=1" in html
    whole = ben.get(page_of(study, interview) + "?whole=1").content.decode()
    assert whole.count('class="coding mine') == 3
    later = ben.get(page_of(study, interview, "turns") + "?first=4&last=9").content.decode()
    assert later.count('class="coding mine') == 1

"""The search page, and coding from it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.memos.actions import write_memo
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event
from interviews.transcripts.models import Anchor, Interview
from interviews.words.models import VersionWords
from interviews.words.packing import pack
from tests.conftest import Study, signed_in
from tests.library import code_named, kept_interview
from tests.search.reading import let_worker_read
from tests.search.test_following import corrected

HIT = re.compile(r'name="(?:hit|only)" value="([^"]+)"')


def page(study: Study, query: dict[str, Any], name: str = "search") -> str:
    answer = signed_in(study.ben).get(reverse(f"desk:{name}", args=[study.slug]), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def code_hits(study: Study, sent: dict[str, Any], status: int = 302) -> str:
    client = signed_in(study.ben)
    answer = client.post(reverse("desk:search-code", args=[study.slug]), sent)
    assert answer.status_code == status
    if status != 302:
        return str(answer.content.decode())
    return str(client.get(answer["Location"]).content.decode())


def coded(study: Study) -> list[str]:
    rows = Coding.objects.filter(voice__member=study.ben, removed=False)
    spans = Anchor.objects.filter(span__in=rows.values("span"))
    return sorted(spans.values_list("exact", flat=True))


@pytest.fixture
def read_interview(study: Study, interview: Interview) -> Interview:
    let_worker_read()
    return interview


def test_hits_stand_in_their_context_with_a_way_to_their_place(
    study: Study, read_interview: Interview
) -> None:
    said = page(study, {"q": "numbers"})
    assert "and the <mark>numbers</mark> we had were café talk." in said
    assert reverse("desk:code", args=[study.slug, read_interview.pk]) in said
    assert "<strong>1 hit</strong>" in said
    assert "P1:2" in said
    assert "beginning with a star: evaluat*" in said, "what can be typed is told beside hits, too"


def test_memos_and_codes_stand_in_groups_of_their_own(
    study: Study, read_interview: Interview
) -> None:
    write_memo(By(study.ben), title="On numbers", body="Who counts?")
    write_memo(By(study.ada), title="Numbers of Zaubernuss", body="Not for Ben's eyes.")
    code_named(study.ada, "numbers", brief="What is counted")
    said = page(study, {"q": "number"})
    assert "Memos: 1" in said
    assert "Codes: 1" in said
    assert "On <mark>numbers</mark>" in said
    assert "Zaubernuss" not in said


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({}, "What are you looking for?"),
        ({"q": "zebra"}, "Nothing found"),
        ({"q": "🙂"}, "Type a word to look for."),
        ({"q": "a*"}, "Type at least two letters before the star."),
        ({"q": "we", "interview": "none", "after": "x", "page": "9", "code": "?"}, "hits"),
    ],
)
def test_whatever_is_asked_is_answered(
    study: Study, read_interview: Interview, query: dict[str, str], told: str
) -> None:
    assert told in page(study, query)


def test_one_hit_is_coded_with_the_code_in_hand(study: Study, read_interview: Interview) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong"}))
    assert len(hits) == 2
    said = code_hits(study, {"q": "wrong", "code": code.pk, "unit": "words", "only": hits[0]})
    assert coded(study) == ["wrong"]
    assert "Coded 1 passage with “judging”, marked as found by search." in said
    assert HIT.findall(said) == hits[1:], "what is coded is told, and not offered again"
    assert Coding.objects.get(removed=False).found_by == "wrong"


def test_all_hits_are_coded_in_one_act_after_looking_and_undone_as_one(
    study: Study, read_interview: Interview
) -> None:
    kept_interview(study.ada, "P2")
    let_worker_read()
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong"}, "search-all"))
    assert len(hits) == 4
    before = Event.objects.count()
    sent = {"q": "wrong", "code": code.pk, "unit": "words", "hit": hits[:3]}
    said = code_hits(study, sent)
    assert "Coded 3 passages" in said
    assert Event.objects.count() == before + 1
    assert coded(study) == ["wrong"] * 3
    undo(By(study.ben))
    assert coded(study) == []


def test_what_carries_the_code_already_is_left_as_it_is(
    study: Study, read_interview: Interview
) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong"}))
    sent = {"q": "wrong", "code": code.pk, "unit": "words"}
    code_hits(study, {**sent, "hit": hits[:1]})
    said = code_hits(study, {**sent, "hit": hits})
    assert "Coded 1 passage with “judging”" in said
    assert "1 carried the code already." in said
    before = Event.objects.count()
    code_hits(study, {**sent, "hit": hits})
    assert Event.objects.count() == before
    assert len(coded(study)) == 2


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (
            "turn",
            "So we wrote our own test, and it was wrong too, but wrong in a way we could see.",
        ),
        ("sentence", "I felt responsible."),
        ("words", "responsible"),
    ],
)
def test_words_sentence_or_turn_are_coded_as_chosen(
    study: Study, read_interview: Interview, unit: str, words: str
) -> None:
    typed = "wrong" if unit == "turn" else "responsible"
    row = Interview.objects.select_related("current").get(pk=read_interview.pk)
    assert row.current is not None
    at = row.current.text.index("I felt")
    found = pack([(at, at + len("I felt responsible."))])
    VersionWords.objects.create(
        transcript=row.current, language="en", word_count=0, sentence_count=1,
        words=b"", sentences=found,
    )  # fmt: skip
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": typed}))
    said = code_hits(study, {"q": typed, "code": code.pk, "unit": unit, "hit": hits})
    assert coded(study) == [words], "two hits in one turn are one passage"
    assert ("Some of the 2 hits stand in the same turn." in said) == (unit == "turn")


def test_sentences_that_are_not_found_yet_are_refused_in_a_sentence(
    study: Study, read_interview: Interview
) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong"}))
    sent = {"q": "wrong", "code": code.pk, "unit": "sentence", "hit": hits}
    assert "are not found yet" in code_hits(study, sent, 422)
    assert coded(study) == []


def test_hits_in_a_text_that_was_corrected_meanwhile_are_refused(
    study: Study, read_interview: Interview
) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong"}))
    corrected(study, read_interview, "wrong too", "right too")
    let_worker_read()
    sent = {"q": "wrong", "code": code.pk, "unit": "words", "hit": hits}
    assert "corrected since you searched" in code_hits(study, sent, 409)
    assert coded(study) == []


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"hit": []}, "No hit is chosen"),
        ({"code": ""}, "Choose the code first"),
        ({"hit": "all"}, "This form is damaged"),
    ],
)
def test_half_a_form_is_refused_in_a_sentence(
    study: Study, read_interview: Interview, sent: dict[str, Any], told: str
) -> None:
    hits = HIT.findall(page(study, {"q": "wrong"}) or "") or ["0:0:1"]
    whole = {"q": "wrong", "unit": "words", "hit": hits, "code": code_named(study.ada, "x").pk}
    assert told in code_hits(study, {**whole, **sent}, 422)


def test_how_a_coding_was_found_is_shown_with_it(study: Study, read_interview: Interview) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "wrong", "code": code.pk}))
    code_hits(study, {"q": "wrong", "code": code.pk, "unit": "words", "only": hits[0]})
    coding = Coding.objects.get(removed=False)
    card = signed_in(study.ben).get(reverse("desk:coding", args=[study.slug, coding.pk]))
    assert "Found by search: “wrong”" in card.content.decode()
    row = signed_in(study.ada).get(reverse("desk:passages", args=[study.slug]))
    assert "Found by search: “wrong”" in row.content.decode()


def test_the_next_hit_is_at_hand_once_one_is_coded(study: Study, read_interview: Interview) -> None:
    code = code_named(study.ada, "judging")
    hits = HIT.findall(page(study, {"q": "we*"}))
    sent = {"q": "we*", "code": code.pk, "unit": "words"}
    assert "autofocus" not in page(study, sent)
    said = code_hits(study, {**sent, "only": hits[1]})
    assert re.findall(r'value="([^"]+)"[^>]* autofocus', said) == [hits[2]]
    said = code_hits(study, {**sent, "only": hits[-1]})
    assert "autofocus" not in said, "it was the last"


def test_the_page_asks_the_same_number_of_queries_however_much_is_found(study: Study) -> None:
    def asked() -> int:
        client = signed_in(study.ben)
        path = reverse("desk:search", args=[study.slug])
        client.get(path, {"q": "we"})
        with CaptureQueriesContext(connection) as queries:
            client.get(path, {"q": "we"})
        return len(queries)

    kept_interview(study.ada)
    write_memo(By(study.ben), title="", body="What we do.")
    let_worker_read()
    few = asked()
    for number in range(2, 6):
        kept_interview(study.ada, f"P{number}")
        write_memo(By(study.ben), title="", body="What we do.")
    let_worker_read()
    assert asked() == few


def test_code_and_unit_chosen_go_along_to_the_list_of_all_hits(
    study: Study, read_interview: Interview
) -> None:
    code = code_named(study.ada, "judging")
    assert reverse("desk:search-look", args=[study.slug]) in page(study, {"q": "wrong"})
    sent = {"q": "wrong", "code": code.pk, "unit": "sentence", "operation": "x", "page": "1"}
    client = signed_in(study.ben)
    answer = client.post(reverse("desk:search-look", args=[study.slug]), sent)
    path = reverse("desk:search-all", args=[study.slug])
    assert answer["Location"] == f"{path}?q=wrong&code={code.pk}&unit=sentence"
    said = client.get(answer["Location"]).content.decode()
    assert f'value="{code.pk}" selected' in said
    assert 'value="sentence" selected' in said

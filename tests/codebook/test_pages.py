"""The codebook's pages: what they show, what they keep of what was typed."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import retire, revise
from coding.codebook.models import Code
from interviews.projects.actions import change_project
from interviews.projects.history import By
from tests.conftest import Study, signed_in
from tests.library import code_named


def form_of(code: Code, **changes: str) -> dict[str, object]:
    names = ("name", "brief", "full", "when_to_use", "when_not", "example", "kind", "status")
    shown = {name: getattr(code, name) for name in names}
    return shown | {"colour": code.colour, "seen": code.revision_id, **changes}


def edit_url(study: Study, code: Code) -> str:
    return reverse("codebook:edit", args=[study.slug, code.pk])


def test_an_empty_codebook_says_what_a_code_is(study: Study) -> None:
    page = signed_in(study.ben).get(reverse("codebook:codebook", args=[study.slug]))
    assert "A code is a short name" in page.content.decode()


def test_words_kind_and_status_narrow_the_list_and_keep_what_is_above(study: Study) -> None:
    top = code_named(study.ben, "measuring")
    code_named(study.ben, "doubt", parent=top, brief="Not being sure")
    code_named(study.ben, "trust")
    gone = code_named(study.ben, "hope")
    retire(By(study.ben), code=gone)
    ben, url = signed_in(study.ben), reverse("codebook:codebook", args=[study.slug])

    def found(**query: str) -> list[tuple[str, bool]]:
        shown = ben.get(url, query).context["found"]
        return [(one.code.name, one.code.pk in shown.chosen) for one in shown.entries]

    assert found(words="SURE") == [("measuring", False), ("doubt", True)]
    assert found(status="retired") == [("hope", True)]
    assert [name for name, _ in found()] == ["measuring", "doubt", "trust"]
    assert found(kind="in_vivo") == []


def test_the_number_of_queries_does_not_grow_with_the_codes(study: Study) -> None:
    ben, url = signed_in(study.ben), reverse("codebook:codebook", args=[study.slug])
    code_named(study.ben, "first")
    cache.clear()
    with CaptureQueriesContext(connection) as few:
        ben.get(url)
    for number in range(30):
        code_named(study.ben, f"code {number}")
    cache.clear()
    with CaptureQueriesContext(connection) as many:
        ben.get(url)
    assert len(many) == len(few)


def test_two_people_on_different_fields_both_stand(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    form = form_of(code, brief="Mine")
    revise(By(study.cleo), code=code, full="Hers")
    assert signed_in(study.ben).post(edit_url(study, code), form).status_code == 302
    code.refresh_from_db()
    assert (code.brief, code.full) == ("Mine", "Hers")


def test_two_people_on_the_same_words_lose_neither(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    form = form_of(code, full="What Ben wrote", note="his reason")
    revise(By(study.cleo), code=code, full="What Cleo wrote")
    ben = signed_in(study.ben)
    answer = ben.post(edit_url(study, code), form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("What Ben wrote", "What Cleo wrote", "his reason"))
    again = form | {"seen": answer.context["form"].data["seen"]}
    assert ben.post(edit_url(study, code), again).status_code == 302
    code.refresh_from_db()
    assert code.full == "What Ben wrote"


def test_saving_what_a_browser_sends_back_unchanged_changes_nothing(study: Study) -> None:
    code = code_named(study.ben, "doubt", full="One line\n\nand another")
    form = form_of(code, full="One line\r\n\r\nand another")
    version = code.version
    signed_in(study.ben).post(edit_url(study, code), form)
    code.refresh_from_db()
    assert code.version == version


def test_the_page_shows_each_change_word_by_word_with_its_reason(study: Study) -> None:
    code = code_named(study.ben, "doubt", full="When somebody is unsure")
    change = {"full": "When somebody is openly unsure", "note": "too wide", "meaning_changed": True}
    revise(By(study.cleo), code=code, **change)
    page = signed_in(study.olga).get(reverse("codebook:code", args=[study.slug, code.pk]))
    text = page.content.decode()
    assert "<ins>openly " in text
    assert "too wide" in text
    assert "The meaning changed" in text
    assert reverse("codebook:retire", args=[study.slug, code.pk]) not in text


def test_a_name_already_taken_is_said_and_what_was_typed_stays(study: Study) -> None:
    code_named(study.ben, "doubt")
    form = {"name": "Doubt", "full": "A long definition", "kind": "process", "status": "active"}
    answer = signed_in(study.ben).post(reverse("codebook:new", args=[study.slug]), form)
    assert answer.status_code == 422
    assert "already a code" in answer.content.decode()
    assert "A long definition" in answer.content.decode()


@pytest.mark.parametrize("name", ["new", "codebook"])
def test_only_leads_edit_codes_in_coding_reliability(study: Study, name: str) -> None:
    code_named(study.ada, "doubt")
    reliability = {"approach": "reliability", "approach_reason": "A second, confirming study"}
    change_project(By(study.ada), project=study.project, **reliability)
    answer = signed_in(study.ben).get(reverse(f"codebook:{name}", args=[study.slug]))
    new = reverse("codebook:new", args=[study.slug])
    assert answer.status_code == (403 if name == "new" else 200)
    assert new not in answer.content.decode()
    assert signed_in(study.ada).get(new).status_code == 200


def test_a_passage_becomes_the_example(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    url = reverse("codebook:use-as-example", args=[study.slug, code.pk])
    signed_in(study.ben).post(url, {"words": "nobody else did", "cite": "P1:2"})
    code.refresh_from_db()
    assert code.example == "“nobody else did” (P1:2)"

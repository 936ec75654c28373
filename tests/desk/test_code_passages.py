"""All passages of one code: its figures, what narrows them, one's own put right in place."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import merge, revise
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Event, Member, Veil
from interviews.projects.telling import tell, visible_events
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def coded(member: Member, interview: Interview, code: Code, words: str) -> Coding:
    return apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def part_of(member: Member, code: Code, **query: object) -> dict[str, Any]:
    answer = signed_in(member).get(code.get_absolute_url(), query)
    parts: list[dict[str, Any]] = answer.context["parts"]
    return next(part for part in parts if "rows" in part)


def said(part: dict[str, Any]) -> list[str]:
    return [row.heard.exact for row in part["rows"]]


def use_of(member: Member, code: Code, **query: object) -> Any:
    url = reverse("desk:use-of-code", args=[member.project.slug, code.pk])
    return signed_in(member).get(url, query).context


@pytest.fixture
def codes(study: Study, interview: Interview) -> tuple[Code, Code, Code]:
    """A code, a code below it that overlaps it in one place, and another that overlaps both."""
    top = code_named(study.ben, "measuring")
    below = code_named(study.ben, "doubt", parent=top)
    other = code_named(study.ben, "trust")
    coded(study.ben, interview, top, "nobody else did 🙂")
    coded(study.cleo, interview, below, "else did 🙂, and the numbers")
    coded(study.cleo, interview, below, "Say more")
    coded(study.ben, interview, other, "the numbers we had")
    return top, below, other


def test_each_figure_says_whether_sub_codes_are_in_it(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    answer = signed_in(study.ada).get(codes[0].get_absolute_url())
    figures = {str(label): (own, rolled) for label, own, rolled in answer.context["figures"]}
    assert figures == {
        "Passages": (1, 2),
        "Codings": (1, 3),
        "Interviews": (1, 1),
        "Participants": (1, 1),
    }
    html = answer.content.decode()
    assert "This code" in html
    assert "With sub-codes" in html


def test_the_rows_are_the_passages_counted_with_sub_codes_and_without(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    alone, whole = part_of(study.ada, codes[0]), part_of(study.ada, codes[0], sub=1)
    assert said(alone) == ["nobody else did 🙂"]
    assert said(whole) == ["nobody else did 🙂, and the numbers", "Say more"]
    assert [[code.name for code in row.codes] for row in whole["rows"]] == [
        ["measuring", "doubt"],
        ["doubt"],
    ]
    each = part_of(study.ada, codes[0], sub=1, by_coding=1)
    assert said(each) == ["nobody else did 🙂", "else did 🙂, and the numbers", "Say more"]
    assert (each["number"], each["codings"], each["interviews"]) == (2, 3, 1)


def test_codes_that_overlap_are_counted_and_lead_to_the_passages(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    top, _below, other = codes
    alone = use_of(study.ada, top)
    assert [(one.code.name, one.number) for one in alone["beside"]] == [("doubt", 1)]
    whole = use_of(study.ada, top, sub=1)
    assert [(one.code.name, one.number) for one in whole["beside"]] == [("trust", 1)]
    found = part_of(study.ada, top, sub=1, beside=other.pk)
    assert said(found) == ["nobody else did 🙂, and the numbers"]
    assert (found["number"], found["whole"]) == (1, 2)


def test_participants_who_say_nothing_of_it_are_shown_as_such(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    kept_interview(study.ada, "P2")
    use = use_of(study.ada, codes[0], sub=1)
    assert [(label, number) for label, number, _url in use["chart"].rows] == [("P1", 1), ("P2", 0)]
    page = signed_in(study.ada).get(
        reverse("desk:use-of-code", args=[study.slug, codes[0].pk]), {"sub": 1}
    )
    assert "no passage chosen" in page.content.decode()
    assert said(part_of(study.ada, codes[0], sub=1, who="P1")) == [
        "nobody else did 🙂, and the numbers"
    ]


def test_behind_a_veil_no_figure_and_no_row_is_anothers(
    study: Study, interview: Interview, codes: tuple[Code, Code, Code]
) -> None:
    top, below, _other = codes
    revise(By(study.ben), code=below, meaning_changed=True, brief="Another meaning")
    for member in (study.ben, study.olga):
        Veil.objects.create(member=member, interview_id=interview.pk)
    page = signed_in(study.ben).get(top.get_absolute_url(), {"sub": 1})
    assert [(own, rolled) for _label, own, rolled in page.context["figures"]] == [(1, 1)] * 4
    mine = part_of(study.ben, top, sub=1)
    assert said(mine) == ["nobody else did 🙂"]
    assert (mine["number"], mine["codings"], mine["behind"]) == (1, 1, 0)
    use = use_of(study.ben, top, sub=1)
    assert (use["whole"], use["beside"]) == (1, [])
    assert [number for _label, number, _url in use["chart"].rows] == [1]
    nothing = part_of(study.olga, top, sub=1)
    assert (nothing["number"], nothing["whole"], nothing["behind"]) == (0, 0, 0)
    assert use_of(study.olga, top, sub=1)["beside"] == []
    assert use_of(study.olga, top, sub=1)["chart"].used == 0


def test_codings_not_reviewed_since_are_told_and_can_be_found_to_fit(
    study: Study, interview: Interview, codes: tuple[Code, Code, Code]
) -> None:
    below = codes[1]
    revise(By(study.ben), code=below, meaning_changed=True, brief="Another meaning")
    coded(study.ben, interview, below, "I felt responsible")
    found = part_of(study.cleo, below, behind=1)
    assert (found["behind"], found["number"]) == (2, 2)
    old = found["rows"][0].notes[0].coding
    url = reverse("desk:still-fits", args=[study.slug, old.pk])
    assert signed_in(study.ben).post(url, {"expected": old.version}).status_code == 422
    signed_in(study.cleo).post(url, {"expected": old.version})
    assert part_of(study.cleo, below)["behind"] == 1


def fix(client: Client, study: Study, name: str, coding: Coding, **sent: object) -> Any:
    """Send one of the forms of one's own coding, as a script does, and follow where it leads."""
    here = f"{coding.code.get_absolute_url()}?fix={coding.pk}#p-{coding.pk}"
    url = reverse(f"desk:{name}", args=[study.slug, coding.pk])
    headers = {"HX-Request": "true", "HX-Target": "passages"}
    return client.post(
        url, {"next": here, "expected": coding.version, **sent}, follow=True, headers=headers
    )


def test_ones_own_coding_is_put_right_and_the_list_comes_back(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    ben = signed_in(study.ben)
    coding = Coding.objects.get(code=codes[0])
    answer = fix(ben, study, "bounds", coding, nudge="start-1")
    html = answer.content.decode()
    assert "<html" not in html
    assert 'id="passages"' in html
    assert "Well, nobody else did 🙂" in html
    assert "Undo" in html
    coding.refresh_from_db()
    fix(ben, study, "recode", coding, named="TRUST")
    coding.refresh_from_db()
    assert coding.code == codes[2]
    told = tell(study.ada, list(visible_events(study.ada)[:1]))
    assert told[0].sentence == "changed the code of a coding to “trust”"


def test_what_somebody_changed_meanwhile_is_not_written_over(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    ben = signed_in(study.ben)
    seen = Coding.objects.get(code=codes[0])
    fix(ben, study, "qualify", seen, rationale="From another window", whole=1)
    events = Event.objects.count()
    for name, sent in (("bounds", {"nudge": "end+1"}), ("recode", {"named": "trust"})):
        assert fix(ben, study, name, seen, **sent).status_code == 409
    assert Event.objects.count() == events


def test_a_code_that_is_not_there_is_said_by_name(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    coding = Coding.objects.get(code=codes[0])
    answer = fix(signed_in(study.ben), study, "recode", coding, named="hope ")
    assert answer.status_code == 422
    assert "No code in use is called “hope”." in answer.content.decode()


def test_only_ones_own_can_be_put_right(study: Study, codes: tuple[Code, Code, Code]) -> None:
    below = codes[1]
    theirs = Coding.objects.filter(code=below).first()
    assert theirs is not None
    html = signed_in(study.ben).get(below.get_absolute_url(), {"fix": theirs.pk}).content.decode()
    assert "Change my coding" not in html
    assert "fix-title" not in html
    html = signed_in(study.cleo).get(below.get_absolute_url(), {"fix": theirs.pk}).content.decode()
    assert "fix-title" in html


def test_a_place_in_the_text_leads_back_to_the_same_passages(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    row = part_of(study.ben, codes[0], sub=1)["rows"][0]
    there = signed_in(study.ben).get(row.url, follow=True)
    back = re.search(r'class="small desk-back" href="([^"]+)"', there.content.decode())
    assert back is not None
    assert back[1] == f"{codes[0].get_absolute_url()}?sub=1#p-{row.key}"
    odd = signed_in(study.ben).get(
        row.url.split("&back=")[0] + "&back=//evil.example/", follow=True
    )
    assert "desk-back" not in odd.content.decode()


def test_a_merged_codes_passages_are_its_successors(
    study: Study, codes: tuple[Code, Code, Code]
) -> None:
    _top, below, other = codes
    merge(By(study.ben), code=below, into=other)
    assert part_of(study.ada, below)["number"] == 0
    assert said(part_of(study.ada, other)) == [
        "else did 🙂, and the numbers we had",
        "Say more",
    ]


def test_queries_do_not_grow_with_passages_coders_or_codes(
    study: Study, interview: Interview, codes: tuple[Code, Code, Code]
) -> None:
    top, below, _other = codes
    ada = signed_in(study.ada)
    urls = [
        f"{top.get_absolute_url()}?sub=1&behind=1",
        f"{top.get_absolute_url()}?sub=1&who=P1",
        reverse("desk:use-of-code", args=[study.slug, top.pk]) + "?sub=1",
    ]

    def queries() -> list[int]:
        found = []
        for url in urls:
            ada.get(url)
            with CaptureQueriesContext(connection) as asked:
                ada.get(url)
            found.append(len(asked))
        return found

    revise(By(study.ben), code=below, meaning_changed=True, brief="Another meaning")
    few = queries()
    for words in ("a score", "I felt", "Well", "test"):
        coded(study.ben, interview, below, words)
        coded(study.cleo, interview, code_named(study.cleo, f"{words} too", parent=top), words)
    revise(By(study.ben), code=below, meaning_changed=True, brief="A third meaning")
    coded(study.ben, kept_interview(study.ada, "P2"), top, "nobody else did")
    assert queries() == few

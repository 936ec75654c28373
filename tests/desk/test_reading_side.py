"""What the coding page does for readers at the address: labels, the text alone."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from coding.codebook.models import Code
from coding.desk.coding_page.jumping import unknown_label
from coding.discussion.actions import open_discussion
from coding.segments.actions import apply_code, qualify
from coding.segments.models import Voice
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview, Speaker
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def page_of(study: Study, interview: Interview) -> str:
    return reverse("desk:code", args=[study.slug, interview.pk])


@pytest.mark.parametrize("label", ["4", " 4 ", "p1:4", "P1:4.2"])
def test_a_label_in_the_address_leads_to_its_turn(
    study: Study, interview: Interview, label: str
) -> None:
    answer = signed_in(study.ben).get(page_of(study, interview), {"label": label})
    assert answer["Location"] == page_of(study, interview) + "#turn-3"


def test_a_citation_leads_to_the_interview_it_names(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2")
    answer = signed_in(study.ben).get(page_of(study, interview), {"label": "P2:2"})
    assert answer["Location"] == page_of(study, other) + "#turn-1"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("84", "There is no turn 84: P1 has turns 1 to 5."),
        ("%s", "There is no turn %s: P1 has turns 1 to 5."),
        ("P7:1", "No interview here is cited as P7."),
    ],
)
def test_an_unknown_label_is_answered_with_a_sentence(
    study: Study, interview: Interview, label: str, said: str
) -> None:
    ben = signed_in(study.ben)
    answer = ben.get(page_of(study, interview), {"label": label}, follow=True)
    assert said in answer.content.decode()


@pytest.mark.parametrize("labels", [[], ["1", "2"]])
def test_a_citation_may_hold_a_sign_that_fills_in_words(labels: list[str]) -> None:
    assert "P%1" in unknown_label("P%1", labels) % "84"


def test_the_interviews_of_others_cannot_be_found_by_label(
    study: Study, interview: Interview
) -> None:
    kept_interview(study.sven, "P9")
    answer = signed_in(study.ben).get(page_of(study, interview), {"label": "P9:1"}, follow=True)
    assert "No interview here is cited as P9." in answer.content.decode()


def test_the_text_alone_is_remembered_until_voices_are_asked_for(
    study: Study, interview: Interview
) -> None:
    ben, address = signed_in(study.ben), page_of(study, interview)
    alone = 'class="desk  text-alone'
    assert alone not in ben.get(address).content.decode()
    assert alone in ben.get(address + "?marks=none").content.decode()
    assert alone in ben.get(address).content.decode()
    assert alone not in ben.get(address + "?voices=mine").content.decode()
    assert alone not in ben.get(address).content.decode()


@pytest.fixture
def coded(study: Study, interview: Interview) -> dict[str, str]:
    """Codings by name: two of Ben's, one under a code above, and one of Cleo's, unsure."""
    above = code_named(study.ada, "feeling")
    codes = {
        "doubt": code_named(study.ada, "doubt", above),
        "trust": code_named(study.ada, "trust"),
    }
    rows = {
        "doubt": (study.ben, "doubt", "café talk"),
        "trust": (study.ben, "trust", "measure this"),
        "hers": (study.cleo, "trust", "the numbers we had"),
    }
    made = {
        name: apply_code(
            By(member), code=codes[code], interview=interview, **bounds(interview, words)
        )
        for name, (member, code, words) in rows.items()
    }
    qualify(By(study.cleo), coding=made["hers"], unsure=True)
    return {name: str(row.pk) for name, row in made.items()}


def shown(html: str, coded: dict[str, str]) -> set[str]:
    return {name for name, key in coded.items() if f"/codings/{key}/" in html}


def test_codings_are_narrowed_by_the_address(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    ben, address = signed_in(study.ben), page_of(study, interview)
    ben.get(address + "?voices=all")
    feeling = Code.objects.get(name="feeling").pk
    trust = Code.objects.get(name="trust").pk
    cleo = Voice.objects.get(member=study.cleo).pk
    asker = Speaker.objects.get(interview=interview, name="Interviewer").pk
    for query, expected in {
        "": {"doubt", "trust", "hers"},
        f"code={feeling}": {"doubt"},
        f"code={feeling}&code={trust}": {"doubt", "trust", "hers"},
        f"code={trust}&voice={cleo}": {"hers"},
        f"speaker={asker}": {"trust"},
        f"speaker={asker}&code={feeling}": set(),
        "unsure=1": {"hers"},
        "flagged=1": set(),
        "code=nonsense": {"doubt", "trust", "hers"},
    }.items():
        html = ben.get(f"{address}?{query}").content.decode()
        assert shown(html, coded) == expected, query
        assert f"{len(expected)} of 3 codings shown" in html


def test_a_flag_on_words_keeps_the_codings_over_them(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    target = Target(interview=str(interview.pk), **bounds(interview, "café"))
    open_discussion(By(study.ben), question="What is this?", target=target)
    html = signed_in(study.ben).get(page_of(study, interview) + "?flagged=1").content.decode()
    assert shown(html, coded) == {"doubt"}
    assert "1 of 2 codings shown" in html


def test_turns_without_what_was_chosen_step_back(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    doubt = Code.objects.get(name="doubt").pk
    ben, address = signed_in(study.ben), page_of(study, interview)
    assert "unmatched" not in ben.get(address).content.decode()
    html = ben.get(f"{address}?code={doubt}").content.decode()
    assert html.count(" unmatched") == 4


def test_ones_own_codings_are_counted_while_others_are_hidden(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    cleo = Voice.objects.get(member=study.cleo).pk
    html = signed_in(study.ben).get(f"{page_of(study, interview)}?voice={cleo}").content.decode()
    assert shown(html, coded) == {"doubt", "trust"}
    assert "2 of 2 codings shown" in html
    assert str(cleo) not in html


def test_what_one_codes_is_in_sight_whatever_is_chosen(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    trust, doubt = Code.objects.get(name="trust"), Code.objects.get(name="doubt")
    answer = (
        signed_in(study.ben)
        .post(
            reverse("desk:apply", args=[study.slug, interview.pk]),
            {
                "code": trust.pk,
                "transcript": interview.current_id,
                **bounds(interview, "we had were"),
            },
            headers={"X-Operation": str(uuid.uuid4()), "X-Shown": f"code={doubt.pk}"},
        )
        .json()
    )
    assert f"/codings/{answer['coding']}/" in answer["html"]
    assert shown(answer["html"], coded) == {"doubt"}


def test_a_choice_in_the_address_says_nothing_of_what_a_veil_hides(
    study: Study, interview: Interview, coded: dict[str, str]
) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    html = signed_in(study.ben).get(page_of(study, interview) + "?voices=all&unsure=1")
    assert shown(html.content.decode(), coded) == set()
    assert "0 of 2 codings shown" in html.content.decode()

"""What the coding page does for readers at the address: labels, the text alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import kept_interview


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
    alone = 'class="desk  text-alone"'
    assert alone not in ben.get(address).content.decode()
    assert alone in ben.get(address + "?marks=none").content.decode()
    assert alone in ben.get(address).content.decode()
    assert alone not in ben.get(address + "?voices=mine").content.decode()
    assert alone not in ben.get(address).content.decode()

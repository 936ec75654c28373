"""Number keys of one's own for codes: one a code, one code a number, for oneself in one study."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from coding.desk.coding_page.pins import pin, pins_of
from interviews.projects.models import Event, Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import code_named


def press(study: Study, member: Member, **sent: Any) -> int:
    url = reverse("desk:pin-code", args=[study.slug])
    return signed_in(member).post(url, sent).status_code


def test_a_number_is_of_one_code_and_a_code_has_one_number(study: Study) -> None:
    doubt, trust = code_named(study.ben, "doubt").pk, code_named(study.ben, "trust").pk
    pin(study.ben, doubt, 3)
    pin(study.ben, doubt, 4)
    assert pins_of(study.ben) == {str(doubt): 4}
    pin(study.ben, trust, 4)
    assert pins_of(study.ben) == {str(trust): 4}
    pin(study.ben, trust, None)
    assert pins_of(study.ben) == pins_of(study.cleo) == {}


def test_it_is_given_on_the_page_and_shown_to_oneself(study: Study, interview: Interview) -> None:
    doubt, events = code_named(study.ben, "doubt").pk, Event.objects.count()
    assert press(study, study.ben, code=doubt, number="2") == 302
    page = reverse("desk:code", args=[study.slug, interview.pk]) + f"?hand={doubt}"
    assert 'data-number="2"' in signed_in(study.ben).get(page).content.decode()
    assert 'data-number="2"' not in signed_in(study.cleo).get(page).content.decode()
    assert Event.objects.count() == events


def test_what_is_no_number_or_no_code_is_refused(study: Study) -> None:
    doubt = code_named(study.ben, "doubt").pk
    assert press(study, study.ben, code=doubt, number="10") == 422
    assert press(study, study.ben, code="doubt", number="1") == 422
    assert press(study, study.ben, code=doubt, number="") == 302
    assert press(study, study.olga, code=doubt, number="1") == 403
    assert pins_of(study.ben) == {}

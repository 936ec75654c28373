"""What colleagues did since a person last looked, on the home page."""

from __future__ import annotations

from django.urls import reverse

from coding.desk.home.since import fill
from coding.desk.models import LeftAt, Looked
from coding.desk.remembering import look
from coding.segments.actions import apply_code
from interviews.projects.actions import leave
from interviews.projects.history import By
from interviews.projects.models import Event, Head, Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def home(member: Member) -> str:
    return signed_in(member).get(f"/projects/{member.project.slug}/").content.decode()


def seen(member: Member, seq: object) -> None:
    address = reverse("desk:seen", args=[member.project.slug])
    assert signed_in(member).post(address, {"seq": seq}).status_code == 302


def code(member: Member, interview: Interview, words: str = "café talk") -> None:
    name = code_named(member, f"{words} of {member}")
    apply_code(By(member), code=name, interview=interview, **bounds(interview, words))


def test_it_gathers_until_one_says_that_one_has_seen_it(study: Study, interview: Interview) -> None:
    code(study.ben, interview)
    for _visit in range(2):
        assert "made 1 coding of" in home(study.cleo)
    seen(study.cleo, fill(study.cleo)["tally"].seq)
    assert "made 1 coding of" not in home(study.cleo)
    assert "Your colleagues have changed nothing that you may see." in home(study.cleo)
    assert "made 1 coding of" in home(study.ada)


def test_what_arrives_while_one_reads_is_not_seen_yet(study: Study, interview: Interview) -> None:
    code(study.ben, interview)
    shown = fill(study.cleo)["tally"].seq
    code(study.ben, interview, "I felt responsible")
    seen(study.cleo, shown)
    html = home(study.cleo)
    assert "I felt responsible of Ben Costa in P1" in html
    assert "café talk of Ben Costa in P1" not in html.split("Transcripts")[0]


def test_looking_is_no_record_and_never_goes_back(study: Study, interview: Interview) -> None:
    before = Event.objects.count()
    head = Head.objects.get(pk=study.project.pk).seq
    for seq in (head, 1, "x", head + 500):
        seen(study.cleo, seq)
        assert Looked.objects.get().seq == head
    assert Event.objects.count() == before


def test_one_s_own_acts_are_not_news(study: Study, interview: Interview) -> None:
    code(study.ben, interview)
    assert all(deeds.member != study.ben for deeds in fill(study.ben)["tally"].deeds)


def test_behind_a_veil_no_news_and_no_number_of_others_arrives(
    study: Study, interview: Interview
) -> None:
    look(study.cleo, 999)
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    code(study.ben, interview)
    LeftAt.objects.create(member=study.ben, interview=interview, label="4")
    html = home(study.cleo)
    assert "café talk of Ben" not in html
    assert "made 1" not in html
    assert "P1:4" not in html
    assert "I have seen this" not in html


def test_alone_there_is_no_such_part(study: Study, interview: Interview) -> None:
    for member in (study.ben, study.cleo, study.olga):
        leave(By(member), member=member)
    assert fill(study.ada) == {}
    assert "Since you last looked" not in home(study.ada)

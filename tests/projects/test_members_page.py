"""Joining, leaving, roles, and how members are shown."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from interviews.projects.actions import accept, change_role, found_project, invite, leave, withdraw
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.models import Invitation, Member
from tests.conftest import Study, person, signed_in


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def link(invitation: Invitation) -> str:
    return reverse("projects:invitation", args=[invitation.token])


def test_a_lead_makes_a_link_that_is_shown_to_leads_alone(study: Study) -> None:
    members = reverse("projects:members", args=[study.slug])
    signed_in(study.ada).post(
        reverse("projects:make-invitation", args=[study.slug]), {"role": "observer"}
    )
    invitation = Invitation.objects.get()
    assert invitation.role == "observer"
    assert invitation.token in signed_in(study.ada).get(members).content.decode()
    assert invitation.token not in signed_in(study.ben).get(members).content.decode()


def test_it_says_what_one_is_invited_to_before_one_has_an_account(study: Study) -> None:
    page = Client().get(link(invite(By(study.ada), role="coder"))).content.decode()
    assert "Ways of measuring" in page
    assert "Ada Berg" in page
    assert "You would be a coder" in page
    assert f"{reverse('account_signup')}?next=/invitations/" in page


def test_a_new_account_joins_by_the_link(study: Study, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    address = link(invite(By(study.ada), role="coder"))
    client = Client()
    sent = {"email": "nora@example.org", "password1": "a long and odd one", "name": "Nora Grau"}
    answer = client.post(f"{reverse('account_signup')}?next={address}", {**sent, "next": address})
    assert answer.url == address  # type: ignore[attr-defined]
    assert client.post(address).url == f"/projects/{study.slug}/"  # type: ignore[attr-defined]
    assert Member.objects.get(user__email="nora@example.org").role == "coder"


def test_a_new_account_that_must_confirm_its_address_still_arrives_at_the_invitation(
    study: Study, settings: Any
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    address = link(invite(By(study.ada), role="coder"))
    client = Client()
    client.get(address)
    sent = {"email": "nora@example.org", "password1": "a long and odd one", "name": "Nora Grau"}
    client.post(reverse("account_signup"), sent)
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert found
    client.post(found[1])
    client.post(reverse("account_login"), {"login": sent["email"], "password": sent["password1"]})
    assert client.get("/").url == address  # type: ignore[attr-defined]
    assert client.get(address).status_code == 200


def test_a_link_works_once(study: Study) -> None:
    invitation = invite(By(study.ada), role="coder")
    assert client_of(person("Nora Grau")).post(link(invitation)).status_code == 302
    late = client_of(person("Hugo Ito"))
    assert late.get(link(invitation)).status_code == 410
    assert late.post(link(invitation)).status_code == 422
    assert not Member.objects.filter(user__name="Hugo Ito").exists()


def test_a_withdrawn_or_old_link_no_longer_works(study: Study) -> None:
    withdrawn, old = (invite(By(study.ada), role="coder") for _ in range(2))
    withdraw(By(study.ada), invitation=withdrawn)
    Invitation.objects.filter(pk=old.pk).update(made_at=old.made_at - timedelta(days=15))
    for invitation in (withdrawn, old):
        assert Client().get(link(invitation)).status_code == 410


def test_joining_twice_changes_nothing(study: Study) -> None:
    invitation = invite(By(study.ada), role="observer")
    assert accept(invitation, study.ben.user) == study.ben
    assert Member.objects.get(pk=study.ben.pk).role == "coder"


def test_an_unknown_link_is_not_there(study: Study) -> None:
    assert Client().get("/invitations/guessed/").status_code == 404


def test_somebody_who_left_comes_back_as_who_they_were(study: Study) -> None:
    leave(By(study.ada), member=study.ben)
    assert signed_in(study.ben).get(f"/projects/{study.slug}/").status_code == 404
    again = accept(invite(By(study.ada), role="observer"), study.ben.user)
    assert again.pk == study.ben.pk
    assert Member.objects.get(pk=again.pk).role == "observer"


def test_a_project_keeps_a_lead(study: Study) -> None:
    client = signed_in(study.ada)
    own = {"slug": study.slug, "member": study.ada.pk}
    assert (
        client.post(reverse("projects:change-role", kwargs=own), {"role": "coder"}).status_code
        == 422
    )
    assert client.post(reverse("projects:remove-member", kwargs=own)).status_code == 422
    assert client.post(reverse("projects:leave", args=[study.slug])).status_code == 422
    client.post(
        reverse("projects:change-role", kwargs={**own, "member": study.ben.pk}), {"role": "lead"}
    )
    assert client.post(reverse("projects:leave", args=[study.slug])).status_code == 302
    assert signed_in(study.ben).get(f"/projects/{study.slug}/settings/").status_code == 200


def mark(study: Study, member: Member, **sent: Any) -> Any:
    address = reverse("projects:change-own-mark", args=[study.slug])
    return signed_in(member).post(address, {"initials": member.initials, "colour": 1, **sent})


def test_an_observer_sets_their_own_initials_and_colour(study: Study) -> None:
    assert mark(study, study.olga, initials="øl", colour=5).status_code == 302
    olga = Member.objects.get(pk=study.olga.pk)
    assert (olga.initials, olga.colour) == ("øl", 5)


def test_initials_that_a_colleague_has_are_refused_by_name(study: Study) -> None:
    answer = mark(study, study.olga, initials=study.ben.initials.lower())
    assert answer.status_code == 422
    assert "Ben Costa" in answer.content.decode()


@pytest.mark.parametrize("sent", [{"initials": "a-b"}, {"initials": ""}, {"colour": 99}])
def test_marks_that_make_no_sense_are_refused(study: Study, sent: dict[str, Any]) -> None:
    assert mark(study, study.olga, **sent).status_code == 422
    assert Member.objects.get(pk=study.olga.pk).initials == study.olga.initials


def test_an_unknown_role_is_refused(study: Study) -> None:
    with pytest.raises(Refused):
        invite(By(study.ada), role="king")


def test_alone_in_a_project_nothing_speaks_of_several_coders(study: Study) -> None:
    alone = found_project(person("Nora Grau"), title="Mine alone")
    client = signed_in(alone)
    for name in ("home", "members", "history"):
        page = client.get(reverse(f"projects:{name}", args=[alone.project.slug])).content.decode()
        assert "members-title" not in page
        assert "Leave the project" not in page
        assert "Everybody" not in page


def test_who_was_removed_does_not_come_back_by_a_link_kept_from_before(study: Study) -> None:
    kept = invite(By(study.ada), role="lead")
    leave(By(study.ada), member=study.ben)
    with pytest.raises(Refused, match="older than your leaving"):
        accept(kept, study.ben.user)
    assert accept(invite(By(study.ada), role="coder"), study.ben.user).role == "coder"


def test_links_made_by_a_lead_end_with_their_leading(study: Study) -> None:
    change_role(By(study.ada), member=study.ben, role="lead")
    ben = Member.objects.get(pk=study.ben.pk)
    first = invite(By(ben), role="lead")
    change_role(By(study.ada), member=ben, role="coder")
    assert Invitation.objects.get(pk=first.pk).removed
    assert client_of(person("Nora Grau")).post(link(first)).status_code == 422

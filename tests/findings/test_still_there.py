"""A table of chosen codes stays one of these, whatever becomes of them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.codebook.actions import merge
from coding.codebook.models import Code
from coding.findings.actions import choose_paper_table
from coding.findings.kinds import KINDS, make
from coding.findings.printed import Printed
from coding.findings.tables import shown
from coding.segments.actions import apply_code
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.actions import add_attribute
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db
SOME = "Some codes chosen for this table are not there any more."
NONE = "The codes chosen for this table are not there any more."
CROSSED = ["code-participant", "cooccurrence"]


@pytest.fixture
def codes(study: Study, interview: Interview) -> dict[str, Code]:
    """Four codes that are applied."""
    found = {name: code_named(study.ada, name) for name in ("one", "two", "three", "four")}
    for code in found.values():
        apply_code(By(study.ada), code=code, interview=interview, **bounds(interview, "café talk"))
    return found


def remembered(member: Member, kind: str, *codes: Code) -> None:
    options = {"asked": ["1"], "code": [str(code.pk) for code in codes]}
    choose_paper_table(By(member), kind=kind, options=options, caption="Two codes")


def heads(printed: Printed) -> list[str]:
    return [shown(row[0].said).strip() for row in printed.rows]


def page(member: Member, kind: str) -> str:
    address = reverse("findings:table", args=[member.project.slug, kind])
    return signed_in(member).get(address).content.decode()


def take_away(code: Code) -> None:
    Code.objects.filter(pk=code.pk).update(removed=True)


@pytest.mark.parametrize("kind", CROSSED)
def test_a_merged_code_stands_for_its_successor(
    study: Study, codes: dict[str, Code], kind: str
) -> None:
    remembered(study.ada, kind, codes["one"], codes["two"])
    merge(By(study.ada), code=codes["two"], into=codes["three"])
    assert sorted(heads(make(study.ada, KINDS[kind]).printed)) == ["one", "three"]
    text = page(study.ada, kind)
    assert "Select a valid choice" not in text
    assert "not there any more" not in text


@pytest.mark.parametrize("kind", CROSSED)
def test_a_code_that_is_gone_is_left_out_and_the_others_stay(
    study: Study, codes: dict[str, Code], kind: str
) -> None:
    remembered(study.ada, kind, codes["one"], codes["two"])
    take_away(codes["two"])
    assert heads(make(study.ada, KINDS[kind]).printed) == ["one"]
    text = page(study.ada, kind)
    assert SOME in text
    assert "Select a valid choice" not in text


@pytest.mark.parametrize("kind", CROSSED)
def test_where_none_is_left_the_table_is_not_one_of_all_codes(
    study: Study, codes: dict[str, Code], kind: str
) -> None:
    remembered(study.ada, kind, codes["two"])
    take_away(codes["two"])
    assert make(study.ada, KINDS[kind]).printed.rows == []
    text = page(study.ada, kind)
    assert NONE in text
    assert str(KINDS[kind].empty) not in text


def test_a_table_by_an_attribute_that_is_gone_is_not_one_by_another(
    study: Study, codes: dict[str, Code]
) -> None:
    add_attribute(By(study.ada), name="age")
    gone = add_attribute(By(study.ada), name="gender")
    options = {"asked": ["1"], "attribute": [str(gone.pk)]}
    choose_paper_table(By(study.ada), kind="code-attribute", options=options, caption="By gender")
    type(gone).objects.filter(pk=gone.pk).update(removed=True)
    assert make(study.ada, KINDS["code-attribute"]).printed.rows == []
    assert "The column chosen for this table is not there any more." in page(
        study.ada, "code-attribute"
    )


@pytest.fixture
def hidden(study: Study, interview: Interview, codes: dict[str, Code]) -> Code:
    """What Ben coined and applied, who reads the interview independently, as Cleo does."""
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    code = code_named(study.ben, "whispered")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    return code


def test_a_table_with_a_code_coined_behind_a_veil_is_not_remembered_for_all(
    study: Study, codes: dict[str, Code], hidden: Code
) -> None:
    with pytest.raises(Refused, match="yours alone until the round is revealed"):
        remembered(study.ben, "code-participant", codes["one"], hidden)
    Veil.objects.all().delete()
    Code.objects.filter(pk=hidden.pk).update(behind_veil=False)
    remembered(study.ben, "code-participant", codes["one"], hidden)


@pytest.mark.parametrize("kind", CROSSED)
def test_what_was_remembered_of_a_hidden_code_tells_others_nothing_of_it(
    study: Study, codes: dict[str, Code], hidden: Code, kind: str
) -> None:
    Code.objects.filter(pk=hidden.pk).update(behind_veil=False)
    remembered(study.ben, kind, codes["one"], hidden)  # as it could be, once
    Code.objects.filter(pk=hidden.pk).update(behind_veil=True)
    text = page(study.cleo, kind)
    for telling in (str(hidden.pk), "whispered", "not there any more", "Select a valid choice"):
        assert telling not in text
    made = make(study.cleo, KINDS[kind])
    assert made.form.sent()["code"] == [str(codes["one"].pk)]
    assert made.form.chosen()["code"] == [str(codes["one"].pk)]


def test_a_table_of_a_hidden_code_alone_reads_to_others_as_one_of_no_chosen_codes(
    study: Study, codes: dict[str, Code], hidden: Code
) -> None:
    Code.objects.filter(pk=hidden.pk).update(behind_veil=False)
    remembered(study.ben, "code-participant", hidden)
    Code.objects.filter(pk=hidden.pk).update(behind_veil=True)
    text = page(study.cleo, "code-participant")
    assert str(hidden.pk) not in text
    assert "not there any more" not in text
    assert len(make(study.cleo, KINDS["code-participant"]).printed.rows) == len(codes)

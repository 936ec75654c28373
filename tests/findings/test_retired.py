"""Retired codes are marked where they are printed, and what is counted of codes is said."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.codebook.actions import retire
from coding.codebook.models import Code
from coding.findings.kinds import KINDS, make
from coding.findings.printed import Printed
from coding.findings.tables import shown
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.findings.test_masked_in_quotes import written
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def codes(study: Study, interview: Interview) -> Study:
    """A code that only gathers others, one below it that is applied, and a retired one, applied."""
    parent = code_named(study.ben, "gathering")
    for code in (code_named(study.ben, "below", parent), code_named(study.ben, "old")):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    retire(By(study.ada), code=Code.objects.get(name="old"))
    return study


def printed(member: Member, kind: str) -> Printed:
    return make(member, KINDS[kind], None).printed


@pytest.mark.parametrize("kind", ["code-participant", "cooccurrence", "codebook"])
def test_a_retired_code_is_marked_in_every_table(codes: Study, kind: str) -> None:
    heads = [shown(row[0].said).strip() for row in printed(codes.ada, kind).rows]
    assert "old (retired)" in heads
    assert "old" not in heads


def test_documents_and_pictures_mark_it_too(codes: Study) -> None:
    assert "old (retired)" in written(codes.ada, "segments", "html")
    for kind in ("participants", "overlaps", "transcript"):
        address = reverse("pictures:picture", args=[codes.slug, kind])
        assert "old (retired)" in signed_in(codes.ada).get(address).content.decode(), kind


def test_a_codebook_that_leaves_retired_codes_out_says_so(codes: Study) -> None:
    made = make(codes.ada, KINDS["codebook"], {"asked": ["1"]}).printed
    assert "1 retired code is left out." in made.all_notes()
    assert not any("old" in shown(row[0].said) for row in made.rows)


def test_facts_and_pictures_say_how_many_codes_are_applied(codes: Study) -> None:
    rows = {row[0].plain: row for row in printed(codes.ada, "facts").rows}
    assert rows["codes"][1].plain == 2
    assert "applied: 1" in shown(rows["codes"][2].said)
    assert "retired: 1, applied among them: 1;" in shown(rows["codes"][3].said)
    address = reverse("pictures:picture", args=[codes.slug, "participants"])
    caption = signed_in(codes.ada).get(address).context["picture"].caption
    assert "All 2 codes that were applied themselves." in caption
    assert "1 of those applied is a retired code." in caption


def test_what_a_fact_opens_shows_as_many(codes: Study) -> None:
    rows = {row[0].plain: row for row in printed(codes.ada, "facts").rows}
    (part,) = rows["codings"][1].parts
    assert signed_in(codes.ada).get(part.url).context["number"] == rows["codings"][1].plain
    assert rows["quotes"][1].parts[0].url == reverse("themes:quotes", args=[codes.slug])


def test_what_is_taken_out_does_not_speak_to_whom_took_it_out(codes: Study) -> None:
    for kind in KINDS:
        assert "you may see" not in written(codes.ada, kind, "md"), kind
    page = signed_in(codes.ada).get(reverse("findings:table", args=[codes.slug, "facts"]))
    assert "Counted is only what you may see" in page.content.decode()

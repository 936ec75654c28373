"""Veils, private memos and names that are masked, in pictures and in their files."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coding.memos.actions import write_memo
from coding.memos.models import Visibility
from coding.pictures.asked import Asked
from coding.pictures.kinds import KINDS
from coding.pictures.picture import Picture
from coding.pictures.showing import DRAWN, TWIN_FORMATS
from interviews.masking.actions import decide
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Speaker
from tests.conftest import Study, signed_in
from tests.library import code_named, kept_interview
from tests.masking.named import ANNA, named_study
from tests.pictures.scene import Scene, coded_scene, drawing, words

FILES = (*DRAWN, *TWIN_FORMATS)


@pytest.fixture
def scene(study: Study) -> Scene:
    return coded_scene(study)


def made(kind: str, member: Member, *, filed: bool = False) -> Picture:
    return KINDS[kind].make(Asked(member, QueryDict(""), filed=filed))


def sent(client: Client, address: str) -> bytes:
    """A file's content."""
    return b"".join(client.get(address).streaming_content)  # type: ignore[arg-type]


def total(picture: Picture) -> int:
    cells = (cell.text for row in picture.rows for cell in row)
    return sum(number for number in cells if isinstance(number, int))


def test_behind_a_veil_a_coder_sees_their_own_alone(scene: Scene) -> None:
    cleo = scene.study.cleo
    Veil.objects.create(member=cleo, interview_id=scene.first.pk)
    assert [row[0].text for row in made("overlaps", cleo).rows] == ["trust", "doubt"]
    assert made("transcript", cleo).rows == []
    scene.coded(cleo, "doubt", scene.first, "I felt responsible")
    assert len(made("transcript", cleo).rows) == 1
    rows = made("participants", cleo).rows
    assert {row[0].text: [cell.text for cell in row[1:]] for row in rows} == {
        "trust": [0, 1],
        "doubt": [1, 1],
    }


def test_work_behind_a_veil_is_not_counted(scene: Scene) -> None:
    cleo = scene.study.cleo
    before = total(made("work", cleo))
    Veil.objects.create(member=cleo, interview_id=scene.first.pk)
    assert total(made("work", cleo)) == before - 4  # codings of the first interview


def test_a_code_coined_behind_a_veil_is_its_coiners(scene: Scene) -> None:
    ben = scene.study.ben
    Veil.objects.create(member=ben, interview_id=scene.first.pk)
    scene.codes["own"] = code_named(ben, "hidden hunch")
    scene.coded(ben, "own", scene.first, "I felt responsible")
    for kind in ("participants", "overlaps", "transcript"):
        assert "hidden hunch" in " ".join(made(kind, ben).texts())
        assert "hidden hunch" not in " ".join(made(kind, scene.study.ada).texts())


def memos(picture: Picture) -> int:
    place = [column.key for column in picture.columns].index("memo")
    return sum(int(row[place].text) for row in picture.rows)


def test_acts_on_a_private_memo_are_its_authors_and_in_no_file(scene: Scene) -> None:
    ada, ben = scene.study.ada, scene.study.ben
    write_memo(By(ada), body="Only me.", visibility=Visibility.PRIVATE)
    write_memo(By(ada), body="For all.", visibility=Visibility.TEAM)
    assert memos(made("work", ada)) == 2
    assert memos(made("work", ben)) == 1
    assert memos(made("work", ada, filed=True)) == 1
    address = f"/projects/{scene.study.slug}/pictures/work/csv/"
    row = sent(signed_in(ada), address).decode("utf-8-sig").splitlines()[1]
    assert row.rpartition(",")[2] == "1"


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize("kind", ["participants", "overlaps", "transcript"])
def test_a_known_name_is_told_of_before_it_gets_out(study: Study, kind: str, format: str) -> None:
    named_study(study)
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    address = f"/projects/{study.slug}/pictures/{kind}/{format}/"
    lead = signed_in(study.ada)
    answer = lead.get(address)
    assert "Content-Disposition" not in answer.headers
    assert "Anna Schmidt" in answer.content.decode()
    assert "Content-Disposition" in lead.get(address, {"anyway": "1"}).headers


def test_a_speakers_name_is_told_of_too(study: Study) -> None:
    kept_interview(study.ada, turns=(("Interviewer", "Who?"), ("P1", "Me.")))
    Speaker.objects.filter(name="Interviewer").update(name="Anna")
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    answer = signed_in(study.ada).get(f"/projects/{study.slug}/pictures/transcript/svg/")
    assert "Names would get out" in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_queries_does_not_grow(scene: Scene, kind: str) -> None:
    ada = scene.study.ada

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            made(kind, ada)
        return len(asked)

    queries()  # the first asks who else is there, once for the member
    few = queries()
    for number in range(6):
        code = code_named(ada, f"code {number}")
        scene.codes[code.name] = code
        scene.coded(scene.study.cleo, code.name, scene.second, "everybody wanted the score")
    assert queries() == few


@pytest.mark.parametrize("format", FILES)
def test_files_have_their_kind_and_name(scene: Scene, format: str) -> None:
    address = f"/projects/{scene.study.slug}/pictures/participants/{format}/"
    answer = signed_in(scene.study.olga).get(address)
    assert answer.status_code == 200
    assert f'"{scene.study.slug}-participants.' in answer.headers["Content-Disposition"]
    begins = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<svg", "xlsx": b"PK", "docx": b"PK"}
    assert b"".join(answer.streaming_content).startswith(begins.get(format, b""))


def test_there_is_no_other_format(scene: Scene) -> None:
    address = f"/projects/{scene.study.slug}/pictures/participants/gif/"
    assert signed_in(scene.study.ada).get(address).status_code == 422


def test_an_observer_looks_at_pictures(scene: Scene) -> None:
    address = f"/projects/{scene.study.slug}/pictures/participants/"
    assert "trust" in words(drawing(signed_in(scene.study.olga), address))


def test_a_name_of_a_code_is_drawn_as_it_stands(scene: Scene) -> None:
    odd = '<script>"x"</script> & \\ \u2028 “q”'
    scene.codes["odd"] = code_named(scene.study.ada, odd)
    scene.coded(scene.study.ada, "odd", scene.second, "Nothing")
    address = f"/projects/{scene.study.slug}/pictures/participants/"
    found = words(drawing(signed_in(scene.study.ada), address))
    assert any(one.startswith('<script>"x"</script> & \\') for one in found)


def test_where_it_cannot_be_drawn_the_page_shows_the_table(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coding.pictures.showing.MOST_MARKS", 2)
    address = f"/projects/{scene.study.slug}/pictures/participants/"
    page = signed_in(scene.study.ada).get(address)
    assert page.context["drawing"] is None
    assert '<details class="disclosure" id="picture-table" open>' in page.content.decode()
    assert signed_in(scene.study.ada).get(f"{address}png/").status_code == 422


def test_a_very_large_picture_becomes_a_smaller_png(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviews.drawing.asking.MOST_PIXELS", 10_000)
    address = f"/projects/{scene.study.slug}/pictures/participants/png/"
    png = sent(signed_in(scene.study.ada), address)
    assert int.from_bytes(png[16:20]) * int.from_bytes(png[20:24]) <= 10_500

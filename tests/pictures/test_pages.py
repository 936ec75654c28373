"""The pages of pictures: marks lead to as many rows as their number, twins hold the same."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from coding.codebook.actions import revise
from coding.pictures.drawing.heat import RULE
from coding.pictures.kinds import KINDS
from interviews.projects.history import By
from interviews.transcripts.models import Participant
from tests.conftest import Study, signed_in
from tests.pictures.scene import Scene, coded_scene, drawing, marks, words


@pytest.fixture
def scene(study: Study) -> Scene:
    return coded_scene(study)


@pytest.fixture
def ada(scene: Scene) -> Client:
    return signed_in(scene.study.ada)


def page(scene: Scene, kind: str, query: str = "") -> str:
    return f"/projects/{scene.study.slug}/pictures/{kind}/{query}"


def number_in(said: str) -> int:
    """The number before "passages", "acts" and the like."""
    found = re.search(r"(\d+) (?:passage|act|code|change)", said)
    assert found, said
    return int(found[1])


def rows_behind(client: Client, address: str) -> int:
    answer = client.get(address)
    assert answer.status_code == 200
    if "number" in answer.context:
        return int(answer.context["number"])
    return sum(len(run.lines) for run in answer.context["runs"])


ASKED = ("", "?subcodes=no", "?subcodes=yes", "?top=2")


@pytest.mark.parametrize("kind", ["participants", "overlaps"])
@pytest.mark.parametrize("query", ASKED)
def test_a_cell_leads_to_as_many_passages_as_it_says(
    ada: Client, scene: Scene, kind: str, query: str
) -> None:
    found = marks(drawing(ada, page(scene, kind, query)))
    assert found
    for said, address in found:
        assert rows_behind(ada, address) == number_in(said), said


@pytest.mark.parametrize("rule", ["rule=turn", "rule=words&near=0", "rule=words&near=4"])
def test_cells_of_codes_together_lead_to_theirs_by_the_rule_that_is_chosen(
    ada: Client, scene: Scene, rule: str
) -> None:
    found = marks(drawing(ada, page(scene, "overlaps", f"?{rule}")))
    overlapping = marks(drawing(ada, page(scene, "overlaps")))
    assert sum(number_in(said) for said, _url in found) >= sum(
        number_in(said) for said, _url in overlapping
    )
    for said, address in found:
        assert rows_behind(ada, address) == number_in(said), said
    chosen = ada.get(page(scene, "overlaps", f"?{rule}")).content.decode()
    assert f'<option value="{rule.split("=")[1].split("&")[0]}" selected>' in chosen


def test_cells_of_one_interview_and_one_coder_lead_to_theirs(ada: Client, scene: Scene) -> None:
    voice = scene.coded(scene.study.ben, "doubt", scene.second, "the reasons").voice_id
    query = f"?interview={scene.second.pk}&voice={voice}"
    found = marks(drawing(ada, page(scene, "participants", query)))
    assert sorted(number_in(said) for said, _address in found) == [1, 1]
    assert all(rows_behind(ada, address) == 1 for _said, address in found)


def test_n_counts_passages_and_the_codings_behind_them(ada: Client, scene: Scene) -> None:
    whole = ada.get(page(scene, "participants")).context["picture"]
    assert "n = 5 passages (6 codings), in 2 interviews." in whole.caption
    second = Participant.objects.get(label="P2")
    one = ada.get(page(scene, "participants", f"?participant={second.pk}")).context["picture"]
    assert "n = 2 passages (2 codings), in 1 interview." in one.caption


def test_a_code_and_its_sub_code_are_grey_as_the_diagonal(ada: Client, scene: Scene) -> None:
    def grey(query: str) -> set[tuple[int, int]]:
        layers = ada.get(page(scene, "overlaps", query)).context["picture"].spec["layer"]
        aside = [one for one in layers if one["mark"].get("color") == RULE and "href" in str(one)]
        return {(each["row"], each["column"]) for one in aside for each in one["data"]["values"]}

    diagonal = {(0, 0), (1, 1), (2, 2)}
    assert grey("") == diagonal
    assert grey("?subcodes=yes") == diagonal | {(0, 1), (1, 0)}


def test_the_caption_says_where_several_codes_have_as_many(ada: Client, scene: Scene) -> None:
    caption = ada.get(page(scene, "participants", "?top=1")).context["picture"].caption
    assert "Shown is the code with most passages, of 3 applied themselves." in caption
    assert "Of several with 2 passages, the first in the code list are shown." in caption


def test_a_dot_and_a_column_lead_to_as_many_lines_of_history(ada: Client, scene: Scene) -> None:
    revise(By(scene.study.ben), code=scene.codes["doubt"], brief="not sure")
    for unit in ("day", "week", "month"):
        found = marks(drawing(ada, page(scene, "work", f"?unit={unit}")))
        assert len(found) == 4  # Ada's codings, Ben's, codes made, codes changed
        for said, address in found:
            assert rows_behind(ada, address) == number_in(said), said


def test_each_bar_of_a_portrait_opens_its_place(ada: Client, scene: Scene) -> None:
    found = marks(drawing(ada, page(scene, "transcript", f"?transcript={scene.second.pk}")))
    text = scene.second.current.text if scene.second.current else ""
    places = {text.index("Nothing, for a year"), text.index("trusting the numbers")}
    assert {int(address.partition("at=")[2]) for _said, address in found} == places
    assert all(ada.get(address, follow=True).status_code == 200 for _said, address in found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_twin_holds_every_number_and_way_of_the_marks(
    ada: Client, scene: Scene, kind: str
) -> None:
    answer = ada.get(page(scene, kind))
    picture = answer.context["picture"]
    cells = [cell for row in picture.rows for cell in row]
    assert set(picture.addresses) <= {cell.url for cell in cells}
    assert b'id="picture-table"' in answer.content


def test_empty_cells_are_blank_and_the_caption_says_what_that_means(
    ada: Client, scene: Scene
) -> None:
    answer = ada.get(page(scene, "participants"))
    assert "0" not in words(drawing(ada, page(scene, "participants")))
    assert "no passage chosen" in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_project_is_told_what_to_do_first(study: Study, kind: str) -> None:
    answer = signed_in(study.sven).get(f"/projects/another/pictures/{kind}/")
    assert answer.status_code == 200
    assert b"<svg" not in answer.content.split(b"<main")[1]
    told = "No work on record yet" if kind == "work" else "No interviews yet"
    assert told in answer.content.decode()


def test_nothing_speaks_of_coders_where_there_is_one(study: Study) -> None:
    from tests.library import kept_interview

    kept_interview(study.sven)
    answer = signed_in(study.sven).get("/projects/another/pictures/transcript/")
    assert "Coder" not in answer.content.decode()


def test_what_the_address_does_not_mean_is_passed_over(ada: Client, scene: Scene) -> None:
    query = "?top=x&code=1&voice=-&interview=ü&unit=year&subcodes=maybe&transcript=2"
    for kind in KINDS:
        assert ada.get(page(scene, kind, query)).status_code == 200


def test_there_is_no_other_kind(ada: Client, scene: Scene) -> None:
    assert ada.get(page(scene, "pie")).status_code == 404

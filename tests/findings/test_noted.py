"""What is noted of participants without a passage stands in tables of themes, in words."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from coding.findings.exports import EXPORTS, Options, export
from coding.findings.kinds import KINDS, make
from coding.findings.printed import Printed
from coding.findings.tables import shown
from coding.themes.actions import compose_theme, join_passage, note_unchosen
from coding.themes.models import Joined, Theme
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.actions import add_attribute, add_footnote, set_values
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import bounds, kept_interview

pytestmark = pytest.mark.django_db
BY_PARTICIPANT, BY_ATTRIBUTE = "theme-participant", "theme-attribute"
TEXTS = ("csv", "jsonl", "md", "html", "latex")


@pytest.fixture
def theme(study: Study, interview: Interview) -> Theme:
    """P1 says so, P2 was not asked, nothing was found of P3, P4 has a contrary passage alone."""
    ada = By(study.ada)
    made = compose_theme(ada, name="A score is a claim")
    where = bounds(interview, "nobody else did")
    join_passage(ada, theme=made, interview=interview, **where)
    for label in ("P2", "P3", "P4", "P5"):
        kept_interview(study.ada, label)
    note_unchosen(ada, theme=made, participant=person("P2"), what="not asked", note="Too late")
    note_unchosen(ada, theme=made, participant=person("P3"), what="nothing found")
    other = Interview.objects.get(citation="P4", project=study.project)
    where = bounds(other, "nobody else did")
    join_passage(ada, theme=made, interview=other, joined=Joined.CONTRARY, **where)
    return made


def person(label: str) -> Participant:
    return Participant.objects.get(label=label)


def printed(member: Member, kind: str = BY_PARTICIPANT, **asked: str) -> Printed:
    options = {
        "asked": ["1"],
        "show": ["passages"],
        **{name: [value] for name, value in asked.items()},
    }
    return make(member, KINDS[kind], options).printed


def row(made: Printed) -> dict[str, str]:
    (held,) = made.rows
    return {one.key: shown(cell.said) for one, cell in zip(made.columns, held, strict=True)}


def written(member: Member, format: str, kind: str = BY_PARTICIPANT) -> bytes:
    out = io.BytesIO()
    export(member, kind, format, out, Options(table={"asked": ["1"]}))
    return out.getvalue()


@pytest.mark.parametrize(("show", "mark"), [("passages", "1"), ("presence", "•")])
def test_a_cell_without_a_passage_says_what_is_noted(
    study: Study, theme: Theme, show: str, mark: str
) -> None:
    found = row(printed(study.ada, show=show))
    said = [found[label] for label in ("P1", "P2", "P3", "P4", "P5")]
    assert said == [mark, "Not asked", "Nothing found", "Said otherwise", "—"]


def test_a_note_is_no_number_and_opens_the_contrary_passages_there_are(
    study: Study, theme: Theme
) -> None:
    (cells,) = printed(study.ada).rows
    links = {part.text: part.url for cell in cells for part in cell.parts}
    assert links["Not asked"] == links["Nothing found"] == ""
    behind = signed_in(study.ada).get(links["Said otherwise"])
    assert [piece.heard.participants for piece, _under in behind.context["pieces"]] == [("P4",)]


def test_of_contrary_passages_it_says_who_was_not_asked(study: Study, theme: Theme) -> None:
    found = row(printed(study.ada, joined="contrary"))
    said = [found[label] for label in ("P1", "P2", "P3", "P4", "P5")]
    assert said == ["—", "Not asked", "Nothing found", "1", "—"]


@pytest.mark.parametrize(
    ("joined", "head", "dash"),
    [
        ("said", "All quoted or paraphrased", "— none joined as quoted or paraphrased"),
        ("contrary", "All contrary", "— none joined as contrary"),
    ],
)
def test_a_dash_and_the_last_column_say_which_passages_they_are_of(
    study: Study, theme: Theme, joined: str, head: str, dash: str
) -> None:
    for show in ("passages", "presence", "names"):
        made = printed(study.ada, joined=joined, show=show)
        assert made.columns[-1].heading == head
        assert any(note.startswith(dash) for note in made.all_notes())
        assert "no passage chosen, which" not in " ".join(made.all_notes())


def test_by_name_a_column_tells_what_is_noted_of_others(study: Study, theme: Theme) -> None:
    found = row(printed(study.ada, show="names"))
    assert (found["said_by"], found["participants"]) == ("P1", "1")
    assert found["noted"] == "Said otherwise: P4; Not asked: P2; Nothing found: P3"


def test_by_attribute_it_says_of_whom(study: Study, theme: Theme) -> None:
    field = add_attribute(By(study.ada), name="Field")
    for label, value in (("P1", "A"), ("P2", "A"), ("P3", "B"), ("P4", "B")):
        values = [(value, "")]
        set_values(By(study.ada), participant=person(label), attribute=field, values=values)
    found = row(printed(study.ada, BY_ATTRIBUTE))
    assert (found["A"], found["B"], found["Not recorded"]) == (
        "1",
        "Said otherwise: P4; Nothing found: P3",
        "—",
    )


def test_the_page_and_every_format_say_it_and_the_note_below_says_what_it_is(
    study: Study, theme: Theme
) -> None:
    from django.urls import reverse

    address = reverse("findings:table", args=[study.slug, BY_PARTICIPANT])
    page = signed_in(study.olga).get(address).content.decode()
    told = [page, *(written(study.ada, format).decode() for format in TEXTS)]
    word = Document(io.BytesIO(written(study.ada, "docx")))
    told.append(" ".join(cell.text for cell in word.tables[0].rows[1].cells))
    book = load_workbook(io.BytesIO(written(study.ada, "xlsx")), read_only=True)
    told.append(" ".join(str(cell.value) for each in book.active for cell in each))
    assert len(told) == 1 + len(EXPORTS[BY_PARTICIPANT].formats)
    for text in told:
        assert "Not asked" in text
        assert "Nothing found" in text
        assert "absent" not in text.lower()
    assert "what the team noted of somebody" in page


def test_a_note_does_not_outlive_the_passage_that_is_chosen(study: Study, theme: Theme) -> None:
    other = Interview.objects.get(citation="P2", project=study.project)
    where = bounds(other, "nobody else did")
    join_passage(By(study.ada), theme=theme, interview=other, **where)
    assert row(printed(study.ada))["P2"] == "1"


def test_where_nothing_is_noted_no_note_speaks_of_it(study: Study, interview: Interview) -> None:
    compose_theme(By(study.ada), name="A score is a claim")
    assert not any("noted" in note for note in printed(study.ada).all_notes())


def test_behind_a_veil_only_ones_own_notes_stand_in_the_table(study: Study, theme: Theme) -> None:
    for label in ("P2", "P4"):
        held = Interview.objects.get(citation=label, project=study.project)
        Veil.objects.create(member=study.cleo, interview_id=held.pk)
    found = row(printed(study.cleo))
    assert [found[label] for label in ("P2", "P3", "P4")] == ["—", "Nothing found", "—"]


@pytest.fixture
def otherwise(study: Study, theme: Theme) -> Theme:
    note_unchosen(
        By(study.ada), theme=theme, participant=person("P5"), what="otherwise", note="Of teams"
    )
    return theme


TOLD = "Said otherwise: P5 (Of teams); Not asked: P2 (Too late); Nothing found: P3"


@pytest.mark.parametrize("format", ["md", "html", "docx", "csv", "jsonl", "xlsx"])
def test_exports_of_themes_tell_what_is_noted_with_its_notes(
    study: Study, otherwise: Theme, format: str
) -> None:
    data = written(study.ada, format, "themes")
    if format == "docx":
        text = " ".join(each.text for each in Document(io.BytesIO(data)).paragraphs)
    elif format == "xlsx":
        book = load_workbook(io.BytesIO(data), read_only=True)
        text = " ".join(str(cell.value) for each in book.active for cell in each)
    else:
        text = data.decode()
    assert TOLD in text


def test_the_table_of_themes_tells_who_said_otherwise_by_passage_and_by_note(
    study: Study, otherwise: Theme
) -> None:
    found = row(printed(study.ada, "theme-table", contrary="1", quiet="1"))
    assert found["contrary"] == "P4; noted, without a passage: P5 (Of teams)"
    assert found["no_passage_chosen"] == "P2, P3 and P5"
    assert found["noted"] == TOLD


def test_contrary_passages_of_a_sub_theme_are_told_apart(
    study: Study, interview: Interview, theme: Theme
) -> None:
    below = compose_theme(By(study.ada), name="A claim on teams", parent=theme)
    where = bounds(interview, "café talk")
    join_passage(By(study.ada), theme=below, interview=interview, joined=Joined.CONTRARY, **where)
    above, under = printed(study.ada, "theme-table", contrary="1").rows
    assert (shown(above[3].said), shown(under[3].said)) == ("P4; in sub-themes: P1", "P1")
    notes = " ".join(printed(study.ada, "theme-table", contrary="1").all_notes())
    assert "passages joined to the theme itself as speaking against it" in notes
    text = written(study.ada, "md", "themes").decode()
    assert "Contrary: P4. Contrary in sub-themes: P1." in text
    page = signed_in(study.ada).get(theme.get_absolute_url()).content.decode()
    assert "contrary <strong>P4</strong>" in page
    assert "contrary in sub-themes P1" in page


@pytest.mark.parametrize("kind", [BY_ATTRIBUTE, "code-attribute"])
def test_columns_by_attribute_say_how_many_they_hold_and_who_stands_in_several(
    study: Study, theme: Theme, kind: str
) -> None:
    field = add_attribute(By(study.ada), name="Field")
    told = {"P1": [("A", "")], "P2": [("A", ""), ("B", "*")]}
    for label, values in told.items():
        set_values(By(study.ada), participant=person(label), attribute=field, values=values)
    add_footnote(By(study.ada), mark="*", text="Moved in between.")
    made = printed(study.ada, kind)
    heads = [column.heading for column in made.columns]
    assert heads[1:4] == ["A (n = 2)", "B (n = 1)", "Not recorded (n = 3)"]
    notes = " ".join(made.all_notes())
    assert "a row can sum to more than its total: P2 (A, B*)." in notes
    assert "* Moved in between." in notes


@pytest.mark.parametrize(
    ("approach", "said"), [("reflexive", "•"), ("codebook", "1"), ("other", "1")]
)
def test_reflexive_analysis_tells_whether_until_a_team_asks_how_many(
    study: Study, theme: Theme, approach: str, said: str
) -> None:
    study.project.approach = approach
    study.project.save()
    member = Member.objects.select_related("project").get(pk=study.ada.pk)
    assert row(make(member, KINDS[BY_PARTICIPANT], None).printed)["P1"] == said

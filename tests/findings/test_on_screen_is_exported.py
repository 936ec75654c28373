"""What the passages page shows, over all its pages, is what each export holds, to the row."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import docx
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.codebook.models import Code
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.segments.models import Voice
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.actions import add_attribute, set_values
from interviews.transcripts.models import Attribute, Interview, Participant
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.desk.test_astray import corrected
from tests.library import TURNS, bounds, code_named, kept_interview

WITH_TEX = (
    *TURNS[:4],
    ("P1", "50% of it & more_of #that $x^2$ {was} \\wrong ~ in a way <we> could see, 'em--no."),
)


@dataclass
class Coded:
    """A study with some seventy codings by two people, and one of a member's looks at it."""

    study: Study
    client: Client
    codes: list[Code]
    interviews: list[Interview]
    attribute: Attribute

    @property
    def url(self) -> str:
        return reverse("desk:passages", args=[self.study.slug])


@pytest.fixture
def coded(study: Study) -> Coded:
    first = kept_interview(study.ada, "P1", WITH_TEX)
    second = kept_interview(study.ada, "P2")
    codes = [code_named(study.ada, name) for name in ("doubt", "care & cost_", "time")]
    codes += [code_named(study.ada, f"{code.name} too", parent=code) for code in codes[:2]]
    _code_at_random(study, [first, second], codes)
    attribute = add_attribute(By(study.ada), name="Context")
    for label, value in (("P1", "Academia"), ("P2", "Industry")):
        person = Participant.objects.get(label=label, project=study.project)
        set_values(By(study.ada), participant=person, attribute=attribute, values=[(value, "")])
    target = Target(interview=str(first.pk), **bounds(first, "What made you"))
    write_memo(By(study.ben), body="A thought", visibility="team", target=target)
    corrected(study, second, "Nothing of it stayed.")
    Veil.objects.create(member=study.cleo, interview_id=first.pk)
    return Coded(study, signed_in(study.ada), codes, [first, second], attribute)


def _code_at_random(study: Study, interviews: list[Interview], codes: list[Code]) -> None:
    chance = random.Random(5)
    for number in range(70):
        interview = chance.choice(interviews)
        assert interview.current is not None
        start = chance.randrange(len(interview.current.text) - 40)
        apply_code(
            By(chance.choice([study.ben, study.cleo])),
            code=chance.choice(codes),
            interview=interview,
            start=start,
            end=start + chance.randrange(8, 40),
            unsure=number % 5 == 0,
            rationale="because" if number % 7 == 0 else "",
        )


def some(draw: st.DrawFn, values: list[Any]) -> list[str]:
    return [str(one) for one in draw(st.lists(st.sampled_from(values), max_size=2, unique=True))]


@st.composite
def questions(draw: st.DrawFn, coded: Coded) -> str:
    codes = [code.pk for code in coded.codes]
    asked: dict[str, Any] = {name: some(draw, codes) for name in ("code", "with", "without")}
    asked["relation"] = draw(st.sampled_from(["overlap", "turn", "turns", "words"]))
    asked["near"] = draw(st.integers(0, 3))
    for name, value in (("match", "all"), ("alone", 1), ("unsure", 1), ("uncoded", 1)):
        if draw(st.integers(0, 3)) == 0:
            asked[name] = value
    asked["rows"] = draw(st.sampled_from(["passage", "coding"]))
    asked["words"] = draw(st.sampled_from(["", "", "e", '"the numbers"', "%"]))
    asked["role"] = draw(st.sampled_from(["", "", "participant", "interviewer"]))
    asked["voice"] = some(draw, list(Voice.objects.values_list("pk", flat=True)))[:1]
    asked[f"of-{coded.attribute.pk.hex}"] = draw(st.sampled_from([[], [], ["Industry"]]))
    asked["from"] = draw(st.sampled_from(["", "2020-01-01"]))
    return urlencode(
        [(name, one) for name, value in asked.items() if value for one in _list(value)]
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@dataclass
class Screen:
    """All that is shown for a question: the rows of every page, and the ways to take them out."""

    keys: list[str]
    words: list[str]
    outlets: dict[str, str]


def on_screen(coded: Coded, question: str) -> Screen:
    rows: list[Any] = []
    for number in range(1, 20):
        seen = coded.client.get(f"{coded.url}?{question}&page={number}").context
        rows += [*seen["rows"], *seen["astray"]]
        if not seen["page"].has_next():
            break
    outlets = {re.findall(r"format=(\w+)", url)[0]: url for _name, url in seen["outlets"]}
    return Screen([str(row.key) for row in rows], [row.heard.exact for row in rows], outlets)


def taken(coded: Coded, url: str) -> bytes:
    answer: Any = coded.client.get(url)
    return b"".join(answer.streaming_content)


def csv_ids(written: bytes) -> list[str]:
    return [row["row_id"] for row in csv.DictReader(io.StringIO(written.decode("utf-8-sig")))]


def compare(coded: Coded, question: str) -> int:
    """Screen and tables, row by row; answers with how many there are."""
    screen = on_screen(coded, question)
    assert csv_ids(taken(coded, screen.outlets["csv"])) == screen.keys
    lines = taken(coded, screen.outlets["jsonl"]).decode().splitlines()
    assert [json.loads(line)["row_id"] for line in lines] == screen.keys
    assert [json.loads(line)["quote"] for line in lines] == screen.words
    return len(screen.keys)


def test_every_question_takes_out_what_it_shows(coded: Coded) -> None:
    assert compare(coded, "") > 30
    assert compare(coded, "rows=coding&uncoded=1") > 50

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    @given(questions(coded))
    def ask(question: str) -> None:
        compare(coded, question)

    ask()


@pytest.mark.parametrize("rows", ["passage", "coding"])
def test_documents_hold_every_row_once_under_its_code(coded: Coded, rows: str) -> None:
    question = urlencode({"rows": rows, "uncoded": 1})
    screen = on_screen(coded, question)
    number = len(screen.keys)
    assert number > (50 if rows == "coding" else 30)
    html = taken(coded, screen.outlets["html"]).decode()
    assert html.count("<blockquote") == number
    latex = taken(coded, screen.outlets["latex"]).decode()
    assert latex.count(r"\begin{quot") == number
    markdown = taken(coded, screen.outlets["md"]).decode()
    assert len(re.findall(r"(?:^>.*\n)+", markdown, re.M)) == number
    word = docx.Document(io.BytesIO(taken(coded, screen.outlets["docx"])))
    quotes = [one for one in word.paragraphs if one.style and one.style.name == "Quote"]
    assert len(quotes) == 2 * number
    headings = [
        one.text for one in word.paragraphs if "Heading" in str(one.style and one.style.name)
    ]
    assert headings == [
        *("doubt", "doubt › doubt too", "care & cost_", "care & cost_ › care & cost_ too"),
        *("time", "No code of its own"),
    ]
    said = "\n".join(one.text for one in quotes)
    for words in screen.words:
        for part in words.split("\n"):
            assert part.strip() in said


def test_words_that_mean_something_to_latex_stay_words(coded: Coded) -> None:
    code, first = coded.codes[0], coded.interviews[0]
    where = bounds(first, WITH_TEX[-1][1])
    apply_code(By(coded.study.ben), code=code, interview=first, **where)
    screen = on_screen(coded, "words=%25&rows=coding")
    latex = taken(coded, screen.outlets["latex"]).decode()
    assert r"50\% of it \& more\_of \#that \$x\textasciicircum{}2\$ \{was\}" in latex
    assert r"\textbackslash{}wrong \textasciitilde{} in a way \textless{}we" in latex
    assert r"care \& cost\_" in taken(coded, on_screen(coded, "").outlets["latex"]).decode()


def test_behind_a_veil_the_screen_and_the_export_are_ones_own(coded: Coded) -> None:
    coded.client = signed_in(coded.study.cleo)
    screen = on_screen(coded, f"interview={coded.interviews[0].pk}&rows=coding")
    written = taken(coded, screen.outlets["csv"])
    assert csv_ids(written) == screen.keys
    coders = {row["coder"] for row in csv.DictReader(io.StringIO(written.decode("utf-8-sig")))}
    assert coders == {"CD"}


def test_the_command_asks_as_the_page_does(coded: Coded, tmp_path: Any) -> None:
    out = tmp_path / "some.csv"
    call_command(
        "export", coded.study.slug, "segments", format="csv", out=str(out),
        code=["doubt"], participant=["P1"], words="e", by_passage=True,
    )  # fmt: skip
    person = Participant.objects.get(label="P1", project=coded.study.project)
    asked = {"code": coded.codes[0].pk, "participant": person.pk, "words": "e"}
    assert csv_ids(out.read_bytes()) == on_screen(coded, urlencode(asked)).keys

"""A small coded interview to draw, and what tests look at in pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.test import Client
from lxml import etree

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

SVG = "{http://www.w3.org/2000/svg}"
SECOND = (
    ("Interviewer", "And what did it change?"),
    ("P2", "Nothing, for a year. Then everybody wanted the score and nobody the reasons."),
    ("P2", "I stopped trusting the numbers we had."),
)


@dataclass
class Scene:
    """Two interviews, a code with a sub-code and one beside them, coded by Ada and Ben."""

    study: Study
    first: Interview
    second: Interview
    codes: dict[str, Code] = field(default_factory=dict)

    def coded(self, by: Member, code: str, interview: Interview, words: str) -> Coding:
        where = bounds(interview, words)
        return apply_code(By(by), code=self.codes[code], interview=interview, **where)


def coded_scene(study: Study) -> Scene:
    scene = Scene(study, kept_interview(study.ada), kept_interview(study.ada, "P2", SECOND))
    trust = code_named(study.ada, "trust")
    scene.codes = {
        "trust": trust,
        "numbers": code_named(study.ada, "trust in numbers", parent=trust),
        "doubt": code_named(study.ada, "doubt"),
    }
    scene.coded(study.ada, "numbers", scene.first, "the numbers we had were café talk")
    scene.coded(study.ben, "numbers", scene.first, "numbers we had")
    scene.coded(study.ben, "trust", scene.first, "nobody else did 🙂, and the numbers")
    scene.coded(study.ada, "doubt", scene.first, "were café talk")
    scene.coded(study.ada, "doubt", scene.second, "Nothing, for a year")
    scene.coded(study.ben, "trust", scene.second, "trusting the numbers")
    return scene


def drawing(client: Client, address: str) -> etree._Element:
    """The picture on a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    return etree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6].encode())


def marks(svg: etree._Element) -> list[tuple[str, str]]:
    """What each mark is read as, and where it leads."""
    return [(one.get("aria-label", ""), one.get("href", "")) for one in svg.iter(f"{SVG}a")]


def words(svg: etree._Element) -> list[str]:
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]

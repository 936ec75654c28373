"""Waltraud, of whom there is a distinctive word in every place that keeps what people say."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from coding.codebook.actions import coin, revise
from coding.codebook.models import Code
from coding.discussion.actions import answer, open_discussion, settle
from coding.memos.actions import change_memo, share_memo, write_memo
from coding.memos.models import Memo
from coding.segments.actions import apply_code, qualify
from coding.segments.models import Coding
from coding.themes.actions import compose_theme, join_passage, quote_passage
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.transcripts.actions import (
    add_attribute,
    change_interview,
    change_participant,
    publish,
    set_speaker,
    set_values,
)
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.looking_over import keep, look
from interviews.transcripts.models import (
    Anchor,
    ImportFile,
    Interview,
    Participant,
    Speaker,
    Turn,
)
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import arrived, bounds

SAID = (
    "Waltraud: Brombeerwein kept me going through all of it, and I mean all of it.\n"
    "Interviewer: And what did you do about it then?\n"
    "Waltraud: I planted quittenbaum upon quittenbaum behind the house, that is what I did.\n"
)
QUOTED = "I planted quittenbaum upon quittenbaum behind the house"
# Where each word stands, for whoever finds one afterwards.
WORDS = {
    "brombeerwein": "speech, an in-vivo code",
    "quittenbaum": "speech, a theme, a code's example, a former wording of a memo",
    "quittenbaeume": "a corrected version",
    "waltraud": "speaker, file names, an interview's title, a job, an answer",
    "zirbelnuss": "speaker, a memo elsewhere",
    "schlehenhof": "an attribute's value",
    "mispelweg": "the participant's note",
    "holunder": "memos on passages, shared and private",
    "kornelkirsche": "a coding's rationale",
    "sanddorn": "the note of a passage in a theme",
    "vogelbeere": "an editorial mark of a quote",
    "eberesche": "a discussion, its answer, its decision",
    "weissdorn": "a word its lead knows of",
    "felsenbirne": "a file waiting to be looked over",
}


@dataclass
class Person:
    participant: Participant
    interview: Interview
    coding: Coding
    code: Code
    elsewhere: Memo


def arrive(study: Study) -> Person:
    """Everything of hers, through the project's own actions."""
    interview = _interview(study)
    participant = Participant.objects.get(project=study.project, label="P1")
    _table(study, participant)
    coding = _codings(study, interview)
    _talk(study, interview, coding)
    _theme(study, coding)
    elsewhere = _elsewhere(study)
    arrived(study.ada, "Waltraud again.txt", b"Waltraud: Felsenbirne.\nI: So?\nWaltraud: Yes.\n")
    jobs.begin(study.ada, "test", {"name": "Waltraud.txt"})
    Job.objects.filter(kind="test").update(sentence="Waltraud.txt could not be read.")
    return Person(participant, interview, coding, coding.code, elsewhere)


def _interview(study: Study) -> Interview:
    file: ImportFile = arrived(study.ada, "Waltraud.txt", SAID.encode())
    interview = keep(By(study.ada, uuid.uuid4()), file, look(file))
    change_interview(By(study.ada, uuid.uuid4()), interview=interview, title="Waltraud's talk")
    speaker = Speaker.objects.get(interview=interview, name="Waltraud")
    named = {"name": "Waltraud Zirbelnuss", "role": "participant", "participant": "P1"}
    set_speaker(By(study.ada), speaker=speaker, **named)
    return interview


def _table(study: Study, participant: Participant) -> None:
    attribute = add_attribute(By(study.ada), name="Place")
    asked = By(study.ada, uuid.uuid4())
    set_values(asked, participant=participant, attribute=attribute, values=[("Schlehenhof", "")])
    set_values(By(study.ada), participant=participant, attribute=attribute, values=[("North", "")])
    again = [("Schlehenhof 2", "")]
    set_values(By(study.ada), participant=participant, attribute=attribute, values=again)
    change_participant(By(study.ada), participant=participant, note="Lives at Mispelweg 3")


def _codings(study: Study, interview: Interview) -> Coding:
    code = coin(
        By(study.ben, uuid.uuid4()),
        name="Brombeerwein kept me going",
        kind="in_vivo",
        example=f"As in “{QUOTED}”",
    )
    revise(By(study.ben), code=code, brief="What helped")
    place = bounds(interview, QUOTED)
    coding = apply_code(By(study.ben, uuid.uuid4()), code=code, interview=interview, **place)
    qualify(By(study.ben, uuid.uuid4()), coding=coding, rationale="Kornelkirsche, again")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "Brombeerwein"))
    _correct(study, interview)
    coding.interview.refresh_from_db()
    return coding


def _correct(study: Study, interview: Interview) -> None:
    interview.refresh_from_db()
    assert interview.current is not None
    text = interview.current.text
    turns = [
        NewTurn(
            turn.label,
            turn.speaker_id,
            text[turn.start : turn.end].replace("behind the house", "behind my quittenbaeume"),
        )
        for turn in Turn.objects.filter(version=interview.current).order_by("index")
    ]
    publish(By(study.ada, uuid.uuid4()), interview, turns, base=interview.current.pk)
    interview.refresh_from_db()


def _talk(study: Study, interview: Interview, coding: Coding) -> None:
    on = Target(model="segments.Coding", id=str(coding.pk))
    shared = write_memo(By(study.ben, uuid.uuid4()), body="Holunder, as she said", target=on)
    share_memo(By(study.ben), memo=shared)
    write_memo(By(study.cleo), body="Holunder, privately", title="Holunder", target=on)
    write_memo(
        By(study.ada),
        body="Holunder of all",
        target=Target(
            "transcripts.Participant",
            str(Participant.objects.get(project=study.project, label="P1").pk),
        ),
    )
    discussion = open_discussion(By(study.ben), question="Eberesche?", target=on)
    answer(By(study.cleo, uuid.uuid4()), discussion=discussion, body="Eberesche, yes")
    settle(
        By(study.ada),
        discussion=discussion,
        outcome="both stand",
        what="Eberesche",
        why="Eberesche",
    )


def _theme(study: Study, coding: Coding) -> None:
    theme = compose_theme(By(study.ada), name="Planting", concept=f"They say: {QUOTED}, and so on.")
    asked = By(study.ada, uuid.uuid4())
    anchor = Anchor.objects.get(span=coding.span, transcript=coding.interview.current_id)
    exact, place = anchor.exact, {"start": anchor.start, "end": anchor.end}
    evidence = join_passage(
        asked, theme=theme, interview=coding.interview, note="Sanddorn after all", **place
    )
    mark = {"kind": "insert", "at": len(exact), "text": "vogelbeere"}
    quote_passage(By(study.ada), evidence=evidence, marks=[mark])


def _elsewhere(study: Study) -> Memo:
    memo = write_memo(By(study.ben), body=f"On method. “{QUOTED}” is what I think of.")
    change_memo(By(study.ben), memo=memo, body="On method. Frau Zirbelnuss, and the weissdorn.")
    share_memo(By(study.ben), memo=memo)
    return memo

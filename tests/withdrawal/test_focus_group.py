"""In an interview with others, only what the participant said goes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coding.segments.actions import apply_code
from coding.segments.models import Coding
from coding.themes.actions import compose_theme, join_passage, quote_passage
from coding.themes.models import Quote
from coding.themes.queries import entry_of
from interviews.formats.transcript import Transcript
from interviews.formats.transcript import Turn as Read
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.verifying import verify
from interviews.projects.models import Blob, Veil
from interviews.transcripts.actions import SpeakerPlan, go_back, keep_interview, publish
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import (
    Anchor,
    Interview,
    InterviewParticipant,
    Participant,
    Speaker,
    TranscriptVersion,
    Turn,
)
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.scanning import met
from tests.withdrawal.test_withdrawal import withdrawn

pytestmark = pytest.mark.django_db(transaction=True)

SAID = (
    ("Moderator", "Who would like to begin?"),
    ("Waltraud Zirbelnuss", "The quittenbaum was mine, it always was."),
    ("Erna", "I was there too, Frau Zirbelnuss, and it rained on 😀 everything."),
    ("Waltraud Zirbelnuss", "Brombeerwein."),
    ("Erna", "Nothing else to say, then."),
)
WORDS = ("quittenbaum", "brombeerwein", "zirbelnuss", "waltraud")


@pytest.fixture
def group(study: Study) -> Interview:
    plans = [
        SpeakerPlan("Moderator", "interviewer"),
        SpeakerPlan("Waltraud Zirbelnuss", "participant", "P1"),
        SpeakerPlan("Erna", "participant", "P2"),
    ]
    original = Blob.of(study.project.pk, "group.txt", b"Waltraud Zirbelnuss and all")
    original.save(force_insert=True)
    read = tuple(Read(who, text, 3.0 * at, 3.0 * at + 2) for at, (who, text) in enumerate(SAID))
    about = About(original=str(original.pk))
    kept = keep_interview(By(study.ada), Transcript("test", read), plans, about)
    _corrected(study, kept)
    return kept


def _corrected(study: Study, kept: Interview) -> None:
    assert kept.current is not None
    turns = [
        NewTurn(turn.label, turn.speaker_id, kept.current.text[turn.start : turn.end] + " So.")
        for turn in Turn.objects.filter(version=kept.current).order_by("index")
    ]
    publish(By(study.ada), kept, turns, base=kept.current.pk)
    kept.refresh_from_db()


def waltraud(study: Study) -> Participant:
    return Participant.objects.get(project=study.project, label="P1")


def code(study: Study, group: Interview, words: str, by: str = "ben") -> Coding:
    member = getattr(study, by)
    name = code_named(study.ada, f"Code {Coding.objects.count()}")
    return apply_code(By(member), code=name, interview=group, **bounds(group, words))


def lies(coding: Coding) -> Anchor:
    current = Interview.objects.get(pk=coding.interview_id).current_id
    return Anchor.objects.get(span=coding.span, transcript=current)


def test_its_text_says_withdrawn_where_they_spoke(study: Study, group: Interview) -> None:
    withdrawn(study, waltraud(study))
    group.refresh_from_db()
    assert group.current is not None
    assert group.current.text.split("\n") == [
        "Who would like to begin? So.",
        "[withdrawn]",
        "I was there too, Frau [withdrawn], and it rained on 😀 everything. So.",
        "[withdrawn]",
        "Nothing else to say, then. So.",
    ]
    labels = Turn.objects.filter(version=group.current).values_list("label", flat=True)
    assert list(labels) == ["1", "2", "3", "4", "5"]
    assert not group.removed


def test_none_of_their_words_is_met_afterwards(
    study: Study, group: Interview, tmp_path: Path
) -> None:
    code(study, group, "quittenbaum was mine")
    code(study, group, "begin? So.\nThe quittenbaum", "cleo")
    code(study, group, "it rained on 😀 everything")
    row = withdrawn(study, waltraud(study))
    assert row.done
    assert met(WORDS, study.ada, tmp_path) == []
    assert verify(study.project.pk).whole


def test_codings_of_others_words_keep_their_exact_place(study: Study, group: Interview) -> None:
    rained = code(study, group, "it rained on 😀 everything")
    around = code(study, group, "I was there too, Frau Zirbelnuss, and")
    theirs = code(study, group, "quittenbaum was mine")
    across = code(study, group, "begin? So.\nThe quittenbaum", "cleo")
    withdrawn(study, waltraud(study))
    assert lies(rained).exact == "it rained on 😀 everything"
    assert lies(around).exact == "I was there too, Frau [withdrawn], and"
    assert lies(rained).settled
    for coding in (theirs, across):
        coding.refresh_from_db()
        assert coding.removed
        assert not Anchor.objects.filter(span=coding.span).exclude(exact="").exists()


def quoted(study: Study, group: Interview, words: str, left_out: str) -> Quote:
    theme = compose_theme(By(study.ada), name=f"Theme {left_out}")
    evidence = join_passage(By(study.ada), theme=theme, interview=group, **bounds(group, words))
    start = words.index(left_out)
    cut = {"kind": "cut", "start": start, "end": start + len(left_out)}
    return quote_passage(By(study.ada), evidence=evidence, marks=[cut])


def left_out(quote: Quote) -> str:
    quote.refresh_from_db()
    (cut,) = quote.marks
    current = Interview.objects.get(pk=quote.interview_id).current_id
    source = Anchor.objects.get(span=quote.span, transcript=current).exact
    return source[cut["start"] : cut["end"]]


def test_marks_of_quotes_of_others_words_stay_over_their_words(
    study: Study, group: Interview
) -> None:
    after = quoted(study, group, "Frau Zirbelnuss, and it rained on 😀 everything", "rained on ")
    over = quoted(study, group, "there too, Frau Zirbelnuss, and", "Frau Zirbelnuss")
    beyond = quoted(study, group, "it rained on 😀 everything", "rained on 😀")
    withdrawn(study, waltraud(study))
    assert left_out(after) == "rained on "
    assert left_out(over) == "Frau [withdrawn]"
    assert left_out(beyond) == "rained on 😀"


def timed(study: Study, group: Interview) -> None:
    """Publish the interview with each of its words timed; the first at 0 seconds in every turn."""
    assert group.current is not None
    turns = []
    for turn in group.current.turns.order_by("index"):
        words = group.current.text[turn.start : turn.end]
        starts = [found.start() for found in re.finditer(r"\S+", words)]
        cues = [[at, float(count), count + 1.0] for count, at in enumerate(starts)]
        turns.append(NewTurn(turn.label, turn.speaker_id, words, cues=cues))
    publish(By(study.ada), group, turns, base=group.current.pk)
    group.refresh_from_db()


def test_times_within_others_turns_stay_with_their_words(study: Study, group: Interview) -> None:
    timed(study, group)
    withdrawn(study, waltraud(study))
    group.refresh_from_db()
    assert group.current is not None
    _asked, theirs, ernas, *_rest = group.current.turns.order_by("index")
    text = group.current.text[ernas.start : ernas.end]
    said = [(text[at:].split()[0], begins) for at, begins, _ends in ernas.cues]
    assert said == [(word, float(count)) for count, word in enumerate(text.split())]
    assert theirs.cues == [], "when they spoke which word is theirs too"


def test_earlier_versions_are_empty_and_cannot_come_back(study: Study, group: Interview) -> None:
    withdrawn(study, waltraud(study))
    former = TranscriptVersion.objects.filter(interview=group).order_by("number")[:2]
    assert [(row.text, row.digest, row.removed) for row in former] == [("", "", True)] * 2
    assert not Turn.objects.filter(version__in=list(former)).exists()
    assert bytes(Blob.objects.get().data) == b""
    group.refresh_from_db()
    with pytest.raises(Refused, match="erased"):
        go_back(By(study.ada), interview=group, version=former[0], base=str(group.current_id))


def test_a_veil_does_not_hold_it_up_and_stays(study: Study, group: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=group.pk)
    assert withdrawn(study, waltraud(study)).done
    assert Veil.objects.filter(interview_id=group.pk).exists()


def test_they_no_longer_count_as_somebody_who_speaks(study: Study, group: Interview) -> None:
    theme = compose_theme(By(study.ada), name="Rain")
    place = bounds(group, "it rained on")
    join_passage(By(study.ada), theme=theme, interview=group, **place)
    withdrawn(study, waltraud(study))
    entry = entry_of(study.ada, theme)
    assert (entry.saying, entry.quiet) == (["P2"], [])
    names = set(Speaker.objects.filter(interview=group).values_list("name", flat=True))
    assert names == {"Moderator", "P1 (withdrawn)", "Erna"}
    present = InterviewParticipant.objects.visible_to(study.ada).filter(interview=group)
    assert present.get().participant.label == "P2"

"""Choosing a quote's words, marking it, using it, printing it in the team's style."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.themes.actions import (
    add_mark,
    choose_part,
    choose_quote_style,
    leave_quote_out,
    mask_words,
    quote_passage,
    reword_mark,
    step_part,
    take_mark_off,
    use_quote,
)
from coding.themes.listing import quotes_listed
from coding.themes.models import Quote, QuoteUse
from coding.themes.views.quote_list import Asked
from coding.themes.voices import balance_of
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Veil
from interviews.transcripts.actions import add_attribute, set_values
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study, signed_in
from tests.desk.test_astray import corrected
from tests.library import bounds, kept_interview
from tests.themes.quotes import LAST, WORDS, cut, emphasis, mask, page, post, quote_of, text_of

# Which words


def test_a_quote_may_reach_into_the_turns_beside_its_passage(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, "Say more about that")
    start = bounds(interview, "café talk.")["start"]
    end = bounds(interview, "People said שלום")["end"]
    choose_part(By(study.ada), quote=quote, start=start, end=end)
    assert text_of(study) == (
        "P1: café talk.\nInterviewer: Say more about that.\nP1: People said שלום"
    )
    assert str(Quote.objects.get()) == "P1:3.1"


@pytest.mark.parametrize(
    ("words", "says"),
    [("I felt responsible. So we", "stays within"), ("Well, nobody", "some words of its passage")],
)
def test_it_may_not_leave_its_passage(
    study: Study, interview: Interview, words: str, says: str
) -> None:
    quote = quote_of(study.ada, interview, "Say more about that")
    assert interview.current
    text = interview.current.text.replace("\n", " ")
    start = text.index(words)
    with pytest.raises(Refused, match=says):
        choose_part(By(study.ada), quote=quote, start=start, end=start + len(words))


def test_marks_go_with_their_words_when_another_part_is_chosen(
    study: Study, interview: Interview
) -> None:
    marks = [cut(LAST, ", and it was wrong too"), emphasis(LAST, "our own"), mask(LAST, "see", "x")]
    quote = quote_of(study.ada, interview, LAST, *marks)
    choose_part(By(study.ada), quote=quote, **bounds(interview, "own test, and it was"))
    assert text_of(study) == "*own* test […]"
    undo(By(study.ada))
    assert text_of(study).startswith("So we wrote *our own* test […]")


def test_a_part_of_a_masked_name_stays_masked(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, LAST, mask(LAST, "our own test"))
    choose_part(By(study.ada), quote=quote, **bounds(interview, "test, and it was wrong"))
    assert text_of(study) == "[name], and it was wrong"


def test_it_begins_and_ends_a_word_earlier_or_later(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, WORDS)
    for step, text in (
        ("begin-earlier", "and it was wrong too"),
        ("begin-later", "it was wrong too"),
        ("end-later", "it was wrong too,"),
        ("end-earlier", "it was wrong too"),
        ("end-earlier", "it was wrong"),
    ):
        step_part(By(study.ada), quote=quote, step=step)  # type: ignore[arg-type]
        assert text_of(study) == text


def test_the_words_can_be_named_in_a_form(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, WORDS)
    assert post(study, quote, "part", first="So we", last="wrong too") == 302
    assert text_of(study) == "So we wrote our own test, and it was wrong too"
    assert post(study, quote, "part", first="wrong", last="see") == 422
    assert post(study, quote, "part", first="see", last="So we") == 422
    assert post(study, quote, "part", start="x", end="3") == 422


def test_words_drawn_in_a_text_that_was_corrected_since_are_refused(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, WORDS)
    read = str(interview.current_id)
    corrected(study, interview, LAST.replace("wrote", "rewrote"))
    where = bounds(interview, WORDS)
    with pytest.raises(Conflict):
        choose_part(By(study.ada), quote=quote, transcript_id=read, **where)


def test_one_passage_holds_several_quotes(study: Study, interview: Interview) -> None:
    first = quote_of(study.ada, interview, LAST)
    assert first.evidence
    second = quote_passage(By(study.ada), evidence=first.evidence)
    choose_part(By(study.ada), quote=second, **bounds(interview, WORDS))
    assert [(one.citation, one.text) for one in quotes_listed(study.ada)] == [
        ("P1:5.1", LAST),
        ("P1:5.2", WORDS),
    ]


def test_no_other_part_is_chosen_while_an_interview_is_read_independently(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, WORDS)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    with pytest.raises(Refused, match="independently"):
        step_part(By(study.ada), quote=quote, step="end-later")


# Its marks


def test_marks_are_added_reworded_and_taken_off_one_by_one(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    add_mark(By(study.ada), quote=quote, mark=mask(LAST, "our own test", "a test"))
    add_mark(By(study.ben), quote=quote, mark=cut(LAST, ", but wrong in a way we could see"))
    assert text_of(study) == "So we wrote [a test], and it was wrong too […]."
    kept = Quote.objects.get().marks
    reword_mark(By(study.ada), quote=quote, mark=kept[0], text="their test")
    take_mark_off(By(study.ada), quote=quote, mark=kept[1])
    assert text_of(study).startswith("So we wrote [their test], and it was wrong too, but")
    with pytest.raises(Conflict):
        reword_mark(By(study.ada), quote=quote, mark=kept[0], text="again")


def test_a_word_can_be_masked_wherever_it_stands(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, LAST)
    mask_words(By(study.ada), quote=quote, words="wrong", text="so")
    assert text_of(study).count("[so]") == 2
    with pytest.raises(Refused):
        mask_words(By(study.ada), quote=quote, words="wrong", text="so")


def test_the_page_shows_the_words_under_a_mark_and_copies_do_not(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, LAST, mask(LAST, "our own test", "a test"))
    shown = page(study, quote)
    assert 'is-masked">our own test</span>' in shown
    printed = re.findall(r"(?s)<textarea.*?</textarea>|id=\"printed\">.*?</div>", shown)
    assert len(printed) == 4
    assert all("a test" in one and "our own" not in one for one in printed)


def test_marks_are_sent_as_they_were_drawn(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, LAST)
    drawn = {"kind": "insert", "at": 24, "text": "s", "tight": True}
    assert post(study, quote, "mark", mark=json.dumps(drawn)) == 302
    assert "test[s]," in text_of(study)
    assert post(study, quote, "mark", off=json.dumps(drawn)) == 302
    assert text_of(study) == LAST
    assert post(study, quote, "mark", kind="mask", words="our own test", text="a test") == 302
    assert "wrote [a test]," in text_of(study)
    assert post(study, quote, "mark", mark="[" * 100_000) == 422
    assert post(study, quote, "mark", mark='{"kind": "blur"}') == 422


# Used ones


def test_used_quotes_are_counted_by_participant_and_theme(
    study: Study, interview: Interview
) -> None:
    second = kept_interview(study.ada, "P2")
    used = quote_of(study.ada, interview, WORDS, theme="One")
    quote_of(study.ada, interview, "I felt responsible", theme="Two")
    quote_of(study.ada, second, WORDS, theme="Three")
    use_quote(By(study.ben), quote=used)
    use_quote(By(study.ada), quote=used)
    assert QuoteUse.objects.count() == 1
    assert used.evidence
    theme = used.evidence.theme
    balance = balance_of(quotes_listed(study.olga), ["P1", "P2", "P3"], [(theme.pk, "One", 0)])
    told = [(one.name, one.used, one.quotes) for one in balance.participants]
    assert told == [("P1", 1, 2), ("P2", 0, 1), ("P3", 0, 0)]
    assert [(one.used, one.quotes) for one in balance.themes] == [(1, 1)]
    assert (balance.used, balance.quotes) == (1, 3)
    leave_quote_out(By(study.ben), quote=used)
    assert not any(one.used for one in quotes_listed(study.olga))
    undo(By(study.ben))
    assert [one.used for one in quotes_listed(study.olga)].count(True) == 1


def test_the_figures_lead_to_the_quotes_they_count(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, WORDS, theme="One")
    quote_of(study.ada, interview, "I felt responsible", theme="Two")
    use_quote(By(study.ada), quote=quote)
    client = signed_in(study.ada)
    every = client.get(f"/projects/{study.slug}/quotes/").content.decode()
    for query, number in re.findall(r'<td class="number"><a href="(\?[^"]*)">(\d+)</a>', every):
        address = f"/projects/{study.slug}/quotes/{query}".replace("&amp;", "&")
        found = client.get(address).content.decode()
        assert found.count('class="quote-found"') == int(number)
    assert Asked(used="yes", participant="P2").any


def test_the_list_takes_the_same_queries_however_long_it_is(
    study: Study, interview: Interview
) -> None:
    add_attribute(By(study.ada), name="Field")
    quote_of(study.ada, interview, WORDS)
    few = _queries(study)
    for number, words in enumerate(["nobody else did", "I felt responsible", "our own test"]):
        use_quote(By(study.ada), quote=quote_of(study.ada, interview, words, theme=f"T{number}"))
    assert _queries(study) == few


def test_a_long_list_is_read_page_by_page_with_what_is_asked(
    study: Study, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coding.themes.views.quote_list.ON_A_PAGE", 2)
    for number, words in enumerate([WORDS, "nobody else did", "I felt responsible"]):
        use_quote(By(study.ada), quote=quote_of(study.ada, interview, words, theme=f"T{number}"))
    quote_of(study.ada, interview, "our own test")
    client, address = signed_in(study.ada), f"/projects/{study.slug}/quotes/"
    first = client.get(address, {"used": "yes"})
    later = client.get(address, {"used": "yes", "page": "2"})
    seen = [one.id for answer in (first, later) for one, _html in answer.context["found"]]
    assert [len(answer.context["found"]) for answer in (first, later)] == [2, 1]
    assert seen == [one.id for one in quotes_listed(study.ada) if one.used]
    page = first.content.decode()
    assert 'href="?used=yes&amp;page=2"' in page
    assert "3 quotes" in page
    assert WORDS in first.context["copies"].plain
    assert WORDS in later.context["copies"].plain
    assert client.get(address, {"page": "99"}).status_code == 200


def _queries(study: Study) -> int:
    client = signed_in(study.ada)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/projects/{study.slug}/quotes/")
    return len(queries)


# The team's style


def test_everything_is_printed_in_the_style_the_team_chose(
    study: Study, interview: Interview
) -> None:
    field = add_attribute(By(study.ada), name="Field")
    person = Participant.objects.get(label="P1")
    set_values(By(study.ada), participant=person, attribute=field, values=[("industry", "")])
    quote_of(study.ada, interview, LAST, cut(LAST, "So"), emphasis(LAST, "own"))
    sent = {
        "named": "participant",
        "frame": "brackets",
        "attributes": [str(field.pk)],
        "quotation": "“ ”",
        "cut": "…",
        "bold": "yes",
        "emphasis_note": "our emphasis",
        "inline": "yes",
    }
    client = signed_in(study.ben)
    address = f"/projects/{study.slug}/quotes/style/"
    assert client.post(f"{address}choose/", sent).status_code == 302
    shown = client.get(address).content.decode()
    assert "“… we wrote our <strong>own</strong> test" in shown
    assert "could see.” (P1, industry; our emphasis)</p>" in shown
    told = client.get(f"/projects/{study.slug}/findings/export/?kind=themes&format=md")
    written = b"".join(told.streaming_content).decode() if told.streaming else told.content.decode()
    assert "“… we wrote our **own** test" in written
    assert "(P1, industry; our emphasis), quoted" in written


def test_a_style_nobody_can_print_is_refused(study: Study) -> None:
    client = signed_in(study.ada)
    sent = {"named": "shoe size", "frame": "brackets", "cut": "…", "bold": "no", "inline": "no"}
    answer = client.post(f"/projects/{study.slug}/quotes/style/choose/", sent)
    assert answer.status_code == 422


def test_two_people_choosing_a_style_are_told(study: Study) -> None:
    choose_quote_style(By(study.ada), attributes=[], expected=0, cut="…")
    with pytest.raises(Conflict):
        choose_quote_style(By(study.ben), attributes=[], expected=0, cut="...")

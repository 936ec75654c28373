"""What is noted of participants not chosen, and why quiet questions need not be asked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from coding.themes.models import Answer, Otherwise, Theme, Unchosen
from coding.themes.quiet import QuietQuestion
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.models import Participant


@action("theme.noted")
def note_unchosen(
    act: Act, *, theme: Theme, participant: Participant, what: str, note: str = ""
) -> list[Unchosen]:
    """Note that a participant said otherwise, was not asked, or that nothing was found.

    An empty ``what`` takes the note away. What a veil hides from the author stays.
    """
    if what and what not in Otherwise.values:
        raise Refused(_("Choose what there is: said otherwise, not asked, or nothing found."))
    if note.strip() and not what:
        raise Refused(_("Choose what the note says: said otherwise, not asked, or nothing found."))
    seen = Unchosen.objects.visible_to(act.member)
    known = list(seen.filter(theme=theme, participant=participant))
    if not what:
        return [act.remove(row) for row in known]
    if known:
        return [act.change(known[0], what=what, note=note.strip())]
    made = Unchosen(theme=theme, participant=participant, what=what, note=note.strip())
    made.noted_by, made.noted_at = act.member, act.at
    return [act.create(made)]


@action("theme.answered")
def answer_question(act: Act, *, theme: Theme, question: QuietQuestion, because: str) -> Answer:
    """Say why a quiet question need not be asked of this theme any more."""
    if not because.strip():
        raise Refused(_("Write an answer in a few words: a later reader will ask the same."))
    known = Answer.objects.filter(theme=theme, question=question.value, removed=False).first()
    if known:
        return act.change(known, because=because.strip())
    return act.create(
        Answer(
            theme=theme,
            question=question.value,
            because=because.strip(),
            answered_by=act.member,
            answered_at=act.at,
        )
    )


@action("theme.asked_again")
def ask_again(act: Act, *, answer: Answer) -> Answer:
    """Let a quiet question be asked again; its answer stays in the theme's history."""
    return act.remove(answer)

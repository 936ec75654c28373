"""What a name could become: general terms, and the id of the participant whose name it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from interviews.masking.names import Kind, key
from interviews.masking.queries import Names, Shown, Text
from interviews.masking.replacing import Finder, Name
from interviews.projects.models import Member
from interviews.transcripts.models import Speaker

TERMS = (
    _("[friend]"),
    _("[colleague]"),
    _("[manager]"),
    _("[partner]"),
    _("[child]"),
    _("[mother]"),
    _("[father]"),
    _("[sibling]"),
    _("[teacher]"),
    _("[school]"),
    _("[university]"),
    _("[employer]"),
    _("[hospital]"),
    _("[city]"),
    _("[town]"),
    _("[country]"),
)
GENERAL = {
    Kind.ORGANISATION: _("[organisation]"),
    Kind.PLACE: _("[place]"),
    Kind.MAIL: _("[mail address]"),
    Kind.PHONE: _("[telephone number]"),
    Kind.URL: _("[web address]"),
    Kind.ID: _("[number]"),
}


def suggestion(member: Member, shown: Shown, names: Names) -> str:
    """The participant's id where a speaker is called so; else a general term.

    People get a number each, so that they can still be told apart.
    """
    if shown.kind is not Kind.PERSON:
        return str(GENERAL[shown.kind])
    finder = Finder({1: Name(shown.forms)})
    speakers = Speaker.objects.visible_to(member).exclude(participant=None)
    for name, label in speakers.values_list("name", "participant__label"):
        if finder.find(name) and not finder.find(label):
            return str(label)
    taken = {one.entry.replacement for one in names.entries if one.entry}
    numbers = range(1, len(taken) + 2)
    return next(term for n in numbers if (term := _("[person %(n)d]") % {"n": n}) not in taken)


def common_word(name: Name, texts: Iterable[Text]) -> bool:
    """Whether a name is a common word too (Will, Rose): in lower case nearly as often."""
    single = tuple(form for form in name.forms if len(key(form).split()) == 1)
    finder = Finder({1: Name(single)})
    low = high = 0
    for held in texts if single else ():
        for hit in finder.find(held.text):
            lower = held.text[hit.start : hit.end].islower()
            low, high = low + lower, high + (not lower)
    return low > 0 and low * 2 >= high

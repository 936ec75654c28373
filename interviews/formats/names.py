"""Which words may be a speaker's name or role, and which only look like one ("Note:", "Date:")."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_NAME = 50  # characters
MOST_WORDS = 6


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


HEADER_WORDS = words(
    """date time place location duration length title subject topic project study file filename
    audio recording transcript transcription transcriber participants attendees speakers interview
    keywords summary source url version language setting interview-date transcribed-by
    interview-number date-of-interview recorded-on datum uhrzeit ort dauer titel thema projekt datei
    aufnahme sprache transkript transkription teilnehmer teilnehmende lieu durée titre sujet langue
    fecha lugar duración título tema idioma data luogo durata titolo"""
)
"""Words that stand before a colon at the head of a document."""

NOT_NAMES = HEADER_WORDS | words(
    """note notes nb n.b. ps p.s. re e.g. i.e. example warning caution tip hint important update
    edit comment anmerkung hinweis beispiel remarque exemple nota ejemplo http https ftp mailto
    email phone tel www ok okay yes no yeah well so and but also ja nein oui non sí"""
)
"""Words before a colon that are nobody, however often they come back."""

_ROLES = words(
    """interviewer interviewerin interviewee researcher participant respondent moderator
    moderatorin facilitator speaker host guest informant patient teacher student expert
    befragter befragte interviewpartner interviewpartnerin forscher forscherin sprecher sprecherin
    intervieweur intervieweuse enquêteur enquêtrice enquêté enquêtée participante
    entrevistador entrevistadora entrevistado entrevistada intervistatore intervistatrice
    intervistato intervistata haastattelija haastateltava intervjuare kysyjä vastaaja
    question answer int res mod fac"""
)
_ROLE = re.compile(
    rf"(?:unknown |unbekannter? )?(?:{'|'.join(sorted(_ROLES))})[ _-]?(?:\d{{1,3}}[a-z]?|[a-z])?",
    re.I,
)
_CODE = re.compile(r"[A-Z]{1,3}[ _-]?\d{0,3}[a-z]?")
_NEVER = re.compile(r'[?!;"“”„…=|<>]|://|\w{5,}\.\s|[.,]$')
_EDGES = " \t\xa0*_>\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_NUMBER = re.compile(r"\d+[a-z]?$", re.I)


def tidy(name: str) -> str:
    """A name without emphasis marks, direction marks and doubled spaces."""
    return " ".join(name.strip(_EDGES).split()).strip(_EDGES)


@lru_cache(maxsize=4096)
def plausible(name: str) -> bool:
    """Whether a tidied `name` is short enough and shaped like one."""
    parts = name.split()
    if not name or len(name) > LONGEST_NAME or len(parts) > MOST_WORDS:
        return False
    if _NEVER.search(name) or not any(c.isalpha() for c in name):
        return False
    if "-".join(parts).casefold() in NOT_NAMES:
        return False
    return len(parts) < 3 or not parts[0][0].islower()


def is_role(name: str) -> bool:
    """Whether `name` says what somebody does in an interview, as "Interviewer" or "P1"."""
    return bool(_ROLE.fullmatch(name) or _CODE.fullmatch(name))


def is_given_name(name: str) -> bool:
    """Whether no word of `name` begins with a small letter, as in "Ringo Starr"."""
    return not any(word[0].islower() for word in name.split())


def stem(name: str) -> str:
    """A name without its number: "Speaker 3" and "Speaker 1" share "speaker"."""
    return _NUMBER.sub("", name).strip(" _-").casefold()


def is_header_word(name: str) -> bool:
    """Whether `name` belongs to the head of a document, as "Date" or "Ort"."""
    return "-".join(name.split()).casefold() in HEADER_WORDS

"""Languages and time zones to choose from, named for people."""

from __future__ import annotations

import functools
import zoneinfo

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext


def languages() -> list[tuple[str, str]]:
    """Pairs of language code and name, by name; a project's transcripts are in one of these."""
    known = {
        code: gettext(info["name"])
        for code, info in LANG_INFO.items()
        if "name" in info and "-" not in code
    }
    return sorted([*known.items(), ("zh", gettext("Chinese"))], key=lambda pair: pair[1])


def language_choices(present: str = "") -> list[tuple[str, str]]:
    """The languages, and ``present`` where it is not among them."""
    known = languages()
    if present and present not in dict(known):
        return [(present, present), *known]
    return known


def runs_left(language: str) -> bool:
    """Whether a language, by its code, is written from right to left."""
    return bool(LANG_INFO.get(language.partition("-")[0], {}).get("bidi"))


@functools.cache
def zones() -> list[tuple[str, str]]:
    """Pairs of zone key and readable name: places only, and UTC."""
    places = sorted(
        key for key in zoneinfo.available_timezones() if key.split("/")[0] in CONTINENTS
    )
    return [("UTC", "UTC"), *((key, key.replace("_", " ")) for key in places)]


CONTINENTS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


def zone(key: str) -> zoneinfo.ZoneInfo:
    """The zone named ``key``; UTC where there is none of that name."""
    try:
        return zoneinfo.ZoneInfo(key)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")

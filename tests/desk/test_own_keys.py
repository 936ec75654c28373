"""Keys of one's own: what may be chosen, what is refused, what is swapped, for oneself alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from coding.desk.coding_page import key_names
from coding.desk.coding_page.own_keys import Taken, choose, keys_of, reset, use_plain_keys
from coding.desk.coding_page.shortcuts import FIXED, SHORTCUTS, WITH_WORDS
from interviews.projects.errors import Refused
from interviews.projects.models import Event
from interviews.recordings.keys import KEYS
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in


def keys(study: Study, command: str) -> tuple[str, ...]:
    own = keys_of(study.ben.user)
    return next(each.keys for each in own.shortcuts if each.command == command)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("n", ("n",)),
        ("Shift+N n", ("n",)),
        ("ctrl+shift+Z", ("Ctrl+Shift+z",)),
        ("↓ down ArrowDown", ("ArrowDown",)),
        ("Shift+?", ("?",)),
        ("+ Ctrl++", ("+", "Ctrl++")),
        ("é Ж", ("é", "ж")),
        ("", ()),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, read: tuple[str, ...]) -> None:
    assert key_names.read(written) == read


@given(st.text(max_size=30))
def test_anything_written_is_read_or_refused(written: str) -> None:
    for key in key_names.read(written):
        assert key_names.read(key) == (key,) or key_names.refusal(key)
        assert key_names.said(key)


@pytest.mark.parametrize(
    "key",
    [
        *("Ctrl+f", "Ctrl+l", "Ctrl+t", "Ctrl+w", "Ctrl+n", "Ctrl+Shift+i", "F5", "F6", "F12"),
        *("Tab", "Shift+Tab", "Alt+n", "Ctrl+Alt+n", "Insert", "CapsLock", "Space", "PageDown"),
        *("Escape", "1", "Nonsense", "Shift+Tab+x"),
        *(key.key for key in KEYS),
    ],
)
def test_keys_of_browsers_screen_readers_and_the_player_are_refused(key: str) -> None:
    assert key_names.refusal(key, [known.key for known in KEYS])


def test_every_usual_key_could_be_chosen() -> None:
    for each in SHORTCUTS:
        if each.command not in FIXED:
            assert [key_names.refusal(key) for key in each.keys] == [""] * len(each.keys)
            assert key_names.all_said(each.keys, shifted=each.group == WITH_WORDS) == each.shown


def test_a_key_is_changed_for_oneself_alone_and_leaves_no_line_in_the_history(
    study: Study,
) -> None:
    before = Event.objects.count()
    choose(study.ben.user, "memo", "q Ctrl+M")
    assert keys(study, "memo") == ("q", "Ctrl+m")
    assert keys_of(study.ben.user).shown["memo"] == "Shift Q or Ctrl M"
    assert keys_of(study.cleo.user).shown["memo"] == "Shift M"
    assert Event.objects.count() == before
    reset(study.ben.user, "memo")
    assert not keys_of(study.ben.user).changed


def test_a_key_that_is_taken_is_refused_or_swapped(study: Study) -> None:
    with pytest.raises(Taken, match="Next coding"):
        choose(study.ben.user, "memo", "n")
    choose(study.ben.user, "memo", "n", swap=True)
    assert keys(study, "memo") == ("n",)
    assert keys(study, "next-coding") == ("m",)
    choose(study.ben.user, "memo", "m", swap=True)
    assert not keys_of(study.ben.user).changed


def test_what_stays_as_it_is_cannot_be_changed(study: Study) -> None:
    for command in ("escape", "recent", "nothing"):
        with pytest.raises(Refused):
            choose(study.ben.user, command, "q")


def test_without_plain_letters_only_other_keys_are_left(study: Study) -> None:
    use_plain_keys(study.ben.user, False)
    left = [key for each in keys_of(study.ben.user).shortcuts for key in each.keys]
    assert "Ctrl+z" in left
    assert "ArrowDown" in left
    assert not [key for key in left if len(key) == 1]
    use_plain_keys(study.ben.user, True)
    assert keys(study, "memo") == ("m",)


commands = st.sampled_from([each.command for each in SHORTCUTS if each.command not in FIXED])
written = st.lists(st.sampled_from("abcdefgjkmnpstuvxyz"), max_size=3).map(" ".join)


@given(st.lists(st.tuples(commands, written), max_size=8))
def test_whatever_is_swapped_no_key_means_two_things(chosen: list[tuple[str, str]]) -> None:
    from coding.desk.coding_page import own_keys

    kept: dict[str, Any] = {}
    for command, keys in chosen:
        had = own_keys._chosen(kept)
        kept = {"keys": own_keys._with(had, command, key_names.read(keys), True)}
    now = own_keys._chosen(kept)
    all_keys = [key for each in SHORTCUTS for key in own_keys._now(each, now)]
    assert len(all_keys) == len(set(all_keys))


def test_the_page_works_without_a_script(study: Study, interview: Interview) -> None:
    ben = signed_in(study.ben)
    came = {"from": str(interview.pk)}
    post = {name: reverse(f"desk:{name}-keys", args=[study.slug]) for name in ("choose", "reset")}
    page = ben.get(reverse("desk:keys", args=[study.slug]), came).content.decode()
    assert f"interviews/{interview.pk}/code/" in page
    refused = ben.post(post["choose"], {"command": "memo", "keys": "n", **came})
    assert refused.status_code == 422
    assert "Swap the keys" in refused.content.decode()
    kept = ben.post(post["choose"], {"command": "memo", "keys": "n", "swap": "1", **came})
    assert kept.headers["Location"].endswith(f"?from={interview.pk}#key-memo")
    ben.post(post["reset"], {})
    assert not keys_of(study.ben.user).changed


def test_the_sheet_shows_ones_own_keys_with_one_query(study: Study, interview: Interview) -> None:
    choose(study.ben.user, "memo", "q")
    html = (
        signed_in(study.ben)
        .get(reverse("desk:code", args=[study.slug, interview.pk]))
        .content.decode()
    )
    assert 'data-shortcut="memo" data-keys="q"' in html
    with CaptureQueriesContext(connection) as queries:
        keys_of(study.ben.user)
    assert len(queries) == 1

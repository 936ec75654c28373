"""Every URL as lead, coder, observer, member of another project, and nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import Study, signed_in
from tests.walk.table import ROLES, ROWS, Row, taken_back

# The accounts library's own pages: walked below, and tested in tests/accounts.
LIBRARY = "accounts/"


def named_urls(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The full names of all URLs under ``resolver``, without the accounts library's."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            if str(entry.pattern) == LIBRARY:
                continue
            space = f"{entry.namespace}:" if entry.namespace else ""
            yield from named_urls(entry, prefix + space)
        elif isinstance(entry, URLPattern):
            yield prefix + (entry.name or f"unnamed {entry.pattern}")


URLS = sorted(set(named_urls(get_resolver())))


def client_of(role: str, study: Study) -> Client:
    people = {"lead": study.ada, "coder": study.ben, "observer": study.olga, "stranger": study.sven}
    return signed_in(people[role]) if role in people else Client()


def ask(client: Client, row: Row, study: Study) -> int:
    address = reverse(row.url, kwargs=row.given(study))
    call = getattr(client, row.method)
    answer = call(address, row.data(study), headers=dict(row.headers))
    if answer.streaming:  # read to its end, as a browser does: that closes it
        b"".join(answer.streaming_content)
    status: int = answer.status_code
    return status


@pytest.mark.parametrize("url", URLS)
def test_every_url_is_in_the_table(url: str) -> None:
    assert url in {row.url for row in ROWS}, f"Add {url} to tests/walk/rows (see table.py)."


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_is_a_url(row: Row) -> None:
    assert row.url in URLS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_person_gets_what_they_may_have(row: Row, study: Study) -> None:
    got, due = {}, {}
    for role in ROLES:
        with taken_back():
            got[role] = ask(client_of(role, study), row, study)
        due[role] = row.status(role)
    assert got == due


@pytest.mark.parametrize("room", sorted({row.room for row in ROWS}))
def test_a_url_takes_the_methods_in_the_table_and_no_others(room: str, study: Study) -> None:
    client = signed_in(study.ada)
    taken = []
    for url, rows in by_url(room).items():
        for method in {"get", "post"} - {row.method for row in rows}:
            with taken_back():
                if ask(client, Row(url, method, rows[0].given), study) != 405:
                    taken.append(f"{method} {url}")
    assert taken == []


def by_url(room: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        if row.room == room:
            found[row.url].append(row)
    return found


def test_a_form_of_another_site_is_refused(study: Study) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(study.ada.user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("projects:make-invitation", args=[study.slug])
    assert client.post(address, {"role": "lead"}).status_code == 403

"""A state folder made ready once, to be copied by whoever needs one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operation.launched import prepare


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("prepared") / "home")

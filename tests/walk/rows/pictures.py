"""URLs of pictures."""

from __future__ import annotations

from typing import Any

from coding.pictures.kinds import KINDS
from coding.pictures.showing import TWIN_FORMATS
from tests.conftest import Study
from tests.walk.rows.desk import coding
from tests.walk.table import Given, Row

READABLE = sorted({"svg", *TWIN_FORMATS} - {"xlsx", "docx"})


def drawn(kind: str, **more: str) -> Given:
    """Something is coded, so that there is something to draw."""

    def given(study: Study) -> dict[str, Any]:
        return {"slug": coding(study)["slug"], "kind": kind, **more}

    return given


ROWS = [
    *(Row("pictures:picture", given=drawn(kind)) for kind in KINDS),
    *(
        Row("pictures:file", given=drawn(kind, format=format), data=lambda study: {"anyway": "1"})
        for kind in KINDS
        for format in READABLE
    ),
    Row("pictures:file", given=drawn("participants", format="png")),
]

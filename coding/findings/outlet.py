"""What the passages page needs to know to let its answers be taken out."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coding.desk.passages.taking_out import Outlet

FORMATS = (
    ("csv", _("csv, a table")),
    ("xlsx", _("xlsx, a spreadsheet")),
    ("docx", _("docx, grouped by code")),
    ("md", _("Markdown, grouped by code")),
    ("html", _("html, grouped by code")),
    ("latex", _("LaTeX, grouped by code")),
    ("jsonl", _("jsonl, for programs")),
)


def outlet() -> Outlet:
    return Outlet(lambda slug: reverse("findings:export", args=[slug]), FORMATS)

"""What hangs on a code or a coding, and what hangs on that, is hidden with the code."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from coding.segments.hiding import hide_with_codes


def fill_in(apps: Any, schema_editor: Any) -> None:
    links, codings = apps.get_model("projects", "Link"), apps.get_model("segments", "Coding")
    hide_with_codes(links.objects.all(), codings.objects.all())


class Migration(migrations.Migration):
    dependencies = [
        ("segments", "0003_found_by"),
        ("projects", "0005_hidden_with"),
    ]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]

"""What hangs on a participant, and what hangs on that, is hidden with the participant."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from interviews.transcripts.hiding import hide_with_participants


def fill_in(apps: Any, schema_editor: Any) -> None:
    hide_with_participants(apps.get_model("projects", "Link").objects.all())


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0006_sealed_versions"),
        ("projects", "0005_hidden_with"),
    ]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]

"""What was undone out of order is done again in the order in which it was undone."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F


def as_they_stood(apps: Any, schema_editor: Any) -> None:
    """Until now the newest was undone first, and the oldest undone one done again first."""
    steps = apps.get_model("projects", "UndoStep").objects
    steps.update(moved=F("seq"))
    steps.filter(state="undone").update(moved=-F("seq"))


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_preferences")]

    operations = [
        migrations.AddField(
            model_name="undostep",
            name="moved",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(as_they_stood, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="undostep", name="undo_stack"),
        migrations.AddIndex(
            model_name="undostep",
            index=models.Index(fields=["member", "state", "moved"], name="undo_stack"),
        ),
    ]

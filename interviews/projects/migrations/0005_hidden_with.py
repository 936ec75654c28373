from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0004_undo_order")]

    operations = [
        migrations.AddField(
            model_name="link", name="hidden_with", field=models.UUIDField(null=True)
        ),
    ]

"""Pieces of transcripts hold what is shown of them; all are read anew when a worker starts."""

from django.db import migrations, models


def forget(apps, schema_editor):
    apps.get_model("search", "Piece").objects.all()._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [("search", "0002_engines")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField("piece", "said", models.TextField(default="")),
    ]

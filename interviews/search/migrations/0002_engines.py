"""What each database needs to find words. A worker reads what is there when it starts."""

from django.db import migrations

from interviews.search import engines


def make(apps, schema_editor):
    engines.here().make()


def drop(apps, schema_editor):
    engines.here().drop()


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]

"""What each database needs to find words; what was there before is read when a worker starts."""

from django.db import migrations

from interviews.search import engines


def make(apps, schema_editor):
    engines.here().make()


def drop(apps, schema_editor):
    engines.here().drop()


def begin(apps, schema_editor):
    Job = apps.get_model("projects", "Job")
    Member = apps.get_model("projects", "Member")
    leads = {}
    for member in Member.objects.filter(role="lead", removed=False).order_by("-joined_at", "-id"):
        leads[member.project_id] = member
    for project, lead in leads.items():
        Job.objects.create(project_id=project, member=lead, kind="search.read_all")


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(make, drop),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]

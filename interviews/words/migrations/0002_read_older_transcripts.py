"""Texts frozen before words were looked for are read by the worker when it next starts."""

from django.db import migrations


def begin(apps, schema_editor):
    Job = apps.get_model("projects", "Job")
    Member = apps.get_model("projects", "Member")
    Version = apps.get_model("transcripts", "TranscriptVersion")
    leads = {}
    for member in Member.objects.filter(role="lead", removed=False).order_by("-joined_at", "-id"):
        leads[member.project_id] = member
    current = Version.objects.filter(removed=False, interview__removed=False)
    for version in current.only("pk", "project_id").order_by("pk"):
        if lead := leads.get(version.project_id):
            Job.objects.create(
                project_id=version.project_id,
                member=lead,
                kind="words.find",
                arguments={"version": str(version.pk)},
            )


class Migration(migrations.Migration):

    dependencies = [
        ("words", "0001_initial"),
        ("transcripts", "0002_importfile_summary"),
        ("projects", "0001_initial"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]

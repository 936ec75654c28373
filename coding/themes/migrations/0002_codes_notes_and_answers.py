
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('codebook', '0004_groups_named'),
        ('projects', '0004_undo_order'),
        ('themes', '0001_initial'),
        ('transcripts', '0006_sealed_versions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0, editable=False)),
                ('removed', models.BooleanField(default=False, editable=False)),
                ('question', models.CharField(choices=[('no concept', 'no concept'), ('one word', 'one word'), ('one participant', 'one participant'), ('no contrary', 'no contrary')], max_length=16)),
                ('because', models.TextField(verbose_name='answer')),
                ('answered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.member')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='themes.theme')),
            ],
            options={
                'verbose_name': 'answer to a quiet question',
                'ordering': ('answered_at', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed', False)), fields=('theme', 'question'), name='answered_once')],
            },
        ),
        migrations.CreateModel(
            name='Drawn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0, editable=False)),
                ('removed', models.BooleanField(default=False, editable=False)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='codebook.code')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drawn', to='themes.theme')),
            ],
            options={
                'verbose_name': 'code of a theme',
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed', False)), fields=('theme', 'code'), name='a_code_drawn_on_once')],
            },
        ),
        migrations.CreateModel(
            name='Unchosen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0, editable=False)),
                ('removed', models.BooleanField(default=False, editable=False)),
                ('what', models.CharField(choices=[('otherwise', 'Said otherwise'), ('not asked', 'Not asked'), ('nothing found', 'Nothing found')], max_length=14, verbose_name='what there is')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.member')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='transcripts.participant')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unchosen', to='themes.theme')),
            ],
            options={
                'verbose_name': 'note on a participant',
                'ordering': ('noted_at', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed', False)), fields=('theme', 'participant', 'noted_by'), name='a_participant_noted_once_by_each')],
            },
        ),
    ]

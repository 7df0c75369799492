from django.conf import settings
from django.db import migrations, models
from django.db.models import Case, F, Q, SmallIntegerField, Value, When
from django.db.models.deletion import CASCADE
from django.db.models.functions import Cast, Round


def give_turns(apps, schema_editor):
    """What claims.turns makes of confidence and attitude; new origins count from now on."""
    certainty = Cast(Round(1000 * F('confidence')), SmallIntegerField())
    behind = Case(When(attitude=True, then=Value(10_000)), default=Value(0))
    apps.get_model('claims', 'Claim').objects.update(turn=certainty + behind)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('claims', '0007_corrections'),
    ]

    operations = [
        migrations.RemoveConstraint('claim', 'claim_status_known'),
        migrations.RemoveIndex('claim', 'claims_clai_status_a61b41_idx'),
        migrations.AddField('claim', 'turn', models.SmallIntegerField(default=0)),
        migrations.RunPython(give_turns, migrations.RunPython.noop),
        migrations.AlterField(
            'claim',
            'status',
            models.CharField(choices=[('pending', 'Pending'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('unsure', 'Unsure'), ('once', 'Decided once'), ('disputed', 'Disputed')], default='pending', max_length=8),
        ),
        migrations.AlterField(
            'review',
            'status_before',
            models.CharField(choices=[('pending', 'Pending'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('unsure', 'Unsure'), ('once', 'Decided once'), ('disputed', 'Disputed')], max_length=8),
        ),
        migrations.AlterField(
            'review',
            'status_after',
            models.CharField(choices=[('pending', 'Pending'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('unsure', 'Unsure'), ('once', 'Decided once'), ('disputed', 'Disputed')], max_length=8),
        ),
        migrations.AddIndex('claim', models.Index(condition=Q(status__in=['pending', 'once']), fields=['turn', 'id'], include=('run', 'status', 'quote', 'attitude', 'hedged', 'denial', 'confidence'), name='claim_waiting_in_turn')),
        migrations.AddIndex('claim', models.Index(fields=['status', 'turn', 'id'], include=('run',), name='claim_status_in_turn')),
        migrations.AddConstraint('claim', models.CheckConstraint(condition=Q(status__in=['pending', 'accepted', 'rejected', 'unsure', 'once', 'disputed']), name='claim_status_known')),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=CASCADE, related_name='holds', to=settings.AUTH_USER_MODEL)),
                ('claim', models.OneToOneField(on_delete=CASCADE, related_name='hold', to='claims.claim')),
            ],
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claim', models.OneToOneField(on_delete=CASCADE, related_name='assignment', to='claims.claim')),
                ('to', models.ForeignKey(on_delete=CASCADE, related_name='assignments', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('query', models.CharField(blank=True, max_length=1000)),
                ('shared', models.BooleanField(default=False)),
                ('twice', models.BooleanField(default=False)),
                ('owner', models.ForeignKey(on_delete=CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'name'), name='saved_view_name_unique'),
                    models.CheckConstraint(condition=Q(('twice', False), ('shared', True), _connector='OR'), name='saved_view_twice_is_shared'),
                ],
            },
        ),
    ]

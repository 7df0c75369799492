from django.db import migrations
from django.db.models import F


def say_when(apps, schema_editor):
    """What was made at once had no end: its days are counted from when it was asked for."""
    files = apps.get_model("claims", "ReportFile").objects.filter(status="done", ended_at=None)
    files.update(ended_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [("claims", "0020_threads_at_rest")]

    operations = [migrations.RunPython(say_when, migrations.RunPython.noop)]

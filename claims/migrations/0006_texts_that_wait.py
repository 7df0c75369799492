from django.db import migrations

from claims.extraction.languages import foreign_language


def note_the_language(apps, schema_editor):
    """Of texts that were kept without a run because they are not in English."""
    Version = apps.get_model("articles", "Version")
    for version in Version.objects.filter(runs=None).iterator(chunk_size=200):
        language = foreign_language(version.text)
        Version.objects.filter(pk=version.pk).update(waiting_language=language)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0005_waiting_language"),
        ("claims", "0005_claim_fields"),
    ]

    operations = [migrations.RunPython(note_the_language, migrations.RunPython.noop)]

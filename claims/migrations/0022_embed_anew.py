import pgvector.django
from django.db import migrations

# Vectors of another encoder cannot be compared with those of this one.
FORGET = "TRUNCATE claims_embedding"
# Fits were learned over nearness as the former encoder saw it; the answers are there to learn from.
RETIRE = "UPDATE claims_fit SET status = 'retired'"
SEEK_AGAIN = """
UPDATE claims_linking SET wanted = wanted + 1;
UPDATE claims_linking
SET status = 'queued', reason = '', attempts = 0, next_attempt_at = now(), ended_at = NULL,
    sent_at = NULL
WHERE status IN ('done', 'quarantined');
"""


class Migration(migrations.Migration):
    """Have every claim embedded anew and its links sought again; what people said stays.

    The index looks at more neighbours while it is built.
    """

    dependencies = [("claims", "0021_files_made")]

    operations = [
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.RemoveIndex("embedding", "embedding_nearest"),
        migrations.AddIndex(
            "embedding",
            pgvector.django.HnswIndex(
                name="embedding_nearest",
                fields=["vector"],
                m=16,
                ef_construction=200,
                opclasses=["halfvec_cosine_ops"],
            ),
        ),
        migrations.RunSQL(RETIRE, migrations.RunSQL.noop),
        migrations.RunSQL(SEEK_AGAIN, migrations.RunSQL.noop),
    ]

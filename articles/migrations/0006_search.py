import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# No server setting changes what it gives, so columns may be made by it. `unaccent` would
# do too, but not every server has it.
FOLDED = r"""
CREATE FUNCTION articles_folded(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g');
"""
UNFOLDED = "DROP FUNCTION articles_folded(text)"

WORDED = """
CREATE FUNCTION articles_word(bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO articles_wording (article_id, search)
    SELECT articles_article.id,
        setweight(to_tsvector('english', articles_folded(title)), 'A')
        || to_tsvector('english', articles_folded(left(text, 100000)))
    FROM articles_article JOIN articles_version ON article_id = articles_article.id
    WHERE articles_article.id = $1
    ORDER BY number DESC LIMIT 1
    ON CONFLICT (article_id) DO UPDATE SET search = excluded.search
$$;

CREATE FUNCTION articles_word_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM articles_word(coalesce(NEW.article_id, OLD.article_id));
    RETURN NULL;
END $$;

CREATE FUNCTION articles_word_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM articles_word(NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER version_worded AFTER INSERT OR UPDATE OF text OR DELETE ON articles_version
    FOR EACH ROW EXECUTE FUNCTION articles_word_version();
CREATE TRIGGER article_worded AFTER UPDATE OF title ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_word_article();

SELECT articles_word(id) FROM articles_article;
"""
UNWORDED = """
DROP TRIGGER article_worded ON articles_article;
DROP TRIGGER version_worded ON articles_version;
DROP FUNCTION articles_word_article();
DROP FUNCTION articles_word_version();
DROP FUNCTION articles_word(bigint);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_waiting_language'),
    ]

    operations = [
        migrations.RunSQL(FOLDED, UNFOLDED),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='articles.article')),
                ('search', django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='wording_search')],
            },
        ),
        migrations.RunSQL(WORDED, UNWORDED),
    ]

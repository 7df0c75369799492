import django.db.models.deletion
from django.db import migrations, models

# The lock is taken when a deed commits, not when it begins, so that a long one holds nobody up.
FORWARD = """
CREATE FUNCTION audit_link(entry audit_entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    previous bytea;
BEGIN
    PERFORM pg_advisory_xact_lock(4201802);
    SELECT hash INTO previous FROM audit_seal ORDER BY id DESC LIMIT 1;
    INSERT INTO audit_seal (entry_id, hash) VALUES (entry.id, sha256(
        coalesce(previous, '') || convert_to(jsonb_build_array(
            entry.id, extract(epoch FROM entry.at), entry.actor_id, entry.action,
            entry.subject_type, entry.subject_id, entry.before, entry.after, entry.request_id
        )::text, 'UTF8')));
END $$;

CREATE FUNCTION audit_seal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_link(NEW);
    RETURN NULL;
END $$;

SELECT audit_link(entry) FROM (SELECT * FROM audit_entry ORDER BY id) entry;

CREATE CONSTRAINT TRIGGER audit_sealed AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_entry();

CREATE TRIGGER seal_no_change BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();

CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

BACKWARD = """
DROP TRIGGER seal_no_truncate ON audit_seal;
DROP TRIGGER seal_no_change ON audit_seal;
DROP TRIGGER audit_sealed ON audit_entry;
DROP FUNCTION audit_seal_entry();
DROP FUNCTION audit_link(audit_entry);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.BinaryField(max_length=32)),
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="seal", to="audit.entry")),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

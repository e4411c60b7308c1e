"""PostgreSQL's ANALYZE keeps samples of every column in pg_statistic, where they outlive the rows they came from.

Sealed bytes are random: knowing some of them helps no plan. A new binary column needs the same (a test says so).
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMNS = (
    ("intake_card", "sealed"),
    ("intake_entry", "sealed"),
    ("intake_inquiry", "lookup_id"),
    ("intake_inquiry", "case_voucher"),
    ("intake_inquiry", "note_voucher"),
    ("intake_inquiry", "successors"),
    ("intake_keywrap", "wrapped"),
    ("intake_visit", "lookup"),
    ("intake_visit", "sealed"),
)


def keep_no_samples(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Turn the samples off."""
    if schema_editor.connection.vendor != "postgresql":
        return
    quote = schema_editor.quote_name
    for table, column in COLUMNS:
        schema_editor.execute(f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} SET STATISTICS 0")


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [migrations.RunPython(keep_no_samples, migrations.RunPython.noop)]

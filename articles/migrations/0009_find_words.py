"""Words are found whichever quotation mark or hyphen was typed, and on PostgreSQL by an index."""

import sys
from typing import Any

from django.db import migrations, models

from articles import search_index

ALIKE = str.maketrans({**dict.fromkeys("‘’‚‛ʼ′", "'"), **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})
INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def write_alike(apps: Any, schema_editor: Any) -> None:
    Content = apps.get_model("articles", "Content")
    for pk, title, text in Content.objects.values_list("pk", "search_title", "search_text"):
        Content.objects.filter(pk=pk).update(
            search_title=title.translate(INVISIBLE).translate(ALIKE),
            search_text=f"{title} {text}".translate(INVISIBLE).translate(ALIKE),
        )


def make_index(apps: Any, schema_editor: Any) -> None:
    if said := search_index.make(schema_editor.connection):
        sys.stderr.write(f"\n{said}\n")


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_imported_from")]

    operations = [
        migrations.AddIndex(
            model_name="content",
            index=models.Index(
                fields=["language", "-published_at", "expires_at", "kind", "search_title"], name="content_titles"
            ),
        ),
        migrations.RunPython(make_index, migrations.RunPython.noop),
        migrations.RunPython(write_alike, migrations.RunPython.noop),
    ]

"""What was written before there were revisions becomes the first one."""

import unicodedata
from typing import Any

from django.db import migrations
from django.utils.html import strip_tags

WRITTEN = (
    *("title", "slug", "summary", "body", "content_note", "sources", "author_id"),
    *("reviewed_on", "review_due", "nav_label", "nav_order"),
)


def begin_history(apps: Any, schema_editor: Any) -> None:
    Content = apps.get_model("articles", "Content")
    Revision = apps.get_model("articles", "Revision")
    for content in Content.objects.all():
        revision = Revision.objects.create(
            content=content,
            made_at=content.updated_at,
            made_by_id=content.author_id,
            lists={
                "topics": sorted(content.topics.values_list("pk", flat=True)),
                "patterns": sorted(content.patterns.values_list("pk", flat=True)),
                "related": [],
            },
            **{name: getattr(content, name) for name in WRITTEN},
        )
        Content.objects.filter(pk=content.pk).update(
            live_revision=revision if content.published_at else None,
            first_published_at=content.published_at,
            typeset=content.body,
            search_title=_normalised(content.title),
            search_text=_normalised(f"{content.summary} {strip_tags(content.body)}"),
        )


def _normalised(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text)
    return " ".join("".join(sign for sign in signs if not unicodedata.combining(sign)).casefold().split())


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_revisions_and_pictures")]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]

"""A topic that moves keeps the address it had: it leads on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_old_addresses")]

    operations = [
        migrations.CreateModel(
            name="FormerTopicAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to="articles.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a topic",
                "verbose_name_plural": "former addresses of topics",
            },
        ),
    ]

"""Somebody whose page moves keeps the address it had: it leads on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("practice", "0008_ages_of_each_therapist")]

    operations = [
        migrations.CreateModel(
            name="FormerStaffAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a page of somebody",
                "verbose_name_plural": "former addresses of pages of people",
            },
        ),
    ]

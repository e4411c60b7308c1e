"""What is made of a picture stands in its own row: a page that shows one asks for nothing more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_note_newest_revisions")]

    operations = [
        migrations.DeleteModel(name="Rendition"),
        migrations.AddField(
            model_name="image",
            name="rendered",
            field=models.JSONField(default=list, editable=False),
        ),
    ]

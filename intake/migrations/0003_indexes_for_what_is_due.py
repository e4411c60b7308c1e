from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_no_samples_of_what_is_sealed")]
    operations = [
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(condition=models.Q(("state", "draft")), fields=["created_at"], name="inquiry_drafts"),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(fields=["state", "state_since"], name="inquiry_retention"),
        ),
    ]

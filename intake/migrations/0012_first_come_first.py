from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_unread")]

    operations = [
        migrations.RemoveIndex(model_name="inquiry", name="inquiry_queue"),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                fields=["state", "-needs_urgent_care", "reply_by", "sent_at", "id"], name="inquiry_queue"
            ),
        ),
    ]

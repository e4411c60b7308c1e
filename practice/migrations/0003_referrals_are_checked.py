from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0002_capacity_referrals_and_counts"),
    ]

    operations = [
        migrations.AddField(
            model_name="referraloption",
            name="checked_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which you last made sure that this is right.",
                null=True,
                verbose_name="last checked",
            ),
        ),
    ]

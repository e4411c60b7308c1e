from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0012_first_come_first"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("new_inquiry", "New Inquiry"),
                    ("urgent_inquiry", "Urgent Inquiry"),
                    ("new_message", "New Message"),
                    ("time_taken", "Time Taken"),
                    ("left_list", "Left List"),
                    ("due_tomorrow", "Due Tomorrow"),
                    ("overdue", "Overdue"),
                    ("meeting", "Meeting"),
                    ("confirm", "Confirm"),
                    ("answer", "Answer"),
                    ("meeting_sender", "Meeting Sender"),
                ],
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="RetentionTerm",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("days", models.PositiveIntegerField()),
                ("before", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="retention_term_is_one_row")
                ],
            },
        ),
    ]

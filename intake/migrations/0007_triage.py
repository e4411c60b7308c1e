import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


COLUMNS = (("intake_senderaddress", "sealed"), ("intake_senderaddress", "token_hash"), ("intake_event", "link"))


def keep_no_samples(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let PostgreSQL keep no samples of what is sealed, as in 0002."""
    if schema_editor.connection.vendor != "postgresql":
        return
    quote = schema_editor.quote_name
    for table, column in COLUMNS:
        schema_editor.execute(f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} SET STATISTICS 0")


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0006_times_to_meet"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldSlot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ReplyTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, verbose_name="short name")),
                ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("reply", "Answer"),
                            ("offer", "Offer times"),
                            ("waitlist", "Waiting list"),
                            ("refer", "Refer on"),
                            ("close", "Finish"),
                        ],
                        default="reply",
                        max_length=16,
                        verbose_name="for",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("body", models.TextField(max_length=6000, verbose_name="text")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("is_shipped", models.BooleanField(default=False, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "text to start from",
                "verbose_name_plural": "texts to start from",
                "ordering": ["purpose", "order", "title"],
            },
        ),
        migrations.CreateModel(
            name="SenderAddress",
            fields=[
                (
                    "inquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="address",
                        serialize=False,
                        to="intake.inquiry",
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("token_hash", models.BinaryField(unique=True)),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("mails_sent", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SetLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("apology", "the answer is late"),
                            ("follow_up", "asked once more"),
                            ("check_in", "still waiting?"),
                            ("close", "a gentle close"),
                            ("wait_over", "off the waiting list"),
                        ],
                        max_length=16,
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("about", models.DateTimeField()),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("still", "I am still waiting"),
                            ("found", "I have found someone"),
                            ("remove", "Take me off the list"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="offer",
            name="offer_accepted_is_one",
        ),
        migrations.AddField(
            model_name="event",
            name="link",
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="came_by",
            field=models.CharField(
                choices=[("form", "Intake form"), ("phone", "Phone call"), ("mail", "E-mail")],
                default="form",
                max_length=8,
                verbose_name="came by",
            ),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="held_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="held"),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="held_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="snoozed_until",
            field=models.DateTimeField(blank=True, null=True, verbose_name="put off until"),
        ),
        migrations.AddField(
            model_name="notice",
            name="refused_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("happened", "It took place"), ("no_show", "They did not come"), ("moved", "It was moved")],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="what",
            field=models.CharField(
                choices=[
                    ("sent", "sent"),
                    ("opened", "read"),
                    ("moved", "moved"),
                    ("urgent_handled", "urgency acknowledged"),
                    ("noted", "note added"),
                    ("wrote", "wrote a message"),
                    ("taken_back", "answer taken back"),
                    ("offered", "times offered"),
                    ("time_taken", "time accepted"),
                    ("offer_ended", "offered time let go"),
                    ("code_given", "new return code given"),
                    ("code_ended", "return code ended"),
                    ("new_keys", "sealed again under new keys"),
                    ("added", "added by staff"),
                    ("snoozed", "put off to another day"),
                    ("assigned", "someone took it on"),
                    ("new_date", "new date promised"),
                    ("held", "kept from being erased"),
                    ("hold_ended", "no longer kept from being erased"),
                    ("called", "phone call logged"),
                    ("handed_over", "hand-over sheet opened"),
                    ("apologised", "told that the answer is late"),
                    ("followed_up", "asked once more"),
                    ("checked_in", "asked whether they still wait"),
                    ("check_answered", "answered whether they still wait"),
                    ("happened", "the talk took place"),
                    ("no_show", "did not come"),
                    ("time_moved", "the time was moved"),
                    ("mail_confirmed", "mail address confirmed"),
                    ("mail_stopped", "no more mail wanted"),
                    ("mail_refused", "mail address does not work"),
                    ("exported", "exported"),
                    ("erased", "erased"),
                    ("unlock_failed", "wrong passphrase"),
                    ("invited", "reader invited"),
                    ("reader_added", "reader added"),
                    ("reader_removed", "reader removed"),
                    ("ended_given", "ended letters handed over too"),
                    ("words_changed", "passphrase changed"),
                    ("restored", "reader restored with the recovery key"),
                    ("recovery_made", "recovery key made"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("new_inquiry", "New Inquiry"),
                    ("urgent_inquiry", "Urgent Inquiry"),
                    ("new_message", "New Message"),
                    ("time_taken", "Time Taken"),
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
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(condition=models.Q(("state", "new")), fields=["reply_by"], name="inquiry_promises"),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("came_by__in", ["form", "phone", "mail"])), name="inquiry_source_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_at__isnull", True), ("held_by__isnull", True)),
                    models.Q(("held_at__isnull", False), ("held_by__isnull", False)),
                    _connector="OR",
                ),
                name="inquiry_held_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("staff__isnull", True)), fields=("inquiry", "kind"), name="notice_to_sender_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", ""), ("state", "accepted")),
                fields=("inquiry",),
                name="offer_accepted_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", ""),
                    models.Q(("outcome__in", ["happened", "no_show", "moved"]), ("state", "accepted")),
                    _connector="OR",
                ),
                name="offer_outcome_is_known",
            ),
        ),
        migrations.AddField(
            model_name="heldslot",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="slots", to="intake.offer"
            ),
        ),
        migrations.AddField(
            model_name="heldslot",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="replytemplate",
            constraint=models.UniqueConstraint(
                fields=("key", "language"),
                name="reply_template_once_a_language",
                violation_error_message="There is a text with this short name already.",
            ),
        ),
        migrations.AddField(
            model_name="setletter",
            name="inquiry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="set_letters", to="intake.inquiry"
            ),
        ),
        migrations.AddConstraint(
            model_name="heldslot",
            constraint=models.UniqueConstraint(fields=("staff", "starts_at"), name="slot_is_held_once"),
        ),
        migrations.AddConstraint(
            model_name="setletter",
            constraint=models.UniqueConstraint(fields=("inquiry", "kind", "about", "number"), name="set_letter_once"),
        ),
        migrations.AddConstraint(
            model_name="setletter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="set_letter_answered_pair",
            ),
        ),
        migrations.RunPython(keep_no_samples, migrations.RunPython.noop),
    ]

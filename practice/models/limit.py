"""What limits remember: how often somebody did something today, and nothing that says who."""

from typing import ClassVar

from django.db import models

from practice.models.field_classes import FieldClasses

CLIENT_BYTES = 4


class DailyKey(models.Model):
    """The random key under which the addresses of one day are hashed; deleted when the day is over."""

    day = models.DateField(unique=True)
    key = models.BinaryField(max_length=32)

    field_classes: ClassVar = FieldClasses(clear="id day key")

    class Meta:
        verbose_name = "daily key"

    def __str__(self) -> str:
        return f"the key of {self.day}"


class LimitCount(models.Model):
    """How often one client did one thing in a window; the client is four bytes that only the key of the day makes."""

    what = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    client = models.BinaryField(max_length=CLIENT_BYTES)
    number = models.PositiveIntegerField(default=0)

    field_classes: ClassVar = FieldClasses(clear="id what starts_at client number")

    class Meta:
        verbose_name = "limit count"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "starts_at", "client"], name="limit_count_once_a_window"),
        ]
        indexes: ClassVar = [models.Index(fields=["starts_at"], name="limit_count_starts")]

    def __str__(self) -> str:
        return f"{self.what} from {self.starts_at}: {self.number}"

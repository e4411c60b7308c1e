"""What the practice offers: one row, and the places it is licensed for."""

from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from practice.models.country import Country
from practice.models.field_classes import FieldClasses

RESERVED_PLACE = "elsewhere"  # the answer of someone who would be in none of the places


def is_time_zone(name: str) -> None:
    """Accept the name of a time zone as computers know it. Raises ValidationError."""
    if name not in available_timezones():
        raise ValidationError(_("Write a time zone like America/Los_Angeles or Europe/London."))


class Profile(models.Model):
    """The practice as readers and senders meet it. There is exactly one row, with id 1."""

    class Capacity(models.TextChoices):
        """Whether someone who writes now can be offered a place."""

        OPEN = "open", _("Open: there is room")
        WAITLIST = "waitlist", _("Waiting list only")
        CLOSED = "closed", _("Closed: refer people on")

    class Format(models.TextChoices):
        """How sessions are held."""

        ONLINE = "online", _("Online")
        IN_PERSON = "in_person", _("In person")
        BOTH = "both", _("Online and in person")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name of the practice"), max_length=80)
    tagline = models.CharField(_("one line under the name"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, default=Country.US)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="America/Los_Angeles", validators=[is_time_zone]
    )
    sessions = models.CharField(_("sessions"), max_length=16, choices=Format, default=Format.ONLINE)
    fee = models.DecimalField(
        _("fee for a session"), max_digits=7, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency sign"), max_length=3, default="$")
    session_minutes = models.PositiveSmallIntegerField(_("minutes a session"), default=50)
    lower_fee_places = models.PositiveSmallIntegerField(_("places at a lower fee"), default=0)
    minimum_age = models.PositiveSmallIntegerField(_("youngest age seen"), default=18)
    maximum_age = models.PositiveSmallIntegerField(_("oldest age seen"), null=True, blank=True)
    reply_within_days = models.PositiveSmallIntegerField(
        _("working days until an answer"), default=2, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days until a letter that led nowhere is erased"), default=180, validators=[MinValueValidator(30)]
    )
    capacity = models.CharField(_("room for new people"), max_length=16, choices=Capacity, default=Capacity.OPEN)
    room_from = models.DateField(_("room from"), null=True, blank=True)
    waitlist_weeks_least = models.PositiveSmallIntegerField(_("waiting list: at least weeks"), null=True, blank=True)
    waitlist_weeks_most = models.PositiveSmallIntegerField(_("waiting list: at most weeks"), null=True, blank=True)
    confidentiality = models.TextField(_("limits of confidentiality"), blank=True, help_text=_("Two plain sentences."))
    neutral_url = models.URLField(
        _("where “Leave this site” goes"), default="https://www.weather.gov/", validators=[URLValidator(["https"])]
    )
    is_demo = models.BooleanField(_("demo practice"), default=False, editable=False)

    field_classes: ClassVar = FieldClasses(
        clear="id name tagline country time_zone sessions fee currency session_minutes lower_fee_places minimum_age "
        "maximum_age reply_within_days retention_days capacity room_from waitlist_weeks_least waitlist_weeks_most "
        "confidentiality neutral_url is_demo"
    )

    class Meta:
        verbose_name = _("practice profile")
        verbose_name_plural = _("practice profile")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="profile_is_one_row"),
            models.CheckConstraint(
                condition=Q(maximum_age__isnull=True) | Q(maximum_age__gte=F("minimum_age")),
                name="profile_ages_in_order",
                violation_error_message=_("The oldest age must not be under the youngest."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Profile":
        """Return the practice's profile, or an unsaved one with defaults before the first set-up."""
        return cls.objects.first() or cls(name=str(_("A new practice")))

    @property
    def is_open(self) -> bool:
        """Whether there is room for new people."""
        return self.capacity == self.Capacity.OPEN

    @property
    def is_waitlist(self) -> bool:
        """Whether new people can only join the waiting list."""
        return self.capacity == self.Capacity.WAITLIST

    @property
    def is_closed(self) -> bool:
        """Whether new people can only be referred on."""
        return self.capacity == self.Capacity.CLOSED

    @property
    def fee_text(self) -> str:
        """Return the fee as a reader reads it, like “$180”; empty while none is set."""
        if not self.fee:
            return ""
        whole = self.fee == self.fee.to_integral()
        return f"{self.currency}{number_format(self.fee, 0 if whole else 2)}"

    @property
    def room_text(self) -> str:
        """Return from when there is room, like “room from May”; empty when there is room now or a waiting list."""
        today = timezone.now().date()
        if not self.is_open or self.room_from is None or self.room_from <= today:
            return ""
        month = date_format(self.room_from, "F" if self.room_from.year == today.year else "F Y")
        return str(_("room from %(month)s") % {"month": month})

    @property
    def places_text(self) -> str:
        """Return how and where sessions are held, like “Online in Oregon”."""
        places = [place.name for place in self.places.all()]
        if not places:
            return str(self.get_sessions_display())
        listed = ", ".join(places[:-1])
        named = str(_("%(places)s and %(last)s") % {"places": listed, "last": places[-1]}) if listed else places[-1]
        return str(_("%(format)s in %(places)s") % {"format": self.get_sessions_display(), "places": named})


class Place(models.Model):
    """A place whose licence the practice holds, where a client may be during sessions."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, default=1, related_name="places", editable=False)
    # Stored with answers, so it is made once, from the first name, and never changes.
    key = models.SlugField(max_length=40, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    field_classes: ClassVar = FieldClasses(clear="id profile key name order")

    class Meta:
        verbose_name = _("licensed place")
        verbose_name_plural = _("licensed places")
        ordering: ClassVar = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new place gets its key."""
        if not self.key:
            stem = slugify(self.name)[:30] or "place"
            taken = {RESERVED_PLACE, *Place.objects.filter(key__startswith=stem).values_list("key", flat=True)}
            candidates = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
            self.key = next(key for key in candidates if key not in taken)
        super().save(*args, **kwargs)

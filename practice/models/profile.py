"""What the practice offers: one row, and the places for which it works."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practice import palettes
from practice.models.country import LICENCE_ENDS_AT_THE_BORDER, NETWORKS_OF_PLANS, Country, region_codes
from practice.models.dialing import dial_url
from practice.models.field_classes import FieldClasses
from practice.models.site import ShownToReaders

# Where “Leave this site” goes until somebody has said in which country the practice is: a page that fits everyone.
NEUTRAL_ANYWHERE = "https://www.wikipedia.org/"
RESERVED_PLACE = "elsewhere"  # the answer of someone who would be in none of the places


def is_time_zone(name: str) -> None:
    """Accept the name of a time zone as computers know it. Raises ValidationError."""
    if name not in available_timezones():
        raise ValidationError(_("Write a time zone like America/Los_Angeles or Europe/London."))


class Profile(ShownToReaders):
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

    class Colours(models.TextChoices):
        """The palettes of practice.palettes."""

        HARBOUR = "harbour", _("Harbour: blue-green, with amber invitations")
        GARDEN = "garden", _("Garden: leaf green, with plum invitations")
        EVENING = "evening", _("Evening: violet on warm paper, with copper invitations")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name of the practice"), max_length=80)
    tagline = models.CharField(_("one line under the name"), max_length=120, blank=True)
    palette = models.CharField(_("colours"), max_length=16, choices=Colours, default=Colours.HARBOUR)
    address = models.TextField(
        _("address"), max_length=300, blank=True, help_text=_("Where people come to meet. Empty: online only.")
    )
    phone = models.CharField(_("telephone that anyone may read"), max_length=40, blank=True)
    mail = models.EmailField(_("mail address that anyone may read"), blank=True)
    hours_note = models.CharField(
        _("hours in your own words"),
        max_length=120,
        blank=True,
        help_text=_("Like “Tuesdays until eight in the evening”."),
    )
    imprint = models.TextField(
        _("imprint"),
        max_length=2000,
        blank=True,
        help_text=_("What the law where you work wants to be said, besides names, address and licences."),
    )
    welcome = models.TextField(
        _("your words where the letter begins"),
        max_length=400,
        blank=True,
        help_text=_("Empty: the words of this site."),
    )
    thanks = models.TextField(
        _("your words once it is sent"), max_length=400, blank=True, help_text=_("Shown beside the promised date.")
    )
    country = models.CharField(_("country"), max_length=2, choices=Country, default=Country.US)
    region = models.CharField(
        _("state, province or region"),
        max_length=24,
        blank=True,
        help_text=_("Its short code, like OR or ENG, for its own public holidays. Empty: those of the whole country."),
    )
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
    takes_self_pay = models.BooleanField(_("people pay by themselves"), default=True)
    takes_out_of_network = models.BooleanField(_("people claim a part back from their plan"), default=True)
    takes_plans = models.BooleanField(_("health plans pay"), default=False)
    plans = models.CharField(_("which plans"), max_length=200, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("youngest age seen"), default=18)
    maximum_age = models.PositiveSmallIntegerField(_("oldest age seen"), null=True, blank=True)
    reply_within_days = models.PositiveSmallIntegerField(
        _("working days until an answer"), default=2, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days until a letter that led nowhere is erased"), default=180, validators=[MinValueValidator(30)]
    )
    capacity = models.CharField(_("room for new people"), max_length=16, choices=Capacity, default=Capacity.OPEN)
    room_from = models.DateField(
        _("room from"), null=True, blank=True, help_text=_("While there is room. Empty: there is room now.")
    )
    waitlist_weeks_least = models.PositiveSmallIntegerField(
        _("waiting list: at least weeks"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    waitlist_weeks_most = models.PositiveSmallIntegerField(
        _("waiting list: at most weeks"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Both empty: people read that you can’t say how long it is."),
    )
    confidentiality = models.TextField(_("limits of confidentiality"), blank=True, help_text=_("Two plain sentences."))
    neutral_url = models.URLField(
        _("where “Leave this site” goes"), default=NEUTRAL_ANYWHERE, validators=[URLValidator(["https"])]
    )
    existing_website = models.URLField(
        _("your own website"),
        blank=True,
        validators=[URLValidator(["https"])],
        help_text=_(
            "Only if you have a website elsewhere: then this site is your intake alone, and its pages lead back there."
        ),
    )
    is_demo = models.BooleanField(_("demo practice"), default=False, editable=False)

    field_classes: ClassVar = FieldClasses(
        clear="id name tagline palette address phone mail hours_note imprint welcome thanks country region "
        "time_zone sessions fee currency session_minutes lower_fee_places takes_self_pay "
        "takes_out_of_network takes_plans plans minimum_age maximum_age reply_within_days retention_days "
        "capacity room_from waitlist_weeks_least waitlist_weeks_most confidentiality neutral_url "
        "existing_website is_demo"
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
            models.CheckConstraint(
                condition=Q(waitlist_weeks_least__isnull=True)
                | Q(waitlist_weeks_most__isnull=True)
                | Q(waitlist_weeks_most__gte=F("waitlist_weeks_least")),
                name="profile_weeks_in_order",
                violation_error_message=_("The longest wait must not be shorter than the shortest."),
            ),
            models.CheckConstraint(
                condition=Q(takes_self_pay=True) | Q(takes_out_of_network=True) | Q(takes_plans=True),
                name="profile_has_a_way_to_pay",
                violation_error_message=_("Choose at least one way to pay."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Check what hangs together, and write the region as its list does. Raises ValidationError."""
        wrong = {"region": self._find_region(), "existing_website": self._own_address_given()}
        wrong["palette"] = self._too_faint()
        least, most = self.waitlist_weeks_least, self.waitlist_weeks_most
        if least is not None and most is not None and least > most:
            wrong["waitlist_weeks_most"] = str(_("The longest wait must not be shorter than the shortest."))
        if any(wrong.values()):
            raise ValidationError({name: said for name, said in wrong.items() if said})

    def _too_faint(self) -> str:
        palette = palettes.PALETTES.get(self.palette)
        if palette is not None and palettes.too_faint(palette):
            return str(_("These colours are too faint for people to read. Choose others."))
        return ""

    def _find_region(self) -> str:
        codes = region_codes(self.country)
        given = self.region.strip()
        found = {code.casefold(): code for code in codes}.get(given.casefold())
        if not given or found:
            self.region = found or ""
            return ""
        if not codes:
            return str(_("Here holidays are known for the whole country only, so leave this empty."))
        return str(_("Write one of these codes, or leave it empty: %(codes)s.") % {"codes": ", ".join(codes)})

    def _own_address_given(self) -> str:
        if self.existing_website and urlsplit(self.existing_website).hostname == urlsplit(settings.SITE_URL).hostname:
            return str(_("This is the address of these pages themselves. Leave it empty to use all of them."))
        return ""

    @classmethod
    def current(cls) -> "Profile":
        """Return the practice's profile, or an unsaved one with defaults before the first set-up.

        Until somebody has said where the practice is, its clocks are nobody's.
        """
        return cls.objects.first() or cls(name=str(_("A new practice")), time_zone="UTC")

    @property
    def is_described(self) -> bool:
        """Whether somebody has described the practice; before, all of it is a default that says nothing true."""
        return not self._state.adding

    @property
    def is_bound_by_law(self) -> bool:
        """Whether a law, and not its own choice, keeps the practice to the places that it names."""
        return self.known_country in LICENCE_ENDS_AT_THE_BORDER

    @property
    def known_country(self) -> str:
        """Return the code of the country that somebody has chosen; empty before, whatever the default is.

        Whatever holds in one country only, like numbers to call and laws, is said by this.
        """
        return self.country if self.is_described else ""

    @property
    def zone(self) -> ZoneInfo:
        """Return the practice's time zone; UTC where the stored name is none, so that no page ever fails over it."""
        try:
            return ZoneInfo(self.time_zone)
        except (ValueError, OSError, ZoneInfoNotFoundError):
            return ZoneInfo("UTC")

    @property
    def today(self) -> date:
        """Return the date at the practice, which may differ from the server's."""
        return timezone.localdate(timezone=self.zone)

    @property
    def theme_colours(self) -> tuple[str, str]:
        """Return the colours of the paper, light and dark, for the frame that a browser draws."""
        return palettes.PALETTES.get(self.palette, palettes.HARBOUR).tokens["paper"]

    @property
    def address_lines(self) -> list[str]:
        """Return the address, one item a line; nothing where the practice is online only."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]

    @property
    def dial_url(self) -> str:
        """Return the tel: address of the public telephone."""
        return dial_url(self.phone)

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
    def is_intake_only(self) -> bool:
        """Whether this site is only the intake, beside a website that the practice has elsewhere."""
        return bool(self.existing_website)

    @property
    def tells_wait(self) -> bool:
        """Whether the practice says how long its waiting list is."""
        return self.waitlist_weeks_least is not None or self.waitlist_weeks_most is not None

    @property
    def waitlist_text(self) -> str:
        """Return how long the waiting list is, like “about 6 to 10 weeks”, or that nobody can say."""
        least, most = self.waitlist_weeks_least, self.waitlist_weeks_most
        if least is not None and most is not None and least != most:
            return str(_("about %(least)d to %(most)d weeks") % {"least": least, "most": most})
        if least is not None and most is not None:
            return ngettext("about %(weeks)d week", "about %(weeks)d weeks", least) % {"weeks": least}
        if most is not None:
            return ngettext("up to %(weeks)d week", "up to %(weeks)d weeks", most) % {"weeks": most}
        if least is not None:
            return ngettext("at least %(weeks)d week", "at least %(weeks)d weeks", least) % {"weeks": least}
        return str(_("I can’t say how long"))

    @property
    def fee_text(self) -> str:
        """Return the fee as a reader reads it, like “$180”; empty while none is set."""
        if not self.fee:
            return ""
        whole = self.fee == self.fee.to_integral()
        return f"{self.currency}{number_format(self.fee, 0 if whole else 2)}"

    @property
    def may_a_plan_pay(self) -> bool:
        """Whether a health plan may pay for sessions, or pay a part back."""
        return self.takes_plans or self.takes_out_of_network

    @property
    def ways_to_pay(self) -> list[str]:
        """Return how sessions are paid, one sentence each."""
        plans = str(_("Some health plans pay: %(plans)s.") % {"plans": self.plans}) if self.plans else ""
        in_networks = self.country in NETWORKS_OF_PLANS
        back = _("You claim a part back from your plan, out of network.") if in_networks else ""
        ways = (
            (self.takes_self_pay, str(_("You pay for sessions yourself."))),
            (self.takes_out_of_network, str(back or _("You claim a part back from your plan."))),
            (self.takes_plans, plans or str(_("Some health plans pay. Ask about yours."))),
        )
        return [sentence for is_taken, sentence in ways if is_taken]

    @property
    def room_text(self) -> str:
        """Return from when there is room, like “room from May”; empty when there is room now or a waiting list."""
        today = self.today
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


class Place(ShownToReaders):
    """A place where a client may be during sessions: where the practice is licensed, or works by its own choice."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, default=1, related_name="places", editable=False)
    # Stored with answers, so it is made once, from the first name, and never changes.
    key = models.SlugField(max_length=40, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    field_classes: ClassVar = FieldClasses(clear="id profile key name order")

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places where people may be during sessions")
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

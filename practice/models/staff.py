"""The people who work in the practice and sign in to its admin."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.site import SeenByReaders, ShownToReaders


class StaffManager(UserManager["Staff"]):
    """Makes accounts as Django does, and tells readers' pages of changes to what they show."""

    use_in_migrations = False

    def get_queryset(self) -> SeenByReaders["Staff"]:
        """Return all accounts."""
        return SeenByReaders(self.model, using=self._db)


class Staff(ShownToReaders, AbstractUser):
    """One account. A therapist reads and answers inquiries; an editor writes articles only."""

    class Role(models.TextChoices):
        """What an account may do in the admin."""

        THERAPIST = "therapist", _("Therapist")
        EDITOR = "editor", _("Editor, articles only")

    class NoticePace(models.TextChoices):
        """When mail about new inquiries goes out; urgent ones always go at once."""

        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day")

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(_("name as readers see it"), max_length=80)
    slug = models.SlugField(_("address of the public page"), max_length=80, unique=True, null=True, blank=True)
    credentials = models.CharField(
        _("credentials"), max_length=120, blank=True, help_text=_("Like “LPC” or “LCSW, SEP”.")
    )
    languages = models.CharField(
        _("languages of sessions"), max_length=120, blank=True, help_text=_("Like “English and Spanish”.")
    )
    approaches = models.TextField(
        _("ways of working"),
        max_length=600,
        blank=True,
        help_text=_("One a line, in plain words, with its name if it has one."),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("youngest age they see"), null=True, blank=True, help_text=_("Empty: as the practice says.")
    )
    maximum_age = models.PositiveSmallIntegerField(
        _("oldest age they see"), null=True, blank=True, help_text=_("Empty: as the practice says.")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.THERAPIST)
    notice_pace = models.CharField(
        _("mail about inquiries"), max_length=16, choices=NoticePace, default=NoticePace.AT_ONCE
    )
    # Part of what every session is checked against: counting on ends them all.
    session_generation = models.PositiveIntegerField(default=0, editable=False)

    readers_do_not_see: ClassVar = frozenset(
        {
            *("password", "session_generation", "last_login", "is_superuser", "username", "email", "is_staff"),
            *("date_joined", "groups", "user_permissions", "notice_pace"),
        }
    )
    objects: ClassVar[StaffManager] = StaffManager()  # type: ignore[assignment]
    field_classes: ClassVar = FieldClasses(
        clear="id password session_generation last_login is_superuser username email is_staff is_active date_joined "
        "groups user_permissions display_name slug credentials languages approaches "
        "minimum_age maximum_age role notice_pace"
    )

    class Meta:
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(maximum_age__gte=F("minimum_age")),
                name="staff_ages_in_order",
                violation_error_message=_("The oldest age must not be under the youngest."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """Return the name as readers see it."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name as readers see it."""
        return str(self)

    def get_session_auth_hash(self) -> str:
        """Return what every session of this person is checked against."""
        return self._session_hash(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the same under each earlier SECRET_KEY."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._session_hash(secret)

    def _session_hash(self, secret: str | bytes | None) -> str:
        value = f"{self.password} {self.session_generation}"
        return salted_hmac("practice.staff.session", value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def approach_list(self) -> list[str]:
        """Return the ways of working, one item each."""
        return [line.strip() for line in self.approaches.splitlines() if line.strip()]

    @property
    def takes_inquiries(self) -> bool:
        """Whether this account may read and answer inquiries."""
        return self.is_active and self.role == self.Role.THERAPIST


class TherapistManager(UserManager["Therapist"]):
    """Keeps to those who see clients."""

    use_in_migrations = False

    def get_queryset(self) -> SeenByReaders["Therapist"]:
        """Return therapists only."""
        return SeenByReaders["Therapist"](self.model, using=self._db).filter(role=Staff.Role.THERAPIST)


class Therapist(Staff):
    """A therapist as readers meet them: what their page says of them, and their licences."""

    objects: ClassVar[TherapistManager] = TherapistManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("therapist")
        verbose_name_plural = _("therapists")


class FormerStaffAddress(models.Model):
    """An address that somebody's page had: it leads to the present one."""

    slug = models.SlugField(max_length=80, unique=True)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="former_addresses")

    field_classes: ClassVar = FieldClasses(clear="id slug staff")

    class Meta:
        verbose_name = _("former address of a page of somebody")
        verbose_name_plural = _("former addresses of pages of people")

    def __str__(self) -> str:
        return self.slug

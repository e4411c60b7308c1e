"""How articles are grouped for readers."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practice.models.field_classes import FieldClasses
from practice.models.site import ShownToReaders


class Topic(ShownToReaders):
    """One theme that several articles share."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)

    field_classes: ClassVar = FieldClasses(clear="id name slug")

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the page that lists the topic's articles."""
        return reverse("articles:topic", args=[self.slug])


class FormerTopicAddress(models.Model):
    """An address that a topic had: it leads to the present one."""

    slug = models.SlugField(max_length=60, unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="former_addresses")

    field_classes: ClassVar = FieldClasses(clear="id slug topic")

    class Meta:
        verbose_name = _("former address of a topic")
        verbose_name_plural = _("former addresses of topics")

    def __str__(self) -> str:
        return self.slug

"""Topics: what they are called, where their pages are, and whether there is anything to read on them."""

from django.db import transaction
from django.utils import translation

from articles.models import Article, FormerTopicAddress, Topic


@transaction.atomic
def save(topic: Topic) -> None:
    """Store a topic; the address that it had until now leads on to the one that it has."""
    before = Topic.objects.select_for_update().filter(pk=topic.pk).values_list("slug", flat=True).first()
    topic.save()
    # Whoever takes an address has it from now on.
    FormerTopicAddress.objects.filter(slug=topic.slug).delete()
    if before is not None and before != topic.slug:
        FormerTopicAddress.objects.update_or_create(slug=before, defaults={"topic": topic})


def moved_to(slug: str) -> Topic | None:
    """Return the topic that had this address and has another one now."""
    former = FormerTopicAddress.objects.filter(slug=slug).select_related("topic").first()
    return former.topic if former else None


def has_readers(topic: Topic) -> bool:
    """Say whether readers of this language find an article under a topic: it has a page for as long as they do."""
    language = translation.get_language() or ""
    return Article.objects.live().in_language(language).filter(topics=topic).exists()

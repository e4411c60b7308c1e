"""Topics: where their pages were before, and whether there is anything to read on them."""

from django.utils import translation

from articles.models import Article, FormerTopicAddress, Topic


def moved_to(slug: str) -> Topic | None:
    """Return the topic that had this address and has another one now."""
    former = FormerTopicAddress.objects.filter(slug=slug).select_related("topic").first()
    return former.topic if former else None


def has_readers(topic: Topic) -> bool:
    """Say whether readers of this language find an article under a topic: it has a page for as long as they do."""
    language = translation.get_language() or ""
    return Article.objects.live().in_language(language).filter(topics=topic).exists()

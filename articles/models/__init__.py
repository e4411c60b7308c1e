"""Articles and pages, and how they are grouped."""

from articles.models.content import Article, Content, Page
from articles.models.taxonomy import Topic

__all__ = ["Article", "Content", "Page", "Topic"]

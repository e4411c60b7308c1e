"""Articles and pages in the admin."""

from articles.admin.content import ArticleAdmin, PageAdmin, TopicAdmin

__all__ = ["ArticleAdmin", "PageAdmin", "TopicAdmin"]

"""Articles, pages and pictures in the admin."""

from articles.admin.content import ArticleAdmin, PageAdmin, TopicAdmin
from articles.admin.images import ImageAdmin
from articles.admin.old_addresses import OldAddressAdmin
from articles.admin.portraits import PortraitAdmin

__all__ = ["ArticleAdmin", "ImageAdmin", "OldAddressAdmin", "PageAdmin", "PortraitAdmin", "TopicAdmin"]

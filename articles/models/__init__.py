"""Articles and pages, how they are grouped, what was written of them, and their pictures."""

from articles.models.content import Article, Content, Page
from articles.models.image import Image, Portrait
from articles.models.imported import ImportedFrom
from articles.models.old_address import OldAddress
from articles.models.revision import ContentEvent, FormerAddress, PreviewLink, Revision
from articles.models.taxonomy import FormerTopicAddress, Topic

__all__ = [
    "Article",
    "Content",
    "ContentEvent",
    "FormerAddress",
    "FormerTopicAddress",
    "Image",
    "ImportedFrom",
    "OldAddress",
    "Page",
    "Portrait",
    "PreviewLink",
    "Revision",
    "Topic",
]

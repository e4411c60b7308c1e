"""Inquiries in the admin: the list, the page of one, and its moves; and the texts from which an answer starts."""

from intake.admin.inquiry import InquiryAdmin
from intake.admin.reply_templates import ReplyTemplateAdmin

__all__ = ["InquiryAdmin", "ReplyTemplateAdmin"]

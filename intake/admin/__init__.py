"""Inquiries in the admin: the list, the page of one, and its moves."""

from intake.admin.inquiry import InquiryAdmin

__all__ = ["InquiryAdmin"]

"""All that is to be mended in a text before readers get it, whether it was saved or is still being written."""

from datetime import date

from articles import checking, own_paths
from articles.models import Content
from practice import calendar
from practice.models import Profile


def faults(
    *,
    kind: str,
    language: str,
    body: str,
    summary: str,
    has_patterns: bool,
    reviewed_on: date | None,
    review_due: date | None,
) -> list[checking.Fault]:
    """Return what is to be mended, the hard faults first; `body` is sanitised."""
    found = checking.faults_in_body(body, own_paths=own_paths.leads, language=language)
    if kind == Content.Kind.ARTICLE:
        found += checking.faults_around(summary=summary, has_patterns=has_patterns)
    today = calendar.today(Profile.current())
    found += checking.review_faults(reviewed_on=reviewed_on, review_due=review_due, today=today)
    return sorted(found, key=lambda fault: not fault.is_hard)

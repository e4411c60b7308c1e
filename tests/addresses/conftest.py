"""Somebody in every role, and a practice where everything that an address names is there."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from intake import visits
from intake.models import ReplyTemplate
from practice.models import AwayPeriod, CrisisLine, MonthlyTotal, Pattern, ReferralOption, WorkingHours
from tests import roles
from tests.people import Sender, unlocked


@pytest.fixture
def robin(practice, therapist):
    """What someone else has sent."""
    return Sender(name="Robin", phone="503 555 0188", reason="I have not slept since his letter.").send(practice)


@pytest.fixture
def wren(practice, therapist, sender):
    """What Wren has sent."""
    return sender.send(practice)


@pytest.fixture
def visitors(wren, robin, therapist, editor, rf):
    """Return a client for every role."""
    clients = {role: Client() for role in roles.ROLES}
    for role, sent in ((roles.SENDER, wren), (roles.OTHER, robin)):
        response = HttpResponse()
        visits.begin(rf.get("/intake/"), response, sent.case)
        clients[role].cookies[settings.VISIT_COOKIE_NAME] = response.cookies[settings.VISIT_COOKIE_NAME].value
    for role, person in ((roles.LOCKED, therapist), (roles.READER, therapist), (roles.EDITOR, editor)):
        clients[role].force_login(person)
    unlocked(clients[roles.READER])
    return clients


@pytest.fixture
def names(wren, articles, editor, second_therapist, practice, image):
    """Return what the examples of the table call by name."""
    from articles.models import Article, OldAddress, Page, Portrait, Topic

    article, page, topic = Article.objects.first(), Page.objects.get(slug="about"), Topic.objects.first()
    hours = WorkingHours.objects.create(staff=second_therapist, weekday=0, starts="09:00", ends="17:00")
    portrait = Portrait.objects.create(staff=editor, image=image)
    away = AwayPeriod.objects.create(first_day="2030-01-01", last_day="2030-01-02")
    return {
        "image": image.pk,
        "file": image.renditions[0].file,
        "portrait": portrait.pk,
        "old_address": OldAddress.objects.create(path="/2019/old", content=article).pk,
        "inquiry": wren.case.inquiry.pk,
        "article": article.pk,
        "article_slug": article.slug,
        "page": page.pk,
        "page_slug": page.slug,
        "topic": topic.pk,
        "topic_slug": topic.slug,
        "pattern": Pattern.objects.first().pk,
        "line": CrisisLine.objects.first().pk,
        "away": away.pk,
        "hours": hours.pk,
        "referral": ReferralOption.objects.first().pk,
        "total": MonthlyTotal.objects.create(what="letters", key="an-article", month="2030-01-01").pk,
        "reply_text": ReplyTemplate.objects.create(key="own", title="Our own", body="Dear {name}").pk,
        "profile": practice.pk,
        "neutral": practice.neutral_url,
        "editor": editor.pk,
        "second": second_therapist.pk,
    }

"""What the fixture puts back is what the command makes, whoever is there and however often it is put back."""

import pytest

from articles.models import Content, ContentEvent, Revision, Topic
from practice.models import CrisisLine, Pattern, Place, Profile, ReferralOption, Staff
from tests import put_back
from tests.put_back import article_models

TIMES = {"created_at", "updated_at", "made_at", "at"}


def rows(models=None):
    """Return every row of some models, without the moments at which it was made; of the articles, if none is named."""
    return {
        model: [
            {name: value for name, value in row.items() if name not in TIMES}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in models or article_models()
    }


def patterns():
    """Return what patterns each text speaks of."""
    return {content.slug: {pattern.key for pattern in content.patterns.all()} for content in Content.objects.all()}


@pytest.fixture
def starter(therapist):
    """Return what has loaded the articles once by the command."""
    starter = put_back.starter_articles()
    starter.put(therapist)
    return starter


def remove_everything():
    for model in article_models():
        model._base_manager.all().delete()


def remove_text_and_topics():
    for model in article_models():
        if model._meta.model_name not in {"image", "rendition"}:
            model._base_manager.all().delete()


def test_the_rows_that_are_put_back_are_those_that_the_command_made(starter, therapist):
    made = rows()
    remove_everything()
    starter.put(therapist)
    assert rows() == made
    assert len(made[Revision]) == len(made[ContentEvent]) == len(made[Content]) >= 9


def test_they_belong_to_the_people_and_the_patterns_of_the_test(starter):
    made = patterns()
    remove_everything()
    anna = Staff.objects.create_user("anna", display_name="Anna Lind", is_staff=True)
    for pattern in Pattern.objects.all():
        pattern.delete()
        pattern.save(force_insert=True)
    starter.put(anna)
    assert patterns() == made
    for content in Content.objects.all():
        assert content.author == anna
        assert content.live_revision.lists["patterns"] == sorted(pattern.pk for pattern in content.patterns.all())


def test_what_is_written_after_them_gets_a_number_of_its_own(starter, therapist):
    remove_everything()
    starter.put(therapist)
    assert Topic.objects.create(name="Sleep", slug="sleep").pk > 1


@pytest.mark.django_db
def test_what_a_practice_is_shipped_with_is_put_back_as_its_verbs_made_it():
    models, shipped = [Pattern, CrisisLine, Profile, Place, ReferralOption], put_back.shipped()
    shipped.put()
    made = rows(models)
    for model in reversed(models):
        model._base_manager.all().delete()
    shipped.put()
    assert rows(models) == made
    assert all(made.values())


def test_where_there_are_rows_already_the_command_is_left_to_see_to_them(starter, therapist):
    Content.objects.exclude(slug="about").delete()
    before = Content.objects.get().pk
    starter.put(therapist)
    assert Content.objects.count() > 1
    assert Content.objects.get(slug="about").pk == before


def test_what_is_there_besides_does_not_matter(starter, therapist, image):
    remove_text_and_topics()
    starter.put(therapist)
    assert Content.objects.count() >= 9
    assert list(type(image).objects.all()) == [image]

"""What the fixture puts back is what the command makes, whoever is there and however often it is put back."""

import pytest
from django.core.management import call_command

from articles.models import Content, ContentEvent, Revision, Topic
from practice.models import Pattern, Staff
from tests.put_back import StarterArticles, article_models

TIMES = {"created_at", "updated_at", "made_at", "at"}


def rows():
    """Return every row of the articles, without the moments at which it was made."""
    return {
        model: [
            {name: value for name, value in row.items() if name not in TIMES}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in article_models()
    }


def patterns():
    """Return what patterns each text speaks of."""
    return {content.slug: {pattern.key for pattern in content.patterns.all()} for content in Content.objects.all()}


@pytest.fixture
def starter(therapist):
    """Return what has loaded the articles once by the command."""
    starter = StarterArticles(lambda: call_command("load_starter", verbosity=0))
    starter.put(therapist)
    return starter


def remove_everything():
    for model in article_models():
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

"""A test that commits leaves an empty database behind, as Django would, apart from what migrations made."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from tests import emptying

MADE_BY_MIGRATIONS = {ContentType, Permission}


def rows(model):
    return list(model._base_manager.order_by("pk").values_list("pk", flat=True))


def filled():
    """Return every model that has a row, those of many-to-many fields among them."""
    every = apps.get_models(include_auto_created=True)
    return {model for model in every if not model._meta.proxy and model._base_manager.exists()}


@pytest.mark.django_db(transaction=True)
def test_whatever_a_test_left_is_gone_and_what_migrations_made_is_as_it_was(articles, image, inquiry):
    before = {model: rows(model) for model in MADE_BY_MIGRATIONS}
    assert len(filled() - MADE_BY_MIGRATIONS) > 15

    emptying.empty()

    assert filled() == MADE_BY_MIGRATIONS
    assert {model: rows(model) for model in MADE_BY_MIGRATIONS} == before


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_can_be_emptied():
    emptying.empty()

    assert filled() == MADE_BY_MIGRATIONS

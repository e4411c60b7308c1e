"""Every field of every model of ours says whether a stolen database may show it."""

from collections import Counter

import pytest
from django.apps import apps

OURS = [model for label in ("practice", "articles", "intake") for model in apps.get_app_config(label).get_models()]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_field_has_exactly_one_class(model):
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete}
    classified = Counter(model.field_classes)
    assert set(classified) == fields
    assert [name for name, times in classified.items() if times > 1] == []


def test_only_sealed_fields_hold_what_a_sender_wrote():
    free_text = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("intake").get_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() in {"TextField", "BinaryField", "JSONField"}
    }
    # Hashes, signatures and vouchers give nothing away; public keys are public.
    derived = {"Visit.lookup", "Inquiry.lookup_id", "Inquiry.case_voucher", "Inquiry.note_voucher", "Reader.signature"}
    derived |= {"RecoveryKey.signature", "Event.link", "SenderAddress.token_hash"}
    sealed_to_people = {"Reader.closed_private", "Inquiry.successors"}
    sealed_to_the_server = {"SenderAddress.sealed"}
    the_practice_wrote = {"ReplyTemplate.body"}
    senders = free_text - derived - sealed_to_people - sealed_to_the_server - the_practice_wrote
    assert senders == {"Entry.sealed", "Card.sealed", "KeyWrap.wrapped", "Visit.sealed"}

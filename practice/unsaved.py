"""Rows as they would be with what stands in a form: nothing here is stored, and nothing of it may be saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.forms import BaseModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet


@dataclass
class Typed:
    """What stands in a form: its row, the rows below it by the name of their relation, and what is to be mended."""

    row: Any
    below: dict[str, list[Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    is_sent: bool = True


def row_of(form: BaseModelForm) -> Any:
    """Return a form's row with what is right in it; what is wrong stays as it is stored."""
    form.is_valid()
    row = form.instance
    wrong = [name for name in form.errors if name in {each.name for each in row._meta.concrete_fields}]
    if wrong:
        stored = type(row)._default_manager.filter(pk=row.pk).first() or type(row)()
        for name in wrong:
            attribute = row._meta.get_field(name).attname
            setattr(row, attribute, getattr(stored, attribute))
    return row


def rows_of(formset: BaseInlineFormSet) -> list[Any]:
    """Return the rows of a form set in their usual order; a new one only once it is right."""
    formset.is_valid()
    rows = []
    for form in formset.forms:
        is_new = form.instance._state.adding
        cleaned = getattr(form, "cleaned_data", {})
        if cleaned.get(DELETION_FIELD_NAME) or (is_new and (form.errors or not form.has_changed())):
            continue
        rows.append(row_of(form))
    return in_order(rows)


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Return rows of one model as the database would sort them."""
    return sorted(rows, key=_place)


def with_row(rows: Iterable[Any], row: Any) -> list[Any]:
    """Return stored rows with this one in the place of the one that is stored, or added."""
    return in_order([*(each for each in rows if each.pk != row.pk or row.pk is None), row])


def hold(row: Model, name: str, rows: list[Any]) -> None:
    """Let a relation of a row have these rows, whoever asks for all of them."""
    found = getattr(row, name).all()
    found._result_cache, found._prefetch_done = rows, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def faults(form: BaseModelForm, formsets: Iterable[BaseInlineFormSet]) -> list[str]:
    """Return what is to be mended before this can be saved, each with the field that it is about."""
    found = _faults_of(form, "")
    for formset in formsets:
        found += [str(said) for said in formset.non_form_errors()]
        for below in formset.forms:
            found += _faults_of(below, f"{below.instance._meta.verbose_name}, ")
    return found


def _faults_of(form: BaseModelForm, before: str) -> list[str]:
    found = []
    for name, errors in form.errors.items():
        label = f"{before}{form.fields[name].label or name}: " if name in form.fields else ""
        found += [f"{label[:1].upper()}{label[1:]}{said}" for said in errors]
    return found


def _place(row: Any) -> list[tuple[bool, Any]]:
    keys = []
    for name in row._meta.ordering:
        value = getattr(row, name)
        key = _place(value) if isinstance(value, Model) else value
        keys.append((value is None, "" if value is None else key))
    return keys

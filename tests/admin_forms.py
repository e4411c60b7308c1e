"""What a form of the admin holds when it is opened, to be sent as a browser sends it."""

from typing import Any

from lxml import html


def filled(client, address: str, **changes: Any) -> dict[str, Any]:
    """Return all that stands in the form at an address, with these changes."""
    page = html.fromstring(client.get(address).content)
    form = next(form for form in page.forms if str(form.get("id", "")).endswith("_form") and form.method == "POST")
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value)
    return found | changes

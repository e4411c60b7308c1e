"""What a form of the admin holds when it is opened, to be sent as a browser sends it."""

from typing import Any

from lxml import html


def filled(client, address: str, *, form: str = "_form", **changes: Any) -> dict[str, Any]:
    """Return all that stands in the form at an address, with these changes; `form` is the end of its id."""
    page = html.fromstring(client.get(address).content)
    there = next(each for each in page.forms if str(each.get("id", "")).endswith(form))
    found: dict[str, Any] = {}
    for name, value in there.form_values():
        found.setdefault(name, []).append(value)
    return found | changes

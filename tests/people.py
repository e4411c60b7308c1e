"""The same few people in every test."""

from dataclasses import dataclass, field
from typing import Any

PASSWORD = "a long password of nobody"


@dataclass
class Sender:
    """Someone who writes for the first time. Their words are canaries: they may appear only where they belong."""

    name: str = "Wren"
    phone: str = "503 555 0142"
    reason: str = "When my partner is kind to me I start looking for the door."
    extra: dict[str, Any] = field(default_factory=dict)

    def place(self) -> dict[str, Any]:
        """Return the fields of the first page."""
        return {"age": "25-34", "where": "oregon", "who_for": "me"}

    def letter(self, **changes: Any) -> dict[str, Any]:
        """Return the fields of the second page, with `changes`."""
        return {
            **self.place(),
            "reason": self.reason,
            "closeness": ["pull-back", "scared-child"],
            "safety": "safe",
            "name": self.name,
            "routes": ["text"],
            "phone": self.phone,
            "text_safe": "yes",
            "consent": "on",
            **changes,
        }

    def answers(self, **changes: Any) -> dict[str, dict[str, Any]]:
        """Return the answers by step as `submission.send` takes them; a step in `changes` is merged into its own."""
        steps: dict[str, dict[str, Any]] = {
            "place": self.place(),
            "letter": {"reason": self.reason},
            "patterns": {"closeness": ["pull-back", "scared-child"]},
            "today": {"safety": "safe"},
            "reaching": {"name": self.name, "routes": ["text"], "phone": self.phone, "text_safe": "yes"},
        }
        for step, given in changes.items():
            steps[step] = steps.get(step, {}) | given
        return steps

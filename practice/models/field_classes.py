"""Every model says of each of its fields whether a stolen database may show it (see DESIGN §5, "In clear")."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldClasses:
    """The classes of one model's fields; each argument is a string of field names separated by spaces.

    sealed: ciphertext only.  clear: readable, and about nobody who writes to the practice.
    erased_with: readable, and deleted together with the inquiry it belongs to.
    A test fails on a field that has no class, or two.
    """

    sealed: str = ""
    clear: str = ""
    erased_with: str = ""

    def __iter__(self) -> Iterator[str]:
        """Yield every classified field name, as often as it is named."""
        yield from f"{self.sealed} {self.clear} {self.erased_with}".split()

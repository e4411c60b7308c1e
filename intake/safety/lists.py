"""How a list is written in a file: words between spaces, or patterns one a line."""

import re


def words(block: str) -> frozenset[str]:
    """Return the words of a block."""
    return frozenset(block.split())


def lines(block: str) -> list[str]:
    """Return the patterns of a block, one a line; a line that ends in "|" goes on in the next."""
    return [line for line in re.sub(r"\|\s+", "|", block).splitlines() if line.strip()]

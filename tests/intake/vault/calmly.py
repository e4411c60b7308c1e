"""How hypothesis runs here: always the same examples, and no deadline, since the machine may be busy."""

from hypothesis import settings

calmly = settings(deadline=None, derandomize=True, max_examples=60)

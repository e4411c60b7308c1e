"""Risk in what somebody writes: a phrase list with small rules, readable and editable (docs/safety.md).

It is no model and no diagnosis. It decides only whether a few lines of support are shown, blocks nothing, and is never
a reason to hold a letter as handled.
"""

from intake.safety import rules


def reads_as_risk(text: str) -> bool:
    """Say whether a text has a clause that reads as current risk to the writer or from or to somebody else."""
    return rules.read(text)

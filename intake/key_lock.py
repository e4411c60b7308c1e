"""One order for handing keys out and for changing who may have them, so that the two never meet half way.

Take it first in a transaction, before any row is locked: whoever hands a key out shares it, whoever adds, replaces or
removes a holder has it alone. SQLite needs none of it, since it lets one transaction write at a time.
"""

from django.db import connection
from django.db.transaction import TransactionManagementError

# An arbitrary number that is nobody else's: the first bytes of this module's purpose, "keys", in ASCII.
NUMBER = 0x6B657973


def share() -> None:
    """Let nobody change who has keys until this transaction ends. Raises TransactionManagementError outside of one."""
    _take("pg_advisory_xact_lock_shared")


def alone() -> None:
    """Let nobody else hand out keys or change who has them until this transaction ends.

    Never after `share` in the same transaction: two of those would wait for each other. Raises
    TransactionManagementError outside of a transaction.
    """
    _take("pg_advisory_xact_lock")


def _take(lock: str) -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s)", [NUMBER])

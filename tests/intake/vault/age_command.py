"""Proves that exports and wraps open without us, with the `age` command (Debian's package `age`, or what AGE names).

The suite and `make proofs` run it; `python -m tests.intake.vault.age_command` does too.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from intake.vault import age, recovery
from tests.intake.vault.specimens import blob, export, facts


def prove() -> int:
    """Open exports and a wrap with the command; return how many. Raises AssertionError, or OSError without `age`."""
    private, public = facts()["recovery"]["private"], facts()["recovery"]["public"]
    large, target = bytes(range(256)) * 2000, io.BytesIO()
    recovery.encrypt_export(io.BytesIO(large), target, public=public)
    wrap = blob("recovery wrap, case")[1:]  # behind the scheme byte a wrap is an age file
    for sealed, content in ((export().blob, export().content), (target.getvalue(), large), (wrap, None)):
        opened = _decrypted(sealed, private)
        assert opened is not None, "`age` refused the recovery key."
        if content is None:
            assert opened.endswith(bytes.fromhex(facts()["case_key"])), "The wrap held another key."
        else:
            assert opened == content, "`age` read something else."
        assert _decrypted(sealed, age.new_pair().private) is None, "`age` opened it with another key."
    return 3


def _decrypted(sealed: bytes, private: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder, "key.txt")
        key.write_text(private + "\n")
        command = [os.environ.get("AGE", "age"), "-d", "-i", str(key)]
        done = subprocess.run(command, input=sealed, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


if __name__ == "__main__":
    sys.stdout.write(f"`age` opened {prove()} files.\n")

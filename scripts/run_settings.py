"""What `make run` starts the practice with: the person's own environment, and loopback defaults for the rest."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import secrets_file
from scripts.one_at_a_time import one_at_a_time
from scripts.ports import LOOPBACK
from scripts.words import Stop

WAITING = "Another start is making this practice ready; I wait for it."


@dataclass(frozen=True)
class RunSettings:
    """Where the practice is served, where its data lies, and the environment of every program that serves it."""

    port: int
    data_dir: Path
    environment: dict[str, str]
    made_secrets: bool

    @property
    def address(self) -> str:
        """The address to open in a browser on this machine."""
        return f"http://{LOOPBACK}:{self.port}"


def data_folder(text: str, checkout: Path) -> Path:
    """Return the folder for everything the practice keeps, made if need be; a relative path starts at the checkout."""
    folder = checkout / (Path(text).expanduser() if text else "data")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"DATA_DIR is {folder}, and I cannot make that folder ({error.strerror}): name another.") from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise Stop(f"DATA_DIR is {folder}, and I may not write there: name another, or start me as its owner.")
    return folder.resolve()


def run_settings(surroundings: Mapping[str, str], *, port: int, checkout: Path) -> RunSettings:
    """Return everything the practice is started with. What the environment sets wins over every default."""
    folder = data_folder(surroundings.get("DATA_DIR", ""), checkout)
    with one_at_a_time(folder / "preparing.lock", waiting=WAITING):
        secrets, made = secrets_file.complete(folder, surroundings)
    defaults = {
        "ALLOWED_HOSTS": f"{LOOPBACK},localhost",
        "SITE_URL": f"http://{LOOPBACK}:{port}",
        "WEB_WORKERS": "2",
        **secrets,
    }
    wanted = {name: value for name, value in surroundings.items() if value or name not in defaults}
    environment = {
        **defaults,
        **wanted,
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "practice.settings",
    }
    return RunSettings(port=port, data_dir=folder, environment=environment, made_secrets=made)

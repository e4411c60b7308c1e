"""Stores the static files for serving; the style sheets that every public page wears become one file on the way.

They are written apart, by duty, and fetched together: each request less is time less on a poor line.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Joined file: what is in it, in the order in which pages would name them.
JOINED: Mapping[str, tuple[str, ...]] = {"css/site.css": ("css/tokens.css", "css/base.css", "css/components.css")}


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names files by their content and compresses them, as WhiteNoise does, the joined ones too."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join what is fetched together, then go on as always."""
        if not dry_run:
            for name, parts in JOINED.items():
                self._join(name, [paths[part] for part in parts])
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, name: str, parts: list[Any]) -> None:
        texts = []
        for storage, path in parts:
            with storage.open(path) as file:
                texts.append(file.read())
        self.delete(name)
        self.save(name, ContentFile(b"\n".join(texts)))

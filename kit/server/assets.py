"""Scripts and styles: read and compressed once, named by their content, kept by phones for ever."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, plain and gzipped, and its type."""

    plain: bytes
    gzipped: bytes
    kind: str


class Assets:
    """The files that pages use, by a name that changes with their content."""

    def __init__(self, folder: Path, bundles: dict[str, tuple[str, ...]]) -> None:
        self._urls: dict[str, str] = {}
        self._assets: dict[str, Asset] = {}
        for name, parts in bundles.items():
            self._add(name, b"\n".join((folder / part).read_bytes() for part in parts))

    def url(self, name: str) -> str:
        """Return the address of an asset; raises KeyError for one that does not exist."""
        return self._urls[name]

    def get(self, hashed: str) -> Asset | None:
        """Return the asset behind a hashed name."""
        return self._assets.get(hashed)

    def _add(self, name: str, content: bytes) -> None:
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._assets[hashed] = Asset(content, gzip.compress(content, 9, mtime=0), kind)
        self._urls[name] = f"/assets/{hashed}"


class AssetHandler(RequestHandler):
    """Sends an asset, gzipped where the browser takes it."""

    def get(self, hashed: str) -> None:
        """Answer with the file, to be kept for ever."""
        asset = self.application.settings["assets"].get(hashed)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{asset.kind}; charset=utf-8")
        self.set_header("Cache-Control", FOREVER)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(asset.gzipped)
        else:
            self.finish(asset.plain)

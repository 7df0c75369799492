"""Uploaded files on disk, under their hash: written whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 1 << 20


@dataclass(frozen=True)
class Stored:
    """A file in the store. `size` in bytes; `sha256` in hexadecimal."""

    name: str
    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "uploads" / sha256[:2] / sha256


def keep(name: str, chunks: Iterable[bytes]) -> Stored:
    """Stream `chunks` to disk, hashing on the way; fsynced before it takes its name.

    The name given by the user is only a label, never a path.
    """
    folder = Path(settings.MEDIA_ROOT) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, prefix="part-", delete=False) as part:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
            target = path_of(digest.hexdigest())
            target.parent.mkdir(exist_ok=True)
            Path(part.name).replace(target)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    _fsync_folder(target.parent)
    label = Path(name.replace("\\", "/")).name.replace("\0", "")[:255] or "unnamed"
    return Stored(label, digest.hexdigest(), size)


def keep_path(path: Path) -> Stored:
    with path.open("rb") as stream:
        return keep(path.name, iter(lambda: stream.read(CHUNK), b""))


def open_stored(sha256: str) -> BinaryIO:
    return path_of(sha256).open("rb")


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

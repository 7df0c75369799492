"""Files on disk, under their hash: written whole or not at all; a shelf for each kind."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 1 << 20
UPLOADS = "uploads"


@dataclass(frozen=True)
class Stored:
    """A file in the store. `size` in bytes; `sha256` in hexadecimal."""

    name: str
    sha256: str
    size: int


def path_of(sha256: str, shelf: str = UPLOADS) -> Path:
    return _folder(shelf) / sha256[:2] / sha256


def keep(name: str, chunks: Iterable[bytes], shelf: str = UPLOADS) -> Stored:
    """Stream `chunks` to disk, hashing on the way; fsynced before it takes its name.

    The name given by the user is only a label, never a path.
    """
    _folder(shelf).mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=_folder(shelf), prefix="part-", delete=False) as part:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
            _place(Path(part.name), path_of(digest.hexdigest(), shelf))
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    return Stored(label(name), digest.hexdigest(), size)


def keep_path(path: Path) -> Stored:
    with path.open("rb") as stream:
        return keep(path.name, iter(lambda: stream.read(CHUNK), b""))


def open_stored(sha256: str) -> BinaryIO:
    return path_of(sha256).open("rb")


def label(name: str) -> str:
    """The last part of a file name from any system, as one line that can be shown and stored.

    >>> label("C:\\\\clips\\\\may\\x00\\n.csv")
    'may.csv'
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(filter(str.isprintable, last))[:255].strip() or "unnamed"


def _folder(shelf: str) -> Path:
    return Path(settings.MEDIA_ROOT) / shelf


def _place(part: Path, target: Path) -> None:
    """Rename, and make the names as durable as the bytes."""
    target.parent.mkdir(exist_ok=True)
    part.replace(target)
    for folder in (target.parent, target.parent.parent):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

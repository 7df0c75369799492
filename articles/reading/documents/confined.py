"""A reader in a child process, with limits on its time and memory; the parent's side."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

from articles.reading.columns import Column
from articles.reading.heads import Head
from articles.reading.limits import CHILD_SECONDS, DOCUMENT_BYTES, MEGABYTE
from articles.reading.records import Record, Rejected, Rejection

_ROOT = Path(__file__).parents[3]
_TOO_HEAVY = "This file takes too much time or memory to read. Save it as text, or split it."


@dataclass(frozen=True)
class Confined:
    """A format read by the module of that name in this package."""

    module: str
    recognised_by: Callable[[Head], bool]

    def recognises(self, head: Head) -> bool:
        return self.recognised_by(head)

    def records(self, head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
        """What the child found. Raises `Rejected` when it did not come to its end."""
        with self._answered("records", head, stream) as (answers, ended_well):
            for line in answers:
                if line.endswith(b"\n"):  # a child that is stopped may stop in a line
                    yield _outcome(head.name, json.loads(line))
            if not ended_well:
                raise Rejected(_TOO_HEAVY)

    def columns(self, head: Head, stream: BinaryIO) -> list[Column]:
        """The columns, where it is a table; else none."""
        with self._answered("columns", head, stream) as (answers, ended_well):
            found = json.loads(answers.read()) if ended_well else []
            return [Column(one["name"], tuple(one["examples"])) for one in found]

    @contextmanager
    def _answered(
        self, question: str, head: Head, stream: BinaryIO
    ) -> Iterator[tuple[IO[bytes], bool]]:
        """What the child wrote, and whether it ended well.

        It sees one file and none of our environment.
        """
        mapping = json.dumps(head.mapping.chosen)
        command = [sys.executable, "-m", f"{__package__}", self.module, question, mapping]
        with TemporaryFile() as given, TemporaryFile() as answers:
            _copy(stream, given)
            try:
                ended = subprocess.run(
                    command,
                    stdin=given,
                    stdout=answers,
                    stderr=subprocess.DEVNULL,
                    cwd=_ROOT,
                    env={},
                    timeout=2 * CHILD_SECONDS,  # its own limit counts what it works, not how long
                    check=False,
                ).returncode
            except subprocess.TimeoutExpired:
                ended = 1
            answers.seek(0)
            yield answers, not ended


def _copy(stream: BinaryIO, given: IO[bytes]) -> None:
    stream.seek(0)
    while chunk := stream.read(MEGABYTE):
        given.write(chunk)
        if given.tell() > DOCUMENT_BYTES:
            raise Rejected(f"This document is larger than {DOCUMENT_BYTES // MEGABYTE} MB.")
    given.seek(0)


def _outcome(name: str, answer: dict[str, Any]) -> Record | Rejection:
    answer["locator"] = name + answer["locator"]
    if "reason" in answer:
        return Rejection(**answer)
    return Record.from_json(answer)
